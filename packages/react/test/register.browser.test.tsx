import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AtsRegister, type AtsRegisterOptions } from '../src/index.ts';
import { options } from './options.ts';

let container: HTMLElement;
let unmount = () => {};
const consoleError = vi.spyOn(console, 'error');

beforeEach(() => {
  consoleError.mockClear();
  container = document.body.appendChild(document.createElement('div'));
});

afterEach(() => {
  unmount();
  container.remove();
  // React says all its warnings there: keys, hydration, unknown attributes.
  expect(consoleError.mock.calls).toEqual([]);
});

function mount(props: Partial<AtsRegisterOptions> = {}) {
  const root = createRoot(container);
  unmount = () => root.unmount();
  const render = (more: Partial<AtsRegisterOptions>) =>
    root.render(
      <StrictMode>
        <AtsRegister {...options} {...props} {...more} />
      </StrictMode>,
    );
  render({});
  return { render };
}

const wav = (name = 'nuit.wav', bytes = 64) =>
  new File([new Uint8Array(bytes).fill(1)], name, { type: 'audio/wav' });

const choose = (file: File) => userEvent.upload(page.getByLabelText('Choose a file'), file);
const next = () => page.getByRole('button', { name: 'Continue' }).click();

it('hydrates what a server rendered without a warning', async () => {
  container.innerHTML = renderToString(<AtsRegister {...options} />);
  const root = hydrateRoot(container, <AtsRegister {...options} />);
  unmount = () => root.unmount();
  await choose(wav());
  await next();
  await expect.element(page.getByRole('heading', { name: 'What is it called?' })).toBeVisible();
});

it('is ready once, in StrictMode too', async () => {
  const onReady = vi.fn();
  mount({ onReady });
  await expect.poll(() => onReady.mock.calls.length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(onReady.mock.calls).toEqual([[{ mode: 'register' }]]);
});

it('shows a title as text, never as HTML', async () => {
  mount();
  await choose(wav());
  await next();
  const evil = '<img src=x onerror="document.title=1"><b>bold</b>';
  await page.getByLabelText('Title').fill(evil);
  await next();
  await page.getByLabelText('Full name').fill('<i>Inès</i>');
  await page.getByLabelText('E-mail').fill('ines@caradec.example');
  await page.getByRole('checkbox', { name: 'Author' }).click();
  await next();
  await expect.element(page.getByText(evil)).toBeVisible();
  expect(container.querySelector('img, dd b, dd i')).toBeNull();
});

it('refuses at once what cannot be registered, and says why', async () => {
  mount({ maxFileSize: 1000 });
  await choose(wav('concert.wav', 2000));
  await expect
    .element(page.getByText('concert.wav is 2 kB. The largest file this site takes is 1 kB.'))
    .toBeVisible();
  await choose(wav('empty.wav', 0));
  await expect.element(page.getByText(/empty\.wav is empty/)).toBeVisible();
  await choose(new File(['text'], 'letter.txt', { type: 'text/plain' }));
  await expect.element(page.getByText(/letter\.txt is not a recording/)).toBeVisible();
  await choose(wav('short.wav', 500));
  await expect.element(page.getByText('WAV, 500 bytes')).toBeVisible();
});

it('takes focus to the heading of a new step, and to what was refused', async () => {
  mount();
  await choose(wav());
  await next();
  await expect.element(page.getByRole('heading', { name: 'What is it called?' })).toHaveFocus();
  await next();
  const title = page.getByLabelText('Title');
  await expect.element(title).toHaveFocus();
  await expect.element(title).toHaveAttribute('aria-invalid', 'true');
  await expect.element(title).toHaveAccessibleDescription(/Give the work a title/);
  await title.fill('Nuit blanche');
  await next();
  await next();
  await expect.element(page.getByRole('group', { name: '3 things to put right' })).toHaveFocus();
  await page.getByRole('link', { name: /Creator 1: Write an e-mail address/ }).click();
  await expect.element(page.getByLabelText('E-mail')).toHaveFocus();
});

it('keeps what was typed when the page gives new callbacks, and starts anew for another site key', async () => {
  const { render } = mount();
  await choose(wav());
  await next();
  await page.getByLabelText('Title').fill('Nuit blanche');
  render({ onComplete: () => undefined });
  await expect.element(page.getByLabelText('Title')).toHaveValue('Nuit blanche');
  render({ siteKey: 'cpk_other' });
  await expect.element(page.getByRole('heading', { name: 'Choose your recording' })).toBeVisible();
});

it('says what is missing instead of throwing', async () => {
  const onFailed = vi.fn();
  mount({ siteKey: '', onFailed });
  await expect.element(page.getByRole('heading', { name: 'The widget is not set up' })).toBeVisible();
  await expect
    .poll(() => onFailed.mock.calls)
    .toEqual([[expect.objectContaining({ code: 'widget.configuration_error', stage: 'form' })]]);
});
