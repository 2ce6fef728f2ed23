import { AtsError } from '@ats-kit/protocol';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expired, inactive, unavailable } from '../src/faults.ts';
import { onEveryFace } from '../src/stage.ts';
import {
  arriveAt,
  button,
  expectFocus,
  expectSaid,
  expectText,
  field,
  findByCode,
  press,
  text,
} from '../src/user.ts';
import { ACCESS_CODE } from '../src/world/records.ts';
import { details } from '../src/world/works.ts';

onEveryFace((stage) => {
  const calls = () => stage.world.calls;

  async function toDetails() {
    await stage.open('access', { accessCode: ACCESS_CODE });
    await press('Find the work');
    await stage.world.service.find();
    await arriveAt('Nuit blanche');
  }

  it('shows what a code tells of a work', async () => {
    await toDetails();
    await expectSaid('Nuit blanche is found.');
    for (const fact of ['Test network', '5GrwvaEF…utQY', 'nuit.wav', 'January 2, 2026'])
      await expect.element(page.getByRole('definition').filter({ hasText: fact })).toBeVisible();
    const versions = page.getByRole('region', { name: 'Versions' });
    expect(versions.getByRole('listitem').elements()).toHaveLength(3);
    await expectText(versions.getByRole('listitem').first(), /Version 3.*Current/);
    expect(stage.detailsOf('allfeat:complete')).toEqual([
      { atsId: 1_042, txHash: '', blockNumber: 0, explorerUrl: '', accessCode: ACCESS_CODE },
    ]);
    expect(stage.markup).not.toContain('0123456789abcdef');
  });

  it('copies what is too long to be read', async () => {
    await toDetails();
    await press('Copy the fingerprint of version 2');
    const copy = await calls().copy.next();
    expect(copy.input).toBe(details().versions?.[1]?.commitment);
    copy.answer();
    await expect.element(button('Copied')).toBeVisible();
  });

  it('goes on to another work, whose code has to be given', async () => {
    await toDetails();
    await press('Look up another work');
    await arriveAt('Which work?');
    await expect.element(field('Access code')).toHaveValue('');
    await press('Find the work');
    await expectFocus(field('Access code'));
    await expect
      .element(field('Access code'))
      .toHaveAccessibleDescription(/Paste the access code of the work/);
  });

  it('says that no work has the code, where the code is written', async () => {
    await stage.open('access');
    await findByCode();
    (await calls().workByAccessCode.next()).refuse(
      new AtsError('access_code.not_found', { status: 404, requestId: 'req_01HXYZ' }),
    );
    await expectFocus(field('Access code'));
    await expect.element(field('Access code')).toHaveAccessibleDescription(/No work has this access code/);
  });

  it('says why a work could not be opened, tries again with the same code, and goes back', async () => {
    await stage.open('access', { accessCode: ACCESS_CODE });
    await press('Find the work');
    (await calls().workByAccessCode.next()).refuse(unavailable());
    await arriveAt('The work could not be opened');
    await expect.element(text('req_01HXYZ')).toBeVisible();
    await press('Try again');
    const again = await calls().workByAccessCode.next();
    expect(again.input).toEqual({ accessCode: ACCESS_CODE });
    again.refuse(unavailable());
    await arriveAt('The work could not be opened');
    await press('Back');
    await arriveAt('Which work?');
  });

  it('says that the service is closed on this site', async () => {
    await stage.open('access');
    await findByCode();
    (await calls().workByAccessCode.next()).refuse(inactive());
    await arriveAt('This service is closed on this site');
    await expect.element(text('req_01HXYZ')).toBeVisible();
    expect(button('Try again').query()).toBeNull();
  });

  it('waits for another token, and then shows the work', async () => {
    const shown = await stage.open('access');
    await findByCode();
    (await calls().workByAccessCode.next()).refuse(expired());
    await expectSaid('Renewing your session');
    shown.setToken('another-token');
    await stage.world.service.find();
    await arriveAt('Nuit blanche');
  });
});
