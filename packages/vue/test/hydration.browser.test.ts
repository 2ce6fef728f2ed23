import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { type Component, defineComponent, h } from 'vue';
import {
  AtsAccess,
  AtsDownload,
  AtsHeader,
  AtsRegister,
  AtsUpdate,
  type FileStepView,
} from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, user } from './support/stage.ts';
import { ACCESS_CODE, createWorld } from './support/world.ts';

const stage = createStage();

const MODES: [string, () => ReturnType<typeof h>][] = [
  ['register', () => h(AtsRegister, optionsFor())],
  ['update', () => h(AtsUpdate, optionsFor())],
  ['update of a user', () => h(AtsUpdate, { ...optionsFor(), externalUserId: 'u1' })],
  ['access', () => h(AtsAccess, { ...optionsFor(), accessCode: ACCESS_CODE })],
  ['download', () => h(AtsDownload, optionsFor())],
];

it.each(MODES)('hydrates what a server rendered without a warning: %s', async (_, render) => {
  const root: Component = { setup: () => render };
  const html = await stage.hydrate(root);
  expect(html).toContain('part="heading"');
  expect(html).not.toContain('style=');
  expect(html).not.toContain(ACCESS_CODE);
  await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
});

it('keeps the elements of the server, and begins then', async () => {
  const onReady = vi.fn();
  const world = createWorld();
  const root = defineComponent(() => () => h(AtsRegister, { ...optionsFor(world), onReady }));
  await stage.hydrate(root);
  const input = stage.container.querySelector('input');
  await world.calls.stats.next();
  await expect.poll(() => onReady.mock.calls).toEqual([[{ mode: 'register' }]]);
  expect(stage.container.querySelector('input')).toBe(input);
  await user.toTitle();
  await expect.element(heading('What is it called?')).toHaveFocus();
});

it('hydrates slots, and two widgets in one page whose ids differ', async () => {
  const root = defineComponent(
    () => () =>
      h('main', [
        h(AtsRegister, optionsFor(), { file: ({ view }: { view: FileStepView }) => h(AtsHeader, { view }) }),
        h(AtsRegister, optionsFor()),
      ]),
  );
  await stage.hydrate(root);
  const ids = [...stage.container.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(2);
  expect(new Set(ids).size).toBe(ids.length);
});
