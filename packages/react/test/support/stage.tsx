import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { wav } from './world.ts';

/** A place in the page, and the promise that React has nothing to complain about. */
export function createStage() {
  const consoleError = vi.spyOn(console, 'error');
  let container = document.createElement('div');
  let unmount = () => undefined as void;

  beforeEach(() => {
    consoleError.mockClear();
    container = document.body.appendChild(document.createElement('div'));
  });
  afterEach(() => {
    unmount();
    container.remove();
    document.adoptedStyleSheets = [];
    // React says all its warnings there: keys, hydration, unknown attributes.
    expect(consoleError.mock.calls).toEqual([]);
  });

  return {
    get container() {
      return container;
    },
    /** Puts on the theme, until the end of the test: the page is that of the next file too. */
    async dress() {
      const { css } = await import('@ats-kit/theme');
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    },
    onUnmount(how: () => void) {
      unmount = how;
    },
    /** Renders, in StrictMode if not told otherwise. @returns a function that renders something else in the same place */
    show(first: ReactNode, Mode: typeof StrictMode = StrictMode) {
      const root = createRoot(container);
      unmount = () => root.unmount();
      const render = (content: ReactNode) => root.render(<Mode>{content}</Mode>);
      render(first);
      return render;
    },
  };
}

/** What people do with a mouse, by what they see. */
export const user = {
  choose: (file = wav()) => userEvent.upload(page.getByLabelText('Choose a file'), file),
  next: () => page.getByRole('button', { name: 'Continue' }).click(),
  async toTitle() {
    await user.choose();
    await user.next();
  },
  async toCreators() {
    await user.toTitle();
    await page.getByLabelText('Title').fill('Nuit blanche');
    await user.next();
  },
  async toReview() {
    await user.toCreators();
    await page.getByLabelText('Full name').fill('Inès Caradec');
    await page.getByLabelText('E-mail').fill('ines@caradec.example');
    await page.getByRole('checkbox', { name: 'Author' }).click();
    await user.next();
  },
  async submit() {
    await user.toReview();
    await page.getByRole('button', { name: /^Send/ }).click();
  },
};

export const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 2 });
export const status = () => page.getByRole('status');

/** The button below the access code. */
export const find = {
  button: () => page.getByRole('button', { name: 'Find the work' }),
  press: () => find.button().click(),
};
