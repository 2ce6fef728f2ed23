import { AtsError } from '@ats-kit/protocol';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { defineComponent, h, ref } from 'vue';
import { type AtsCommands, AtsRegister, useAtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, status, user } from './support/stage.ts';
import { createWorld, wav } from './support/world.ts';

const stage = createStage();

it('registers a work to the end, and emits each public event', async () => {
  const world = createWorld();
  const told: [string, unknown][] = [];
  const tell = (name: string) => (detail: unknown) => void told.push([name, detail]);
  stage.show(() =>
    h(AtsRegister, {
      ...optionsFor(world),
      confirmPrice: true,
      onReady: tell('ready'),
      onUploadStart: tell('uploadStart'),
      onUploadComplete: tell('uploadComplete'),
      onConfirmed: tell('confirmed'),
      onStep: tell('step'),
      onComplete: tell('complete'),
    }),
  );
  await user.submit();
  await expect.element(heading('Sending Nuit blanche')).toHaveFocus();
  await world.service.init();
  const upload = await world.calls.upload.next();
  upload.options.onProgress({ sentBytes: 500, totalBytes: 1000 });
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '50');
  upload.answer();
  await world.service.prepare();
  await expect.element(heading('Ready to register')).toHaveFocus();
  await user.press('Register for 3 credits');
  await world.service.confirm();
  await world.service.complete();
  await expect.element(heading('Nuit blanche is registered')).toHaveFocus();
  expect(told.map(([name]) => name)).toEqual([
    ...['ready', 'uploadStart', 'uploadComplete', 'confirmed', 'step', 'complete'],
  ]);
  expect(told[0]).toEqual(['ready', { mode: 'register' }]);
  expect(told.at(-1)?.[1]).toMatchObject({ atsId: 1_024 });

  // A masked code does not stand in the document.
  expect(stage.container.textContent).not.toContain('0123');
  await user.press(/^Show/);
  await expect.element(page.getByText('0123').first()).toBeVisible();
});

it('shows a title as text, never as HTML', async () => {
  stage.show(() => h(AtsRegister, optionsFor()));
  await user.toTitle();
  const evil = '<img src=x onerror="document.title=1"><b>bold</b>';
  await page.getByLabelText('Title').fill(evil);
  await user.next();
  await page.getByLabelText('Full name').fill('<i>Inès</i>');
  await page.getByLabelText('E-mail').fill('ines@caradec.example');
  await page.getByRole('checkbox', { name: 'Author' }).click();
  await user.next();
  await expect.element(page.getByText(evil)).toBeVisible();
  expect(stage.container.querySelector('img, dd b, dd i, [style]')).toBeNull();
});

it('refuses at once what cannot be registered, and says why', async () => {
  stage.show(() => h(AtsRegister, { ...optionsFor(), maxFileSize: 1000 }));
  await user.choose(wav('concert.wav', 2000));
  await expect
    .element(page.getByText('concert.wav is 2 kB. The largest file this site takes is 1 kB.'))
    .toBeVisible();
  await user.choose(new File(['text'], 'letter.txt', { type: 'text/plain' }));
  await expect.element(page.getByText(/letter\.txt is not a recording/)).toBeVisible();
  await user.choose(wav('short.wav', 500));
  await expect.element(page.getByText('WAV, 500 bytes')).toBeVisible();
});

it('shows what is held over the drop zone', async () => {
  stage.show(() => h(AtsRegister, optionsFor()));
  const zone = stage.container.querySelector('[part="dropzone"]');
  zone?.dispatchEvent(new DragEvent('dragenter'));
  await expect.poll(() => zone?.getAttribute('data-state')).toBe('dragging');
  zone?.dispatchEvent(new DragEvent('dragleave', { relatedTarget: document.body }));
  await expect.poll(() => zone?.hasAttribute('data-state')).toBe(false);
});

it('keeps what was typed when the page gives new callbacks, and starts anew for another site key', async () => {
  const options = optionsFor();
  const render = stage.show(() => h(AtsRegister, options));
  await user.toTitle();
  await page.getByLabelText('Title').fill('Nuit blanche');
  await render(() => h(AtsRegister, { ...options, onComplete: () => undefined }));
  await expect.element(page.getByLabelText('Title')).toHaveValue('Nuit blanche');
  // Another site has a storage of its own.
  await render(() => h(AtsRegister, { ...optionsFor(), siteKey: 'cpk_other' }));
  await expect.element(heading('Choose your recording')).toBeVisible();
});

it('puts a veil over the screen while a token is awaited, and gives the focus back', async () => {
  const world = createWorld();
  const pending: unknown[] = [];
  const widget = ref<AtsCommands>();
  stage.show(() =>
    h(AtsRegister, { ...optionsFor(world), ref: widget, onTokenExpired: (detail) => pending.push(detail) }),
  );
  await user.submit();
  await world.service.init();
  (await world.calls.upload.next()).answer();
  await expect.element(heading('Checking the fingerprint')).toHaveFocus();
  (await world.calls.prepare.next()).refuse(new AtsError('common.auth.expired', { status: 401 }));
  await expect.poll(() => stage.container.querySelector('[part="overlay"]')).not.toBeNull();
  const section = stage.container.querySelector('section');
  expect(section?.matches('[inert][aria-busy="true"][part="screen behind"]')).toBe(true);
  await expect.element(status()).toHaveTextContent('Renewing your session');
  expect(pending).toEqual([{ pendingAction: 'submit' }]);
  widget.value?.setToken('a-new-token');
  await expect.poll(() => stage.container.querySelector('[inert], [part="overlay"]')).toBeNull();
  await world.service.prepare();
  await expect.element(heading('Registering')).toHaveFocus();
  expect(widget.value?.getState()).toMatchObject({ screen: 'CONFIRMING' });
});

it('says what is missing instead of throwing', async () => {
  const failed: unknown[] = [];
  stage.show(() =>
    h(AtsRegister, {
      ...optionsFor(),
      ports: undefined,
      siteKey: '',
      onFailed: (detail) => failed.push(detail),
    }),
  );
  await expect.element(heading('The widget is not set up')).toBeVisible();
  await expect
    .poll(() => failed)
    .toEqual([expect.objectContaining({ code: 'widget.configuration_error', stage: 'form' })]);
});

it('stops all work when it is unmounted', async () => {
  const world = createWorld();
  stage.show(() => h(AtsRegister, optionsFor(world)));
  const { options } = await world.calls.stats.next();
  stage.unmount();
  await expect.poll(() => options.signal.aborted).toBe(true);
});

it('runs without markup: a view that changes, callbacks, and options that may be a getter', async () => {
  const world = createWorld();
  const onReady = vi.fn();
  const siteKey = ref('cpk_test');
  const Headless = defineComponent(() => {
    const { view, reset } = useAtsRegister(() => ({
      ...optionsFor(world),
      siteKey: siteKey.value,
      onReady,
    }));
    return () => h('div', [h('h2', view.value.heading), h('button', { onClick: reset }, 'Reset')]);
  });
  stage.show(() => h(Headless));
  await expect.element(heading('Choose your recording')).toBeVisible();
  await expect.poll(() => onReady.mock.calls).toEqual([[{ mode: 'register' }]]);
  siteKey.value = '';
  await world.calls.stats.next();
  await expect.poll(() => world.calls.stats.calls.length).toBe(2);
  expect(world.calls.stats.calls[0]?.options.signal.aborted).toBe(true);
});

it('passes class and id on to its root, which is one element', () => {
  stage.show(() => h(AtsRegister, { ...optionsFor(), class: 'ours', id: 'widget' }));
  expect(stage.container.firstElementChild?.matches('#widget.ats.ours[part="root"]')).toBe(true);
});
