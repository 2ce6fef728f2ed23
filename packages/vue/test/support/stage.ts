import { afterEach, beforeEach, expect, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type App, type Component, type VNode, createApp, createSSRApp, nextTick, shallowRef } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { wav } from './world.ts';

/** A place in the page, and the promise that Vue has nothing to complain about. */
export function createStage() {
  const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
  let container = document.createElement('div');
  let app: App | undefined;

  beforeEach(() => {
    for (const complaint of complaints) complaint.mockClear();
    container = document.body.appendChild(document.createElement('div'));
  });
  afterEach(() => {
    app?.unmount();
    app = undefined;
    container.remove();
    document.adoptedStyleSheets = [];
    // Vue says all its warnings there: hydration, unknown props, missing keys.
    expect(complaints.flatMap(({ mock }) => mock.calls)).toEqual([]);
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
    unmount() {
      app?.unmount();
      app = undefined;
    },
    /** Renders. @returns a function that renders something else in the same place */
    show(first: () => VNode) {
      const content = shallowRef(first);
      app = createApp(() => content.value());
      app.mount(container);
      return async (next: () => VNode) => {
        content.value = next;
        await nextTick();
      };
    },
    /** Renders as a server does, and hydrates that. @returns what stood there before */
    async hydrate(root: Component) {
      container.innerHTML = await renderToString(createSSRApp(root));
      const html = container.innerHTML;
      app = createSSRApp(root);
      app.mount(container);
      return html;
    },
  };
}

/** What people do with a mouse, by what they see. */
export const user = {
  choose: (file = wav()) => userEvent.upload(page.getByLabelText('Choose a file'), file),
  next: () => page.getByRole('button', { name: 'Continue' }).click(),
  press: (name: string | RegExp) => page.getByRole('button', { name }).first().click(),
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
    await user.press(/^Send/);
  },
};

export const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 2 });
export const status = () => page.getByRole('status');

/** The button below the access code. */
export const find = {
  button: () => page.getByRole('button', { name: 'Find the work' }),
  press: () => find.button().click(),
};
