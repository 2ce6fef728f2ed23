import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expired, forgotten, inactive, refused, unavailable, unreachable } from '../src/faults.ts';
import { onEveryFace } from '../src/stage.ts';
import {
  arriveAt,
  button,
  expectSaid,
  expectText,
  field,
  heading,
  press,
  submit,
  text,
} from '../src/user.ts';
import { TRANSACTION_ID } from '../src/world/records.ts';

onEveryFace((stage) => {
  const calls = () => stage.world.calls;
  const service = () => stage.world.service;

  /** Everything until the registration is handed over. */
  async function toTracking() {
    await stage.open('register');
    await submit();
    await service().register();
    await arriveAt('Writing it to the chain');
  }

  it('sends the file, names the progress, announces quarters, and can be cancelled', async () => {
    await stage.open('register');
    await submit();
    await arriveAt('Sending Nuit blanche');
    await service().init();
    const { options } = await calls().upload.next();
    await expectSaid('Sending has started.');
    options.onProgress({ sentBytes: 620, totalBytes: 1_000 });
    const bar = page.getByRole('progressbar', { name: 'Sending nuit.wav' });
    await expect.element(bar).toHaveAttribute('aria-valuenow', '62');
    await expect.element(bar).toHaveAttribute('aria-valuetext', expect.stringMatching(/^62%/));
    await expectSaid('Half of the file is sent.');
    await press('Cancel sending nuit.wav');
    await arriveAt('Ready to send');
    await expect.poll(() => options.signal.aborted).toBe(true);
    expect(stage.markup).not.toContain('store.example');
  });

  it('shows the price, holds it, and registers only after a yes', async () => {
    await stage.open('register', { confirmPrice: true });
    await submit();
    await service().init();
    await service().upload();
    await arriveAt('Checking the fingerprint');
    await expectSaid('The file is sent. Checking the fingerprint.');
    await service().prepare();
    await arriveAt('Ready to register');
    await expectText(page.getByRole('region', { name: 'Price' }), /Held for 4 min .*Given back in full/);
    const steps = page.getByRole('navigation', { name: 'Registration' });
    await expect.element(steps.getByText('Creators, done')).toBeInTheDocument();
    expect(steps.getByRole('button').query()).toBeNull();
    expect(calls().confirm.calls).toHaveLength(0);
    await press('Register for 3 credits');
    await arriveAt('Registering');
    await expectSaid('Registering.');
  });

  it('follows the transaction, stage by stage', async () => {
    await toTracking();
    await service().reach('signing', 50);
    await expectSaid('Signing, step 3 of 5.');
    const stages = page.getByRole('listitem');
    await expect.element(stages.filter({ hasText: 'Signing' })).toHaveAttribute('aria-current', 'step');
    await expectText(stages.filter({ hasText: 'Validating' }), /, done/);
    await expectText(stages.filter({ hasText: 'Submitting' }), /, to come/);
    await expect.element(text(/The fingerprint taken on your device and ours agree/)).toBeVisible();
    await service().complete();
    await arriveAt('Nuit blanche is registered');
    expect(stage.detailsOf('allfeat:confirmed')).toHaveLength(1);
    expect(stage.detailsOf('allfeat:complete')).toEqual([expect.objectContaining({ atsId: 1_024 })]);
  });

  it('says what failed, keeps what was typed, gives the number to quote, and tries again', async () => {
    await stage.open('register');
    await submit();
    (await calls().initWork.next()).refuse(unavailable());
    await arriveAt('The registration did not go through');
    await expect.element(text(/nothing was paid/)).toBeVisible();
    await press('Copy the request id');
    expect((await calls().copy.next()).input).toBe('req_01HXYZ');
    expect(stage.detailsOf('allfeat:failed')).toEqual([
      expect.objectContaining({ code: 'common.service_unavailable' }),
    ]);
    await press('Try again');
    await arriveAt('Sending Nuit blanche');
    (await calls().initWork.next()).refuse(refused());
    await arriveAt('The registration did not go through');
    await press('Back to review');
    await arriveAt('Ready to send');
  });

  it('says that registration is closed, with the request id and nothing to press twice', async () => {
    await stage.open('register');
    await submit();
    (await calls().initWork.next()).refuse(inactive());
    await arriveAt('Registration is closed on this site');
    await expect.element(text('req_01HXYZ')).toBeVisible();
    await expect.element(button('Copy the request id')).toBeVisible();
    expect(button('Try again').query()).toBeNull();
  });

  it('lays a veil over the page while a token is awaited, says so once, and goes on by itself', async () => {
    const shown = await stage.open('register', { confirmPrice: true });
    await submit();
    await service().init();
    await service().upload();
    await arriveAt('Checking the fingerprint');
    const before = heading('Checking the fingerprint').element();
    (await calls().prepare.next()).refuse(expired());
    await expect.element(text(/^Everything is kept/)).toBeVisible();
    await expectSaid('Renewing your session');
    expect(page.getByRole('status').elements()).toHaveLength(1);
    // What is behind the veil is there, and out of reach.
    expect(before.isConnected).toBe(true);
    await expect.poll(() => before.closest('[inert]')).not.toBeNull();
    expect(stage.detailsOf('allfeat:token-expired')).toHaveLength(1);
    shown.setToken('another-token');
    await service().prepare();
    await arriveAt('Ready to register');
    expect(text(/^Everything is kept/).query()).toBeNull();
    expect(heading('Ready to register').element().closest('[inert], [aria-busy="true"]')).toBeNull();
  });

  it('fetches another token by itself where it can', async () => {
    stage.world.askForTokens();
    await stage.open('register');
    await submit();
    await service().init();
    await service().upload();
    (await calls().prepare.next()).refuse(expired());
    const request = await calls().getToken.next();
    expect(request.input).toMatchObject({ reason: 'rejected' });
    request.answer('another-token');
    await service().prepare();
    await service().confirm();
    await arriveAt('Writing it to the chain');
  });

  it('says that the line is gone while a file is sent, and goes on when it is back', async () => {
    await stage.open('register');
    await submit();
    await service().init();
    await calls().upload.next();
    stage.world.setOnline(false);
    await expect.element(text(/^You are offline/)).toBeVisible();
    stage.world.setOnline(true);
    await expect.element(text(/^You are offline/)).not.toBeInTheDocument();
  });

  it('says that the line dropped, and sends the file once more', async () => {
    await stage.open('register');
    await submit();
    await service().init();
    (await calls().upload.next()).refuse(unreachable());
    await expect.element(text(/^The line dropped/)).toBeVisible();
    await service().upload();
    await arriveAt('Checking the fingerprint');
  });

  it('stops before anything is paid when the fingerprints differ', async () => {
    await stage.open('register');
    await submit();
    await service().init();
    await service().upload();
    await service().prepare({ commitment: `0x${'00'.repeat(32)}` });
    await arriveAt('The registration did not go through');
    await expect.element(text(/fingerprint taken on your device differs/)).toBeVisible();
    expect(calls().confirm.calls).toHaveLength(0);
  });

  it('asks for the same registration again when no answer comes, and never pays twice', async () => {
    await stage.open('register');
    await submit();
    stage.world.hurry(10);
    await service().init();
    await service().upload();
    await service().prepare();
    const first = await calls().confirm.next();
    first.refuse(unreachable());
    await expect.element(text(/^No answer yet\. The same registration is asked for again/)).toBeVisible();
    expect((await calls().confirm.next()).input).toEqual(first.input);
  });

  it('says what is known of a registration whose fate is not', async () => {
    await stage.open('register');
    await submit();
    await service().init();
    await service().upload();
    await service().prepare();
    await calls().confirm.next();
    await stage.open('register');
    await expect.element(text(/was being handed over when this page was left/)).toBeVisible();
    (await calls().confirm.next()).refuse(forgotten());
    await arriveAt('It is not known whether the registration was taken');
    await expect.element(page.getByRole('term').filter({ hasText: 'Job number' })).toBeVisible();
    await expect.element(text('job-1')).toBeVisible();
    await press('Start anew');
    await arriveAt('Choose your recording');
  });

  it('finds a registration again after a reload, says so, and brings it to its code', async () => {
    await toTracking();
    await stage.open('register');
    await expect.element(text(/^We found the registration of Nuit blanche/)).toBeVisible();
    await expect.element(heading('Writing it to the chain')).toBeVisible();
    await service().complete();
    await expect.element(page.getByRole('region', { name: 'Your access code' })).toBeVisible();
  });

  it('says that another tab follows it, and begins anew here', async () => {
    await toTracking();
    stage.world.followElsewhere();
    await stage.open('register');
    await expect.element(heading('Followed in another tab')).toBeVisible();
    expect(page.getByRole('list').query()).toBeNull();
    await press('Begin another here');
    await arriveAt('Choose your recording');
  });

  it('gives the transaction number where the chain takes long, and waits on', async () => {
    await stage.open('register');
    await submit();
    await service().init();
    await service().upload();
    await service().prepare();
    stage.world.hurry(200);
    await service().confirm();
    (await service().socket()).onClose();
    calls().transaction.always({
      id: TRANSACTION_ID,
      transactionType: 'register',
      currentStep: 'submitting',
      progress: 60,
      isComplete: false,
      result: null,
      steps: [],
      createdAt: '2026-04-30T11:00:00Z',
      updatedAt: '2026-04-30T11:00:01Z',
    });
    await arriveAt('Still processing');
    await expect.element(text(TRANSACTION_ID)).toBeVisible();
    await expect.element(button('Copy')).toBeVisible();
    await press('Keep waiting');
    await arriveAt('Writing it to the chain');
  });

  it('says what the chain refused, and that the credits were given back', async () => {
    await toTracking();
    const { onOpen, onFrame, onClose } = await service().socket();
    onOpen();
    onFrame({
      type: 'update',
      step: 'failed',
      progress: 100,
      description: 'Failed',
      timestamp: '2026-04-30T11:00:00Z',
      details: { success: false, error: 'The chain refused.' },
    });
    onClose();
    await arriveAt('The registration did not go through');
    await expect.element(text(/The credits were given back/)).toBeVisible();
  });

  it('says what is missing instead of throwing', async () => {
    await stage.open('register', { siteKey: '', withoutPorts: true });
    await expect.element(heading('The widget is not set up')).toBeVisible();
    await expect
      .poll(() => stage.detailsOf('allfeat:failed'))
      .toEqual([expect.objectContaining({ code: 'widget.configuration_error', stage: 'form' })]);
    expect(field('Choose a file').query()).toBeNull();
  });
});
