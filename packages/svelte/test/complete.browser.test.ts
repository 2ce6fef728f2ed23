import { AtsError } from '@ats-kit/protocol';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AtsRegister, type AtsRegisterProps } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, status, user } from './support/stage.svelte.ts';
import { ACCESS_CODE, type World, createWorld } from './support/world.ts';

const stage = createStage();

async function toComplete(
  world: World,
  props: Partial<AtsRegisterProps> = {},
  accessCode: string | null = ACCESS_CODE,
) {
  stage.show(AtsRegister, { ...optionsFor(world), ...props });
  await user.submit();
  await world.service.init();
  (await world.calls.upload.next()).answer();
  await world.service.prepare();
  await world.service.confirm();
  await world.service.complete(accessCode === null ? { accessCode: undefined } : { accessCode });
  await expect.element(heading('Nuit blanche is registered')).toHaveFocus();
}

const pdf = () => page.getByRole('button', { name: 'Download the certificate as PDF' });
const json = () => page.getByRole('button', { name: 'Download the certificate as JSON' });
const primary = () =>
  Array.from(stage.container.querySelectorAll('[part~="button-primary"]'), (button) => button.textContent);

const links = (jsonUrl?: string) => ({
  url: 'https://store.example/certificate.pdf',
  jsonUrl,
  expiresAt: '2026-04-30T12:00:00Z',
});

it('downloads the certificate, and is busy while it is fetched', async () => {
  const world = createWorld();
  await toComplete(world);
  expect(primary()).toEqual(['Download']);
  await pdf().click();
  await expect.element(pdf()).toHaveAttribute('aria-busy', 'true');
  await expect.element(pdf()).toHaveAttribute('aria-disabled', 'true');
  await expect.element(json()).not.toHaveAttribute('aria-busy');
  (await world.calls.workCertificate.next()).answer(links());
  await expect.element(pdf()).not.toHaveAttribute('aria-busy');
  expect(world.asked).toEqual(['download https://store.example/certificate.pdf']);
  await json().click();
  (await world.calls.workCertificate.next()).answer(links('https://store.example/certificate.json'));
  await expect.poll(() => world.asked.at(-1)).toBe('download https://store.example/certificate.json');
});

it('says why there is no certificate, and keeps the access code where it is', async () => {
  const world = createWorld();
  await toComplete(world);
  await pdf().click();
  (await world.calls.workCertificate.next()).refuse(
    new AtsError('common.service_unavailable', { status: 503, requestId: 'req_01' }),
  );
  const problem = /could not be downloaded.*The work stays registered\./;
  await expect.element(page.getByText(problem)).toBeVisible();
  await expect.element(pdf()).toHaveAccessibleDescription(problem);
  await expect.element(page.getByRole('region', { name: 'Your access code' })).toBeVisible();
});

it('says what the certificate waits for, without a veil over the access code', async () => {
  const world = createWorld();
  await toComplete(world);
  await pdf().click();
  (await world.calls.workCertificate.next()).refuse(new AtsError('common.auth.expired', { status: 401 }));
  await expect.element(page.getByText('Waiting for the site to renew your session.')).toBeVisible();
  expect(stage.container.querySelector('[part="overlay"], [inert]')).toBeNull();
});

it('makes the certificate the one thing to do where there is no access code', async () => {
  const world = createWorld();
  await toComplete(world, { externalUserId: 'u1' }, null);
  expect(primary()).toEqual(['Certificate']);
  expect(page.getByRole('region', { name: 'Your access code' }).query()).toBeNull();
});

it('asks before the access code is left behind, and takes Escape for staying', async () => {
  const world = createWorld();
  await toComplete(world);
  const question = page.getByRole('alertdialog', { name: 'Your access code is not saved yet' });
  await page.getByRole('button', { name: 'Register another' }).click();
  await expect.element(question).toHaveFocus();
  await expect.element(question).toHaveAccessibleDescription(/Copy or download it first/);
  await userEvent.keyboard('{Escape}');
  await expect.element(heading('Nuit blanche is registered')).toHaveFocus();
  expect(question.query()).toBeNull();

  await page.getByRole('button', { name: 'Register another' }).click();
  await question.getByRole('button', { name: 'Go on without it' }).click();
  await expect.element(heading('Choose your recording')).toHaveFocus();
});

it('does not ask once the code was copied', async () => {
  const world = createWorld();
  await toComplete(world);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  const copy = await world.calls.copy.next();
  expect(copy.input).toBe(ACCESS_CODE);
  copy.answer();
  await expect.element(status()).toHaveTextContent('Your access code is saved.');
  await page.getByRole('button', { name: 'Register another' }).click();
  await expect.element(heading('Choose your recording')).toBeVisible();
});

it('holds the code out of the document until it is asked for', async () => {
  const onComplete = vi.fn();
  await toComplete(createWorld(), { onComplete });
  expect(onComplete.mock.calls).toEqual([[expect.objectContaining({ accessCode: ACCESS_CODE })]]);
  const digits = () => stage.container.querySelector('[part="code-value"]')?.textContent ?? '';
  expect(digits()).not.toContain('0123');
  await page.getByRole('button', { name: 'Show the code' }).click();
  await expect.poll(() => digits()).toBe(ACCESS_CODE);
});
