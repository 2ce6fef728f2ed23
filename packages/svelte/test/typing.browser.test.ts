import { expect, it, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { AtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, user } from './support/stage.svelte.ts';
import { createWorld } from './support/world.ts';

const stage = createStage();
const title = () => page.getByLabelText('Title').element() as HTMLInputElement;
const painted = () => new Promise((resolve) => setTimeout(resolve, 50));

/** At the title, with everything that may come while somebody types: the limit of the service, a token, other props. */
async function atTitle() {
  const world = createWorld();
  const { change, instance } = stage.show(AtsRegister, { ...optionsFor(world), maxFileSize: 500_000_000 });
  await user.toTitle();
  return {
    async come() {
      (await world.calls.stats.next()).answer({ totalWorks: 12, maxAudioSizeBytes: 400_000_000 });
      (instance as { setToken(token: string): void }).setToken('a-new-token');
      change({ maxFileSize: 499_999_999 });
      await painted();
    },
  };
}

it('keeps the caret where it is while a limit, a token and other props come', async () => {
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
