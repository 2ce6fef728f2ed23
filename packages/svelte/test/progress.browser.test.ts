import { AtsError } from '@ats-kit/protocol';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { AtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, status, user } from './support/stage.svelte.ts';
import { createWorld } from './support/world.ts';

const stage = createStage();

it('names the progress, says it in words, and announces quarters', async () => {
  const world = createWorld();
  stage.show(AtsRegister, { ...optionsFor(world) });
  await user.submit();
  await expect.element(heading('Sending Nuit blanche')).toHaveFocus();
  await world.service.init();
  const { options } = await world.calls.upload.next();
  const bar = page.getByRole('progressbar', { name: 'Sending nuit.wav' });
  options.onProgress({ sentBytes: 620, totalBytes: 1000 });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '62');
  await expect.element(bar).toHaveAttribute('aria-valuetext', '62%');
  await expect.element(status()).toHaveTextContent('Half of the file is sent.');
  expect(stage.container.querySelector('clipPath rect')?.getAttribute('width')).toBe('62%');
  expect(stage.container.querySelector('[style]')).toBeNull();
});

it('shows the price with the time that it holds, and the steps behind it, which cannot be gone back to', async () => {
  const world = createWorld();
  stage.show(AtsRegister, { ...optionsFor(world), confirmPrice: true });
  await user.submit();
  await world.service.init();
  (await world.calls.upload.next()).answer();
  await world.service.prepare();
  await expect.element(heading('Ready to register')).toHaveFocus();
  const price = page.getByRole('region', { name: 'Price' });
  await expect
    .poll(() => price.element().textContent)
    .toMatch(/Held for 4 min (3[0-2]|2\d) s.*Given back in full/);
  const steps = page.getByRole('navigation', { name: 'Registration' });
  await expect.element(steps.getByRole('listitem').last()).toHaveAttribute('aria-current', 'step');
  expect(steps.getByRole('button').query()).toBeNull();
  await expect.element(steps.getByText('Creators, done')).toBeInTheDocument();
  await page.getByRole('button', { name: 'Register for 3 credits' }).click();
  await expect.element(heading('Registering')).toHaveFocus();
});

it('lays a veil over the page while a token is awaited, says so once, and gives the focus back', async () => {
  const world = createWorld();
  const options = optionsFor(world);
  const shown = stage.show(AtsRegister, { ...options, confirmPrice: true });
  await user.submit();
  await world.service.init();
  (await world.calls.upload.next()).answer();
  await expect.element(heading('Checking the fingerprint')).toHaveFocus();
  const before = stage.container.querySelector('section');
  (await world.calls.prepare.next()).refuse(new AtsError('common.auth.expired', { status: 401 }));
  await expect.element(page.getByText('Everything is kept.', { exact: false })).toBeVisible();
  expect(page.getByRole('status').elements()).toHaveLength(1);
  await expect.element(status()).toHaveTextContent('Renewing your session');
  expect(status().element().closest('[inert], [aria-busy]')).toBeNull();
  expect(stage.container.querySelector('section')).toBe(before);
  expect(before?.inert).toBe(true);

  shown.change({ token: 'another-token' });
  await world.service.prepare();
  await expect.element(heading('Ready to register')).toHaveFocus();
  expect(stage.container.querySelector('[inert], [aria-busy]')).toBeNull();
});

it('says what failed, keeps what was typed, and gives the number to quote', async () => {
  const world = createWorld();
  stage.show(AtsRegister, { ...optionsFor(world) });
  await user.submit();
  (await world.calls.initWork.next()).refuse(
    new AtsError('registration.dry_run_failed', { status: 422, requestId: 'req_01HXYZ' }),
  );
  await expect.element(heading('The registration did not go through')).toHaveFocus();
  await expect.element(page.getByText('req_01HXYZ')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Copy the request id' })).toBeVisible();
});
