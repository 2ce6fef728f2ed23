import type { AtsRegisterOptions } from '../src/index.ts';

/** A service that never answers: what is tested here needs none. Port 9 is "discard". */
export const options: AtsRegisterOptions = {
  atsUrl: 'http://127.0.0.1:9',
  siteKey: 'cpk_test',
  locale: 'en',
};
