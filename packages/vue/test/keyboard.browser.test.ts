import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { h } from 'vue';
import { AtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading } from './support/stage.ts';
import { createWorld, wav } from './support/world.ts';

const stage = createStage();
const { keyboard, tab } = userEvent;

/** Where the keyboard is: the role and the name of what has the focus. */
const focused = () => {
  const element = document.activeElement;
  const label = element?.getAttribute('aria-label');
  const labels = (element as HTMLInputElement | null)?.labels;
  return label ?? (labels?.[0] ? labels[0].textContent.trim() : (element?.textContent ?? ''));
};

/** Presses Tab until something is reached; nothing is skipped and nothing traps. */
async function tabTo(name: string | RegExp) {
  for (let presses = 0; presses < 12; presses += 1) {
    await tab();
    if (typeof name === 'string' ? focused() === name : name.test(focused())) return;
  }
  throw new Error(`Tab does not reach ${String(name)}.`);
}

it('registers a work without a mouse, from the file to the saved code', async () => {
  const world = createWorld();
  stage.show(() => h(AtsRegister, { ...optionsFor(world), confirmPrice: true }));
  await expect.element(heading('Choose your recording')).toBeVisible();
  await tabTo('Choose a file');
  // The browser's own dialog opens with Space; what is chosen in it comes as a change.
  await userEvent.upload(page.getByLabelText('Choose a file'), wav());
  await expect.element(page.getByRole('button', { name: 'Replace nuit.wav' })).toHaveFocus();
  (await world.service.player()).onReady({ durationSeconds: 414 });
  await tabTo('Play nuit.wav');
  await keyboard(' ');
  await tabTo('Position in nuit.wav');
  await keyboard('{ArrowRight}');
  expect(world.asked).toEqual(['play', 'seek 1']);
  await tabTo('Continue');
  await keyboard('{Enter}');

  await expect.element(heading('What is it called?')).toHaveFocus();
  await tabTo('Title');
  await keyboard('Nuit blanche{Enter}');

  await expect.element(heading('Who made it?')).toHaveFocus();
  await tabTo('Full name');
  await keyboard('Inès Caradec');
  await tabTo('E-mail');
  await keyboard('ines@caradec.example');
  await tabTo('Composer');
  await keyboard(' ');
  await keyboard('{Enter}');

  await expect.element(heading('Ready to send')).toHaveFocus();
  await tabTo('Edit the title');
  await keyboard('{Enter}');
  await expect.element(heading('What is it called?')).toHaveFocus();
  await tabTo('Title');
  await keyboard('{Enter}');
  await expect.element(heading('Who made it?')).toHaveFocus();
  await tabTo('Continue');
  await keyboard('{Enter}');
  await expect.element(heading('Ready to send')).toHaveFocus();
  await tabTo(/^Send/);
  await keyboard('{Enter}');

  await expect.element(heading('Sending Nuit blanche')).toHaveFocus();
  await world.service.init();
  (await world.calls.upload.next()).answer();
  await world.service.prepare();
  await expect.element(heading('Ready to register')).toHaveFocus();
  await tabTo('Register for 3 credits');
  await keyboard('{Enter}');
  await world.service.confirm();
  await world.service.complete();
  await expect.element(heading('Nuit blanche is registered')).toHaveFocus();
  await tabTo('Download');
  await keyboard('{Enter}');
  await expect.poll(() => world.asked.at(-1)).toMatch(/^save /);
});

it('takes the keyboard to what was refused, and from the summary to each field', async () => {
  stage.show(() => h(AtsRegister, { ...optionsFor() }));
  await expect.element(heading('Choose your recording')).toBeVisible();
  await tabTo('Continue');
  await keyboard('{Enter}');
  const file = page.getByLabelText('Choose a file');
  await expect.element(file).toHaveFocus();
  await expect.element(file).toHaveAttribute('aria-invalid', 'true');
  await expect.element(file).toHaveAccessibleDescription(/Choose the recording/);
  await userEvent.upload(file, wav());
  await tabTo('Continue');
  await keyboard('{Enter}');

  await expect.element(heading('What is it called?')).toHaveFocus();
  await tabTo('Continue');
  await keyboard('{Enter}');
  const title = page.getByLabelText('Title');
  await expect.element(title).toHaveFocus();
  await expect.element(title).toHaveAttribute('aria-invalid', 'true');
  await expect.element(title).toHaveAccessibleDescription(/Give the work a title/);
  await keyboard('Nuit blanche{Enter}');

  await expect.element(heading('Who made it?')).toHaveFocus();
  await tabTo('Continue');
  await keyboard('{Enter}');
  const summary = page.getByRole('group', { name: '3 things to put right' });
  await expect.element(summary).toHaveFocus();
  await tabTo(/Creator 1: Write an e-mail address/);
  await keyboard('{Enter}');
  await expect.element(page.getByLabelText('E-mail')).toHaveFocus();
  await summary.getByRole('link', { name: /Choose at least one role/ }).click();
  await expect.element(page.getByRole('checkbox', { name: 'Author' })).toHaveFocus();
});

it('opens the panel that a link of the summary leads to', async () => {
  stage.show(() => h(AtsRegister, { ...optionsFor() }));
  await userEvent.upload(page.getByLabelText('Choose a file'), wav());
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabelText('Title').fill('Nuit blanche');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /^Add a creator/ }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: /Creator 2: Write the full name/ }).click();
  await expect
    .element(page.getByRole('group', { name: 'Creator 2' }).getByLabelText('Full name'))
    .toHaveFocus();
});

it('keeps its place when a creator is removed', async () => {
  stage.show(() => h(AtsRegister, { ...optionsFor() }));
  await userEvent.upload(page.getByLabelText('Choose a file'), wav());
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabelText('Title').fill('Nuit blanche');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /^Add a creator/ }).click();
  await page.getByRole('button', { name: 'Remove Creator 2' }).click();
  await expect.element(page.getByRole('button', { name: 'Creator 1', exact: true })).toHaveFocus();
});

it('gives the links of the error summary a finger’s height', async () => {
  await stage.dress();
  stage.show(() => h(AtsRegister, { ...optionsFor() }));
  await userEvent.upload(page.getByLabelText('Choose a file'), wav());
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabelText('Title').fill('Nuit blanche');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.element(page.getByRole('group', { name: '3 things to put right' })).toHaveFocus();
  const heights = page
    .getByRole('group', { name: '3 things to put right' })
    .getByRole('link')
    .elements()
    .map((link) => link.getBoundingClientRect().height);
  expect(heights).toHaveLength(3);
  expect(Math.min(...heights)).toBeGreaterThan(43.5);
});
