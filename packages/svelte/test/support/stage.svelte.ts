import { type Component, flushSync, hydrate, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { wav } from './world.ts';

/** A place in the page, and the promise that Svelte has nothing to complain about. */
export function createStage() {
  const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
  let container = document.createElement('div');
  let leave: (() => void) | undefined;

  beforeEach(() => {
    for (const spy of complaints) spy.mockClear();
    container = document.body.appendChild(document.createElement('div'));
  });
  afterEach(() => {
    leave?.();
    leave = undefined;
    container.remove();
    document.adoptedStyleSheets = [];
    // Svelte says all its warnings there: hydration, state that is written while it is read, bindings to nothing.
    expect(complaints.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });

  const put = <Props extends Record<string, unknown>>(
    how: typeof mount,
    component: Component<Props>,
    first: Props,
  ) => {
    const props = $state({ ...first });
    const instance = how(component, { target: container, props });
    const others = leave;
    leave = () => {
      others?.();
      void unmount(instance);
    };
    return {
      instance,
      /** Other props for the same component. */
      change: (next: Partial<Props>) => flushSync(() => Object.assign(props, next)),
      /** Takes it away. */
      leave() {
        leave?.();
        leave = undefined;
      },
    };
  };

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
    show: <Props extends Record<string, unknown>>(component: Component<Props>, props: Props) =>
      put(mount, component, props),
    /** Takes over what a server rendered into the container. */
    hydrate: <Props extends Record<string, unknown>>(component: Component<Props>, props: Props) =>
      put(hydrate as typeof mount, component, props),
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
