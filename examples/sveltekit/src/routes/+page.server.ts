import { setting } from '../settings.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  siteKey: setting('ATS_SITE_KEY'),
  atsUrl: setting('ATS_URL'),
});
