import { AtsError } from '@ats-kit/protocol';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inactive, unavailable } from '../src/faults.ts';
import type { FaceOptions } from '../src/faces/face.ts';
import { onEveryFace } from '../src/stage.ts';
import {
  arriveAt,
  button,
  choose,
  expectFocus,
  expectSaid,
  expectText,
  field,
  findByCode,
  heading,
  next,
  press,
  renameCreator,
  text,
} from '../src/user.ts';
import { ACCESS_CODE, wav } from '../src/world/records.ts';
import { CREATORS, RENAMED, WORKS, page as pageOf, version } from '../src/world/works.ts';

const code = () => field('Access code');
const list = () => page.getByRole('list', { name: 'Your works' });

onEveryFace((stage) => {
  const calls = () => stage.world.calls;
  const service = () => stage.world.service;

  /** A work is found by its code, and the form stands. */
  async function toForm(options: Partial<FaceOptions> = {}) {
    await stage.open('update', options);
    await findByCode();
    await service().find();
    await arriveAt('Has the recording changed?');
  }

  async function throughForm() {
    await next();
    await arriveAt('The title stays');
    await next();
    await arriveAt('Who made it?');
    await renameCreator();
    await next();
    await arriveAt(/^Ready to send/);
  }

  /** The user's works are there. */
  async function toList() {
    await stage.open('update', { externalUserId: 'u1' });
    await expectSaid('Loading your works.');
    (await calls().works.next()).answer(pageOf(WORKS, 'cursor-1', 23));
    await expect.element(list()).toBeVisible();
  }

  it('updates a work by its code, and keeps the file that it has', async () => {
    await toForm();
    await expect.element(text('nuit.wav stays as it is.')).toBeVisible();
    await next();
    await arriveAt('The title stays');
    await expect.element(field('Title')).toHaveValue('Nuit blanche');
    await expect.element(field('Title')).toHaveAttribute('readonly');
    await next();
    await arriveAt('Who made it?');
    await expect.element(button(/^Tomás Oliveira/)).toBeVisible();
    await renameCreator();
    await next();
    await arriveAt(/^Ready to send/);
    await press('Update');
    const init = await calls().initVersion.next();
    expect(init.input).toEqual({ work: { accessCode: ACCESS_CODE }, creators: RENAMED, network: 'testnet' });
    init.answer({ jobId: 'job-1' });
    await arriveAt('Checking the fingerprint');
    await service().prepareVersion('Nuit blanche', RENAMED);
    await service().confirmVersion();
    await arriveAt('Writing it to the chain');
    await service().complete({ accessCode: undefined });
    await arriveAt('Nuit blanche is updated');
    await expectSaid(/^Nuit blanche, ATS .* has a new version\.$/);
    expect(calls().upload.calls).toHaveLength(0);
    expect(stage.detailsOf('allfeat:complete')).toHaveLength(1);
    await press('Update another');
    await arriveAt('Which work?');
  });

  it('sends nothing that differs in nothing, and leads to both ways out', async () => {
    await toForm();
    await next();
    await arriveAt('The title stays');
    await next();
    await arriveAt('Who made it?');
    await next();
    const summary = page.getByRole('group', { name: 'Nothing has changed so far' });
    await expectFocus(summary);
    await summary.getByRole('link', { name: 'Change a creator' }).click();
    await expectFocus(field('Full name'));
    await field('Full name').fill('Inès C. Caradec');
    await expect.element(summary).not.toBeInTheDocument();
    await field('Full name').fill('Inès Caradec');
    await next();
    await expectFocus(summary);
    await summary.getByRole('link', { name: 'Choose another file' }).click();
    await expect.element(heading('Has the recording changed?')).toBeVisible();
    await expectFocus(field('Choose another file'));
    await choose(wav('nuit-2.wav'), 'Choose another file');
    await next();
    await arriveAt('The title stays');
    await next();
    await arriveAt('Who made it?');
    await next();
    await arriveAt(/^Ready to send/);
    expect(calls().initVersion.calls).toHaveLength(0);
  });

  it('replaces the file, takes that back, and sends another', async () => {
    await toForm({ confirmPrice: true });
    await choose(wav('nuit-2.wav'), 'Choose another file');
    await expect.element(text('It takes the place of nuit.wav.')).toBeVisible();
    await expect.element(button('Replace nuit-2.wav')).toBeVisible();
    await press('Keep the present file');
    await expect.element(text('nuit.wav stays as it is.')).toBeVisible();
    // Whoever uses a keyboard is where the other file is chosen.
    await expectFocus(field('Choose another file'));
    await choose(wav('nuit-3.wav'), 'Choose another file');
    await throughForm();
    await press('Send the file');
    await arriveAt('Sending Nuit blanche');
    await service().initVersionUpload();
    await service().upload();
    await service().prepareVersion('Nuit blanche', RENAMED);
    await arriveAt('Ready to update');
    await press('Update for 3 credits');
    await arriveAt('Updating');
    await service().confirmVersion();
    await arriveAt('Writing it to the chain');
    expect(calls().initVersionUpload.calls[0]?.input).toMatchObject({ filename: 'nuit-3.wav' });
  });

  it('takes the keyboard to a code that is refused, and says why', async () => {
    await stage.open('update');
    await code().fill('atc_12');
    await userEvent.keyboard('{Enter}');
    await expectFocus(code());
    await expect.element(code()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(code()).toHaveAccessibleDescription(/This is not an access code/);
    await code().fill(ACCESS_CODE);
    await expect.element(code()).not.toHaveAttribute('aria-invalid');
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Find the work')).toHaveAttribute('aria-busy', 'true');
    await expectSaid('Looking for the work.');
    (await calls().workByAccessCode.next()).refuse(
      new AtsError('access_code.not_found', { status: 404, requestId: 'req_01HXYZ' }),
    );
    await expectFocus(code());
    await expect.element(code()).toHaveAccessibleDescription(/No work has this access code/);
  });

  it('masks the code, shows it when asked, and writes it into no markup', async () => {
    await stage.open('update', { accessCode: ACCESS_CODE });
    await expect.element(code()).toHaveValue(ACCESS_CODE);
    await expect.element(code()).toHaveAttribute('type', 'password');
    await press('Show the access code');
    await expect.element(code()).toHaveAttribute('type', 'text');
    await expect.element(button('Hide the access code')).toBeVisible();
    await code().fill(`${ACCESS_CODE}ff`);
    expect(stage.markup).not.toContain('0123456789abcdef');
  });

  it('offers the user’s works, with those that cannot be chosen yet, and opens one', async () => {
    await toList();
    await expectSaid('5 of 23 works');
    const pending = button(/La marée\s+Being registered/);
    await expect.element(pending).toHaveAttribute('aria-disabled', 'true');
    await pending.click({ force: true });
    expect(calls().versions.calls).toHaveLength(0);
    await press(/Étude pour deux pianos/);
    await expectSaid('Opening Étude pour deux pianos.');
    (await calls().versions.next()).answer({ atsId: 902, versions: [version(1)] });
    (await calls().creators.next()).answer({ atsId: 902, version: 1, creators: CREATORS });
    await arriveAt('Has the recording changed?');
    expect(stage.detailsOf('allfeat:work-selected')).toEqual([{ workId: WORKS[3]?.id, atsId: 902 }]);
    await throughForm();
    await press('Update');
    expect((await calls().initVersion.next()).input).toMatchObject({ work: { atsId: 902 } });
  });

  it('turns pages, searches, says that nothing was found, and shows all again', async () => {
    await stage.open('update', { externalUserId: 'u1' });
    (await calls().works.next()).answer(pageOf(WORKS.slice(0, 2), 'cursor-1', 3));
    const rows = () => list().getByRole('listitem').elements().length;
    await press('Load more');
    await expect.element(button('Load more')).toHaveAttribute('aria-busy', 'true');
    const more = await calls().works.next();
    expect(more.input).toMatchObject({ after: 'cursor-1' });
    more.answer(pageOf(WORKS.slice(2, 3), undefined, 3));
    await expect.poll(rows).toBe(3);
    await page.getByRole('searchbox', { name: 'Search your works' }).fill('aurore');
    const search = await calls().works.next();
    expect(search.input).toMatchObject({ search: 'aurore' });
    search.answer(pageOf([]));
    await expectSaid('No work is called “aurore”');
    await press('Show all works');
    (await calls().works.next()).answer(pageOf(WORKS.slice(0, 2)));
    await expect.poll(rows).toBe(2);
    await expect.element(page.getByRole('searchbox')).toHaveValue('');
  });

  it('says that there is no work yet', async () => {
    await stage.open('update', { externalUserId: 'u1' });
    (await calls().works.next()).answer(pageOf([]));
    await expect.element(page.getByText('There is no work yet').first()).toBeVisible();
    expect(button('Show all works').query()).toBeNull();
  });

  it('says that the works could not be loaded, and asks again', async () => {
    await stage.open('update', { externalUserId: 'u1' });
    (await calls().works.next()).refuse(unavailable());
    await expect.element(button('Try again')).toHaveAccessibleDescription(/Your works could not be loaded/);
    await press('Try again');
    (await calls().works.next()).answer(pageOf(WORKS));
    await expect.element(list()).toBeVisible();
  });

  it('says that updates are closed, with the request id', async () => {
    await toForm();
    await throughForm();
    await press('Update');
    (await calls().initVersion.next()).refuse(inactive());
    await arriveAt('Updates are closed on this site');
    await expect.element(text('req_01HXYZ')).toBeVisible();
  });

  it('says what failed, keeps the changes, and tries again', async () => {
    await toForm();
    await throughForm();
    await press('Update');
    (await calls().initVersion.next()).refuse(unavailable());
    await arriveAt('The update did not go through');
    await expect.element(text(/Your changes are still here, and nothing was paid/)).toBeVisible();
    await press('Try again');
    (await calls().initVersion.next()).answer({ jobId: 'job-1' });
    await arriveAt('Checking the fingerprint');
    await press('Cancel');
    await arriveAt(/^Ready to send/);
  });

  it('finds an update again after a reload, and follows it', async () => {
    await toList();
    await press(/^Nuit blanche/);
    (await calls().versions.next()).answer({ atsId: 1_042, versions: [version(1), version(2), version(3)] });
    (await calls().creators.next()).answer({ atsId: 1_042, version: 3, creators: CREATORS });
    await arriveAt('Has the recording changed?');
    await throughForm();
    await press('Update');
    (await calls().initVersion.next()).answer({ jobId: 'job-1' });
    await service().prepareVersion('Nuit blanche', RENAMED);
    await service().confirmVersion();
    await arriveAt('Writing it to the chain');
    await stage.open('update', { externalUserId: 'u1' });
    await expect.element(text(/^We found the update of Nuit blanche/)).toBeVisible();
    await service().complete({ accessCode: undefined });
    await expectText(page.getByRole('heading', { level: 2 }), 'Nuit blanche is updated');
  });
});
