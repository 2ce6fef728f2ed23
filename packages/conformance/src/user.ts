import { expect } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { ACCESS_CODE, wav } from './world/records.ts';

/** What people see and do, by roles and labels. */

export const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 2 });
export const status = () => page.getByRole('status');
export const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const field = (name: string) => page.getByLabelText(name, { exact: true });
export const text = (what: string | RegExp) => page.getByText(what);

/** What has the focus, in shadow roots too. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Waits until the keyboard is there. */
export const expectFocus = (locator: Locator) =>
  expect
    .poll(() => {
      const element = locator.query();
      return element !== null && element === focused()
        ? 'focused'
        : (focused()?.outerHTML.slice(0, 300) ?? '');
    })
    .toBe('focused');

/** Waits for a screen, which has the keyboard. */
export const arriveAt = (name: string | RegExp) => expectFocus(heading(name));

/** Waits for a text, whatever kind of spaces hold its words together. */
export const expectText = (locator: Locator, what: string | RegExp) =>
  expect.poll(() => (locator.query()?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()).toMatch(what);

/** Waits for what a screen reader says. */
export const expectSaid = (what: string | RegExp) => expectText(status(), what);

/** The name of what has the focus. */
function nameOfFocused(): string {
  const element = focused();
  const label = element?.getAttribute('aria-label');
  const labels = (element as HTMLInputElement | null)?.labels;
  return label ?? (labels?.[0] ? labels[0].textContent.trim() : (element?.textContent.trim() ?? ''));
}

/** Presses Tab until something is reached; nothing is skipped and nothing traps. */
export async function tabTo(name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 12; presses += 1) {
    await userEvent.tab();
    const at = nameOfFocused();
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    passed.push(at);
  }
  throw new Error(`Tab does not reach ${String(name)}, only ${passed.join(', ')}.`);
}

export const press = (name: string | RegExp) => button(name).click();
export const next = () => press('Continue');
export const choose = (file = wav(), label = 'Choose a file') =>
  userEvent.upload(page.getByLabelText(label), file);

/** Chooses a file, where none is chosen yet. */
export async function toTitle(): Promise<void> {
  await expect.element(heading('Choose your recording')).toBeVisible();
  if (field('Choose a file').query() !== null) await choose();
  await next();
  await arriveAt('What is it called?');
}

export async function toCreators(): Promise<void> {
  await toTitle();
  await field('Title').fill('Nuit blanche');
  await next();
  await arriveAt('Who made it?');
}

/** @param look what to do among the creators */
export async function toReview(look?: () => Promise<void>): Promise<void> {
  await toCreators();
  await look?.();
  await field('Full name').fill('Inès Caradec');
  await field('E-mail').fill('ines@caradec.example');
  await page.getByRole('checkbox', { name: 'Author' }).click();
  await next();
  await arriveAt('Ready to send');
}

export async function submit(): Promise<void> {
  await toReview();
  await press(/^Send/);
}

/** An update has to change something. */
export async function renameCreator(): Promise<void> {
  await press(/^Inès Caradec/);
  await field('Full name').fill('Inès C. Caradec');
}

export async function findByCode(code = ACCESS_CODE): Promise<void> {
  await field('Access code').fill(code);
  await press('Find the work');
}
