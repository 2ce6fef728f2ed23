import { test as base } from '@playwright/test';
import { FindingPage } from './finding.page.ts';
import { RegisterPage } from './register.page.ts';
import { type Systems, startedSystems } from './systems.ts';

/** A test with the started systems, and with a page that must not complain. */
export const test = base.extend<{ systems: Systems; register: RegisterPage; finding: FindingPage }>({
  systems: async ({}, provide) => {
    await provide(startedSystems());
  },
  finding: async ({ page }, provide) => {
    await provide(new FindingPage(page));
  },
  register: async ({ page }, provide) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // An answer that is not 2xx is shown by the browser itself, and is part of some tests.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text());
    });
    await provide(new RegisterPage(page));
    if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join('\n')}`);
  },
});

export { expect } from '@playwright/test';

const IS_FULL = process.env['ATS_TEST_FULL'] === '1';

/** Every face and its page: for the journey that each has to make in every run. */
export const ALL_FACES = [
  { face: '<ats-widget>', path: '/element.html' },
  { face: '<AtsRegister>', path: '/react.html' },
  { face: 'Vue <AtsRegister>', path: '/vue.html' },
  { face: 'Svelte <AtsRegister>', path: '/svelte.html' },
] as const;

/**
 * The faces and their pages that most journeys are made on: the element, as it is built; all of them in `test:full`. All pass one
 * suite of behaviours elsewhere.
 */
type Face = (typeof ALL_FACES)[number];
export const FACES: readonly [Face, ...Face[]] = IS_FULL ? ALL_FACES : [ALL_FACES[0]];
