import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { inactive, unavailable } from '../src/faults.ts';
import { onEveryFace } from '../src/stage.ts';
import { arriveAt, button, expectSaid, expectText, findByCode, press, text } from '../src/user.ts';
import { ACCESS_CODE } from '../src/world/records.ts';
import { CREATORS, WORKS, page as pageOf, version } from '../src/world/works.ts';

const audio = (n: number) => button(`Download the audio of version ${n}`);
const link = (name: string) => ({
  url: `https://store.example/${name}`,
  expiresAt: '2026-04-30T12:00:00Z',
});

onEveryFace((stage) => {
  const calls = () => stage.world.calls;

  async function toVersions() {
    await stage.open('download', { externalUserId: 'u1' });
    (await calls().works.next()).answer(pageOf(WORKS));
    await press(/^Nuit blanche/);
    (await calls().versions.next()).answer({ atsId: 1_042, versions: [version(1), version(2), version(3)] });
    (await calls().creators.next()).answer({ atsId: 1_042, version: 3, creators: CREATORS });
    await arriveAt('Nuit blanche');
  }

  it('names each version of a work of the user, the newest first', async () => {
    await toVersions();
    await expectSaid('The files of Nuit blanche can be downloaded.');
    const rows = page.getByRole('list', { name: 'Versions of Nuit blanche' }).getByRole('listitem');
    expect(rows.elements()).toHaveLength(3);
    await expectText(rows.first(), /Version 3 Current March 2, 2026/);
    expect(stage.detailsOf('allfeat:work-selected')).toEqual([{ workId: WORKS[0]?.id, atsId: 1_042 }]);
  });

  it('fetches one file beside another, and says in its row what did not come', async () => {
    await toVersions();
    await audio(3).click();
    await audio(2).click();
    const third = await calls().download.next();
    const second = await calls().download.next();
    await expect.element(audio(3)).toHaveAttribute('aria-busy', 'true');
    await expect.element(button('Download the certificate of version 3')).not.toHaveAttribute('aria-busy');
    second.refuse(unavailable());
    const row = page.getByRole('listitem').filter({ hasText: 'Version 2' });
    await expectText(row, /The audio could not be downloaded\./);
    await expectSaid(/The audio could not be downloaded\./);
    third.answer(link('3.wav'));
    await expect.poll(() => stage.world.asked).toEqual(['download https://store.example/3.wav']);
    await expect.element(audio(3)).not.toHaveAttribute('aria-busy');
    await press('Try again to download the audio of version 2');
    (await calls().download.next()).answer(link('2.wav'));
    await expect.poll(() => stage.world.asked.at(-1)).toBe('download https://store.example/2.wav');
    await expect.poll(() => row.element().textContent).not.toMatch(/could not be downloaded/);
    expect(stage.detailsOf('allfeat:download-failed')).toHaveLength(1);
    expect(stage.detailsOf('allfeat:download-complete')).toHaveLength(2);
    expect(stage.markup).not.toContain('store.example');
  });

  it('opens the creators of a version, says when they do not come, and asks again', async () => {
    await toVersions();
    const toggle = button('Creators of version 1');
    await expect.element(toggle).toHaveAttribute('aria-expanded', 'false');
    await toggle.click();
    await expect.element(toggle).toHaveAttribute('aria-expanded', 'true');
    await expect.element(text('Loading the creators.')).toBeVisible();
    (await calls().creators.next()).refuse(unavailable());
    await press('Try again to load the creators of version 1');
    (await calls().creators.next()).answer({ atsId: 1_042, version: 1, creators: CREATORS.slice(1) });
    const made = page.getByRole('listitem').filter({ hasText: 'Version 1' });
    await expectText(made, /Tomás Oliveira Arranger/);
    await toggle.click();
    await expect.poll(() => text('Tomás Oliveira').query()?.checkVisibility() ?? false).toBe(false);
  });

  it('goes back to the list, and to another work', async () => {
    await toVersions();
    await press('All works');
    await arriveAt('Which work?');
    (await calls().works.next()).answer(pageOf(WORKS));
    const list = page.getByRole('list', { name: 'Your works' });
    await expect.element(list).toBeVisible();
    await press(/^Sept heures du soir/);
    await expectSaid('Opening Sept heures du soir.');
  });

  it('downloads by an access code, and goes on to another', async () => {
    await stage.open('download');
    await findByCode();
    await stage.world.service.find();
    await arriveAt('Nuit blanche');
    await press('Download the certificate of version 1');
    const { input, answer } = await calls().download.next();
    expect(input).toEqual({ work: { accessCode: ACCESS_CODE }, version: 1, kind: 'certificate' });
    answer(link('1.pdf'));
    await expectSaid('The download of the certificate has begun.');
    expect(stage.detailsOf('allfeat:download-started')).toHaveLength(1);
    await press('Another access code');
    await arriveAt('Which work?');
  });

  it('says that a work could not be opened, tries again, and says that the service is closed', async () => {
    await stage.open('download');
    await findByCode();
    (await calls().workByAccessCode.next()).refuse(unavailable());
    await arriveAt('The work could not be opened');
    await press('Try again');
    (await calls().workByAccessCode.next()).refuse(inactive());
    await arriveAt('This service is closed on this site');
    await expect.element(text('req_01HXYZ')).toBeVisible();
  });
});
