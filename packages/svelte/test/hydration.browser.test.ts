import { beforeAll, expect, it, vi } from 'vitest';
import { commands, page } from 'vitest/browser';
import { AtsAccess, AtsDownload, AtsRegister, AtsUpdate } from '../src/index.ts';
import Ours from './fixtures/Ours.svelte';
import { optionsFor } from './support/options.ts';
import { createStage, heading, user } from './support/stage.svelte.ts';
import { ACCESS_CODE } from './support/world.ts';

const stage = createStage();
// The first one compiles everything for a server.
beforeAll(() => commands.renderOnServer('AtsRegister'), 120_000);
const screen = () => stage.container.querySelector('section');
/** Without the comments by which Svelte finds its places. */
const markup = () => stage.container.innerHTML.replaceAll(/<!--.*?-->/gs, '');

it('takes over what a server rendered, element by element and without a warning', async () => {
  const html = await commands.renderOnServer('AtsRegister');
  stage.container.innerHTML = html;
  const [sent, input, field] = [markup(), stage.container.querySelector('input'), screen()];
  stage.hydrate(AtsRegister, optionsFor());
  expect(markup()).toBe(sent);
  await vi.waitFor(() => expect(page.getByText(/up to 50 MB/).query()).not.toBeNull());
  expect(stage.container.querySelector('input')).toBe(input);
  expect(screen()).toBe(field);
  await user.toTitle();
  await expect.element(heading('What is it called?')).toHaveFocus();
});

it.each([
  ['AtsUpdate', AtsUpdate],
  ['AtsAccess', AtsAccess],
  ['AtsDownload', AtsDownload],
] as [name: string, component: typeof AtsUpdate][])(
  '%s shows the same first screen on a server and in the page',
  async (name, component) => {
    stage.container.innerHTML = await commands.renderOnServer(name);
    const [sent, before] = [markup(), screen()];
    stage.hydrate(component, { ...optionsFor(), accessCode: ACCESS_CODE });
    expect(markup()).toBe(sent);
    expect(screen()).toBe(before);
    await expect.element(page.getByLabelText('Access code', { exact: true })).toHaveValue(ACCESS_CODE);
  },
);

it('takes over snippets and what a page puts around the screens', async () => {
  stage.container.innerHTML = await commands.renderOnServer('Ours');
  const before = stage.container.querySelector('aside');
  stage.hydrate(Ours, optionsFor());
  expect(stage.container.querySelector('aside')).toBe(before);
  await user.toTitle();
  await expect.element(page.getByText('The name of your song')).toBeVisible();
});

it('gives two widgets in a page ids of their own', async () => {
  stage.show(AtsRegister, optionsFor());
  const [first] = stage.container.querySelectorAll('h2');
  stage.show(AtsRegister, optionsFor());
  const [, second] = stage.container.querySelectorAll('h2');
  expect(first?.id).toMatch(/^ats-/);
  expect(second?.id).not.toBe(first?.id);
});
