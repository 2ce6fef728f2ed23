import { AtsError } from '@ats-kit/protocol';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AtsUpdate, type AtsUpdateProps } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, find, heading, status, user } from './support/stage.svelte.ts';
import { ACCESS_CODE, createWorld, wav } from './support/world.ts';
import { CREATORS, WORKS, details, page as pageOf, version } from './support/works.ts';

const stage = createStage();
const codeField = () => page.getByLabelText('Access code', { exact: true });
const unavailable = () => new AtsError('common.service_unavailable', { status: 503, requestId: 'req_01' });

/** A work is found by its code, and the form stands. */
async function toForm(world = createWorld(), props: Partial<AtsUpdateProps> = {}) {
  stage.show(AtsUpdate, { ...optionsFor(world), ...props });
  await codeField().fill(ACCESS_CODE);
  await find.press();
  (await world.calls.workByAccessCode.next()).answer(details());
  await expect.element(heading('Has the recording changed?')).toHaveFocus();
  return world;
}

it('updates a work by its access code, and keeps the file that it has', async () => {
  const onComplete = vi.fn();
  const world = await toForm(createWorld(), { onComplete });
  await expect.element(page.getByText('nuit.wav stays as it is.')).toBeVisible();
  await user.next();

  await expect.element(heading('The title stays')).toHaveFocus();
  const title = page.getByLabelText('Title');
  await expect.element(title).toHaveValue('Nuit blanche');
  await expect.element(title).toHaveAttribute('readonly');
  await user.next();

  await expect.element(heading('Who made it?')).toHaveFocus();
  await page.getByRole('button', { name: /^Tomás Oliveira/ }).click();
  await page.getByLabelText('Full name', { exact: true }).fill('Tomás O. Oliveira');
  await user.next();
  await expect.element(heading(/^Ready/)).toHaveFocus();
  await page.getByRole('button', { name: 'Update' }).click();

  const init = await world.calls.initVersion.next();
  const changed = CREATORS.map((creator, index) =>
    index === 1 ? { ...creator, fullName: 'Tomás O. Oliveira' } : creator,
  );
  expect(init.input).toEqual({ work: { accessCode: ACCESS_CODE }, creators: changed, network: 'testnet' });
  init.answer({ jobId: 'job-1' });
  await world.service.prepareVersion('Nuit blanche', changed, 'ab'.repeat(32));
  await world.service.confirmVersion();
  await world.service.complete({ accessCode: undefined });
  await expect.poll(() => onComplete.mock.calls.length).toBe(1);
  await expect.element(heading(/Nuit blanche/)).toHaveFocus();
  expect(world.calls.upload.calls).toHaveLength(0);
});

it('replaces the file, and takes that back', async () => {
  await toForm();
  const input = page.getByLabelText('Choose another file');
  await userEvent.upload(input, wav('nuit-2.wav'));
  await expect.element(page.getByText('It takes the place of nuit.wav.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Replace nuit-2.wav' })).toBeVisible();
  await page.getByRole('button', { name: 'Keep the present file' }).click();
  await expect.element(page.getByText('nuit.wav stays as it is.')).toBeVisible();
  // Whoever uses a keyboard is where the other file is chosen.
  await expect.element(page.getByLabelText('Choose another file')).toHaveFocus();
});

it('takes the keyboard to a code that is refused, and says why', async () => {
  const world = createWorld();
  stage.show(AtsUpdate, { ...optionsFor(world) });
  await codeField().fill('atc_12');
  await userEvent.keyboard('{Enter}');
  await expect.element(codeField()).toHaveFocus();
  await expect.element(codeField()).toHaveAttribute('aria-invalid', 'true');
  await expect.element(codeField()).toHaveAccessibleDescription(/This is not an access code/);
  await codeField().fill(ACCESS_CODE);
  await expect.element(codeField()).not.toHaveAttribute('aria-invalid');
  await userEvent.keyboard('{Enter}');
  await expect.element(find.button()).toHaveAttribute('aria-busy', 'true');
  await expect.element(status()).toHaveTextContent('Looking for the work.');
  (await world.calls.workByAccessCode.next()).refuse(
    new AtsError('access_code.not_found', { status: 404, requestId: 'req_01' }),
  );
  await expect.element(codeField()).toHaveAttribute('aria-invalid', 'true');
  await expect.element(codeField()).toHaveFocus();
});

it('masks the code, shows it when asked, and writes it into no markup', async () => {
  stage.show(AtsUpdate, { ...optionsFor(), accessCode: ACCESS_CODE });
  await expect.element(codeField()).toHaveValue(ACCESS_CODE);
  await expect.element(codeField()).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show the access code' }).click();
  await expect.element(codeField()).toHaveAttribute('type', 'text');
  await expect.element(page.getByRole('button', { name: 'Hide the access code' })).toBeVisible();
  expect(stage.container.outerHTML).not.toContain('0123456789abcdef');
  await codeField().fill(`${ACCESS_CODE}ff`);
  expect(stage.container.outerHTML).not.toContain('0123456789abcdef');
});

it('offers the user’s works, with those that cannot be chosen yet, and opens one', async () => {
  const onWorkSelected = vi.fn();
  const world = createWorld();
  stage.show(AtsUpdate, { ...optionsFor(world), externalUserId: 'u1', onWorkSelected });
  await expect.element(status()).toHaveTextContent('Loading your works.');
  (await world.calls.works.next()).answer(pageOf(WORKS, 'cursor-1', 23));
  const list = page.getByRole('list', { name: 'Your works' });
  await expect.element(list).toBeVisible();
  const pending = page.getByRole('button', { name: /La marée\s+Being registered/ });
  await expect.element(pending).toHaveAttribute('aria-disabled', 'true');
  await pending.click({ force: true });
  expect(world.calls.versions.calls).toHaveLength(0);

  await page.getByRole('button', { name: /Étude pour deux pianos/ }).click();
  const id = { atsId: 902 };
  (await world.calls.versions.next()).answer({ ...id, versions: [version(1)] });
  (await world.calls.creators.next()).answer({ ...id, version: 1, creators: CREATORS });
  await expect.element(heading('Has the recording changed?')).toHaveFocus();
  expect(onWorkSelected.mock.calls).toEqual([[{ workId: WORKS[3]?.id, atsId: 902 }]]);
});

it('turns pages, searches, says that nothing was found, and shows all again', async () => {
  const world = createWorld();
  stage.show(AtsUpdate, { ...optionsFor(world), externalUserId: 'u1' });
  (await world.calls.works.next()).answer(pageOf(WORKS.slice(0, 2), 'cursor-1', 3));
  const rows = () => stage.container.querySelectorAll('[part~="item"]').length;
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect.element(page.getByRole('button', { name: 'Load more' })).toHaveAttribute('aria-busy', 'true');
  const more = await world.calls.works.next();
  expect(more.input).toMatchObject({ after: 'cursor-1' });
  more.answer(pageOf(WORKS.slice(2, 3), undefined, 3));
  await expect.poll(rows).toBe(3);

  await page.getByRole('searchbox', { name: 'Search your works' }).fill('aurore');
  const search = await world.calls.works.next();
  expect(search.input).toMatchObject({ search: 'aurore' });
  expect(rows()).toBe(3);
  search.answer(pageOf([]));
  await expect.element(status()).toHaveTextContent('No work is called “aurore”');
  await page.getByRole('button', { name: 'Show all works' }).click();
  (await world.calls.works.next()).answer(pageOf(WORKS.slice(0, 2)));
  await expect.poll(rows).toBe(2);
  await expect.element(page.getByRole('searchbox')).toHaveValue('');
});

it('says that the works could not be loaded, and asks again', async () => {
  const world = createWorld();
  stage.show(AtsUpdate, { ...optionsFor(world), externalUserId: 'u1' });
  (await world.calls.works.next()).refuse(unavailable());
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect.element(retry).toHaveAccessibleDescription(/Your works could not be loaded/);
  await retry.click();
  (await world.calls.works.next()).answer(pageOf(WORKS));
  await expect.element(page.getByRole('list', { name: 'Your works' })).toBeVisible();
});
