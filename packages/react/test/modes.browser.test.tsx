import { StrictMode, createRef } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { AtsAccess, type AtsCommands, AtsDownload, AtsUpdate, useAtsFlow, AtsScreens } from '../src/index.ts';
import * as Access from '../src/access/index.ts';
import * as Update from '../src/update/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, find, heading } from './support/stage.tsx';
import { ACCESS_CODE, createWorld } from './support/world.ts';
import { WORKS, details, page as pageOf } from './support/works.ts';

const stage = createStage();
const codeField = () => page.getByLabelText('Access code', { exact: true });

it.each([
  ['update', AtsUpdate],
  ['access', AtsAccess],
  ['download', AtsDownload],
])('hydrates %s without a warning, and then fills in the code', async (_, Whole) => {
  const whole = (
    <StrictMode>
      <Whole {...optionsFor()} accessCode={ACCESS_CODE} />
    </StrictMode>
  );
  stage.container.innerHTML = renderToString(whole);
  const before = stage.container.querySelector('input');
  const root = hydrateRoot(stage.container, whole);
  stage.onUnmount(() => root.unmount());
  await expect.element(codeField()).toHaveValue(ACCESS_CODE);
  expect(stage.container.querySelector('input')).toBe(before);
});

it('is ready once, and asks for one list in StrictMode', async () => {
  const onReady = vi.fn();
  const world = createWorld();
  stage.show(<AtsDownload {...optionsFor(world)} externalUserId="u1" onReady={onReady} />);
  await expect.poll(() => onReady.mock.calls).toEqual([[{ mode: 'download' }]]);
  await expect
    .poll(() => world.calls.works.calls.filter(({ options }) => !options.signal.aborted).length)
    .toBe(1);
});

it('stops what it asked for when it is unmounted', async () => {
  const world = createWorld();
  const render = stage.show(<AtsDownload {...optionsFor(world)} externalUserId="u1" />);
  await vi.waitFor(() => expect(world.calls.works.calls.length).toBeGreaterThan(0));
  render(null);
  await expect.poll(() => world.calls.works.calls.every(({ options }) => options.signal.aborted)).toBe(true);
});

it('becomes another mode in the same place, and ends what ran', async () => {
  const onReady = vi.fn();
  const onModeChanged = vi.fn();
  const world = createWorld();
  function Any({ mode }: { mode: 'download' | 'access' | 'register' }) {
    const user = mode === 'access' ? {} : { externalUserId: 'u1' };
    return (
      <AtsScreens view={useAtsFlow(mode, { ...optionsFor(world), ...user, onReady, onModeChanged }).view} />
    );
  }
  const render = stage.show(<Any mode="download" />);
  await vi.waitFor(() => expect(world.calls.works.calls.length).toBeGreaterThan(0));
  render(<Any mode="access" />);
  await expect.element(codeField()).toBeVisible();
  await expect.poll(() => world.calls.works.calls.every(({ options }) => options.signal.aborted)).toBe(true);
  render(<Any mode="register" />);
  await expect.element(page.getByRole('heading', { name: 'Choose your recording' })).toBeVisible();
  await expect.poll(() => onModeChanged.mock.calls).toEqual([[{ mode: 'access' }], [{ mode: 'register' }]]);
  expect(onReady.mock.calls).toEqual([[{ mode: 'download' }]]);
});

it('replaces the inside of a screen, and hands the commands to whoever holds the handle', async () => {
  const world = createWorld();
  const handle = createRef<AtsCommands>();
  stage.show(
    <Access.Root {...optionsFor(world)} handle={handle} accessCode={ACCESS_CODE}>
      <Access.AccessCodeStep />
      <Access.Details>{(view) => <p>{`Ours: ${view.lead}`}</p>}</Access.Details>
    </Access.Root>,
  );
  await find.press();
  (await world.calls.workByAccessCode.next()).answer(details());
  await expect.element(page.getByText('Ours: ATS 1042')).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Nuit blanche' })).toHaveFocus();
  expect(handle.current?.getState().screen).toBe('COMPLETE');
  handle.current?.reset();
  await expect.element(heading('Which work?')).toHaveFocus();
});

it('reads the view of its own mode beside the parts, and of no other', async () => {
  const world = createWorld();
  function Beside() {
    const step = Update.useAtsUpdateView((view) => ('step' in view ? view.step : view.screen));
    return <p>{`Step: ${step}`}</p>;
  }
  stage.show(
    <Update.Root {...optionsFor(world)} externalUserId="u1">
      <Update.WorksStep>{(view) => view.works.items.map(({ title }) => title).join()}</Update.WorksStep>
      <Beside />
    </Update.Root>,
  );
  await expect.element(page.getByText('Step: work_select')).toBeVisible();
  (await world.calls.works.next()).answer(pageOf(WORKS.slice(0, 2)));
  await expect.element(page.getByText('Nuit blanche,Sept heures du soir')).toBeVisible();
  expect(() =>
    renderToString(
      <Access.Root {...optionsFor()}>
        <Beside />
      </Access.Root>,
    ),
  ).toThrow('The view of the mode "update" is read inside its root.');
});
