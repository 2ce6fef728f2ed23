import { type RegisterView, createAtsFlow } from '@ats-kit/machine';
import { createRef } from 'react';
import { expect, it, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { AtsRegister, type AtsCommands, AtsScreens } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, user } from './support/stage.tsx';
import { type World, createWorld, wav } from './support/world.ts';

const stage = createStage();
const title = () => page.getByLabelText('Title').element() as HTMLInputElement;
const painted = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Everything that may come while somebody types: the limit of the service, a token, a rendering of the page. */
async function disturb(world: World, flow: AtsCommands | null, render: (n: number) => void) {
  (await world.calls.stats.next()).answer({ totalWorks: 12, maxAudioSizeBytes: 400_000_000 });
  flow?.setToken('a-new-token');
  render(1);
  await painted();
}

async function atTitle() {
  const world = createWorld();
  const handle = createRef<AtsCommands>();
  const whole = (limit: number) => (
    <AtsRegister {...optionsFor(world)} handle={handle} maxFileSize={500_000_000 - limit} />
  );
  const render = stage.show(whole(0));
  await user.toTitle();
  return { come: () => disturb(world, handle.current, (n) => render(whole(n))) };
}

it('keeps the caret where it is while a limit, a token and a rendering come', async () => {
  const { come } = await atTitle();
  const input = title();
  await userEvent.type(input, 'Nuit blanche');
  input.setSelectionRange(4, 4);
  await userEvent.keyboard('s');
  await come();
  await userEvent.keyboard('!');
  expect([input.value, input.selectionStart]).toEqual(['Nuits! blanche', 6]);
  expect(title()).toBe(input);
  expect(document.activeElement).toBe(input);
});

it('keeps a selection', async () => {
  const { come } = await atTitle();
  const input = title();
  await userEvent.type(input, 'Nuit blanche');
  input.setSelectionRange(5, 12, 'backward');
  await come();
  expect([input.selectionStart, input.selectionEnd, input.selectionDirection]).toEqual([5, 12, 'backward']);
  await userEvent.keyboard('bleue');
  expect(input.value).toBe('Nuit bleue');
});

it('does not end the composition of an input method', async () => {
  const { come } = await atTitle();
  const input = title();
  const heard: string[] = [];
  for (const type of ['compositionstart', 'compositionend'])
    input.addEventListener(type, () => heard.push(type));
  input.focus();
  const compose = (text: string) =>
    cdp().send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('ya');
  await compose('yake');
  await come();
  await compose('夜景');
  expect(heard).toEqual(['compositionstart']);
  await cdp().send('Input.insertText', { text: '夜景' });
  await vi.waitFor(() => expect(heard).toEqual(['compositionstart', 'compositionend']));
  expect(input.value).toBe('夜景');
});

it('keeps the same field behind a veil, makes it inert, and gives caret and focus back', async () => {
  const flow = createAtsFlow('register', createWorld().ports);
  flow.start();
  const on = <Step extends string>(step: Step) => {
    const view = flow.view('t') as RegisterView & { step?: string };
    if (view.step !== step) throw new Error(`This is not the step ${step}.`);
    return view as Extract<RegisterView, { step: Step }>;
  };
  on('file').choose(wav());
  await vi.waitFor(() => expect(on('file').file).not.toBeNull());
  on('file').next.press();
  on('title').field.set('Nuit blanche');

  const render = stage.show(<AtsScreens view={on('title')} />);
  await vi.waitFor(() => title());
  const input = title();
  input.focus();
  input.setSelectionRange(4, 6);
  const overlay = { heading: 'Renewing your session', hint: 'Everything is kept.' };
  render(<AtsScreens view={{ ...on('title'), overlay }} />);
  await expect.element(page.getByText('Everything is kept.')).toBeVisible();
  await vi.waitFor(() => expect(input.closest('[inert]')).not.toBeNull());
  await vi.waitFor(() => expect(document.activeElement).not.toBe(input));
  await userEvent.keyboard('lost');

  render(<AtsScreens view={on('title')} />);
  await vi.waitFor(() => expect(document.activeElement).toBe(input));
  expect(input.closest('[inert]')).toBeNull();
  expect([input.value, input.selectionStart, input.selectionEnd]).toEqual(['Nuit blanche', 4, 6]);
  flow.stop();
});
