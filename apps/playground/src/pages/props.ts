import type { AtsOptions } from '@ats-kit/svelte';
import { MODES_OF_PAGE } from './modes.ts';
import type { Config } from './shell/backend.ts';
import type { Settings } from './shell/settings.ts';

/** The props of the component of the mode: what the page renders with, and what its code panel shows. */
export function propsOf(settings: Settings, { siteKey, atsUrl }: Config): AtsOptions {
  const { hasUser, hasPrice } = MODES_OF_PAGE[settings.mode];
  return {
    siteKey,
    atsUrl,
    ...(settings.network !== 'testnet' && { network: settings.network }),
    ...(settings.language !== 'en' && { locale: settings.language }),
    ...(settings.token === 'url' && { tokenUrl: '/api/ats-token' }),
    ...(hasUser && settings.user !== '' && { externalUserId: settings.user }),
    ...(hasPrice && settings.confirmPrice && { confirmPrice: true }),
  };
}
