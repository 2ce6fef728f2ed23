import { expect, it } from 'vitest';
import { browserStorage } from '../src/index.ts';
import { SITE_KEY } from './fixtures.ts';

const AT = { atsUrl: 'https://ats.example.org/', siteKey: SITE_KEY };

it.each([undefined, '', 'nowhere', 'ftp://ats.example.org'])('an atsUrl of %j is refused', (atsUrl) => {
  expect(() => browserStorage({ ...AT, atsUrl: atsUrl as string })).toThrow(
    expect.objectContaining({ code: 'widget.configuration_error' }),
  );
});
