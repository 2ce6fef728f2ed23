import { describe, expect, it } from 'vitest';
import { en } from '../src/index.ts';
import { flush } from './harness/calls.ts';
import {
  FRESH_TOKEN,
  REQUEST_ID,
  draft,
  frame,
  networkError,
  refusal,
  uploadJob,
} from './harness/fixtures.ts';
import { createFlowHarness } from './harness/flow.ts';

describe('the price', () => {
  it('[4.flow.quote.accept] is shown and waits for a yes, as the service counts it', async () => {
    const flow = createFlowHarness({ confirmPrice: true });
    await flow.reach.confirming({ storageFeeCredits: 3, totalPriceCredits: 7 });
    expect(flow.on('price').price).toMatchObject({ isPending: false, total: { amount: '7' } });
    expect(flow.calls.confirm.count).toBe(0);
    await flow.user.press(flow.on('price').accept);
    await flow.service.confirm();
    expect(flow.screen()).toBe('tracking');
  });

  it('[4.flow.quote.expired] is asked for again when it expires on the screen', async () => {
    const flow = createFlowHarness({ confirmPrice: true });
    await flow.reach.confirming();
    await flow.clock.advance(299_999);
    expect(flow.screen()).toBe('price');
    await flow.clock.advance(1);
    expect(flow.screen()).toBe('quoting');
    await flow.service.prepare({ totalPriceCredits: 9 });
    expect(flow.on('price').price.total.amount).toBe('9');
    expect(flow.calls.initWork.count).toBe(1);
  });

  it.each(['1970-01-01T00:00:00Z', '2099-01-01T00:00:00Z'])(
    'is prepared again after four minutes on a device whose clock is wrong: %s',
    async (expiresAt) => {
      const flow = createFlowHarness({ confirmPrice: true });
      await flow.clock.advance(1_000);
      await flow.reach.confirming({ expiresAt });
      expect(flow.screen()).toBe('price');
      await flow.clock.advance(239_999);
      expect(flow.calls.prepare.count).toBe(1);
      await flow.clock.advance(1);
      expect(flow.calls.prepare.count).toBe(2);
    },
  );

  it('[4.flow.quote.expired] stands as one that is over where nobody says yes, until somebody comes back', async () => {
    const flow = createFlowHarness({ confirmPrice: true });
    await flow.reach.preparing();
    for (let quotes = 1; quotes <= 3; quotes += 1) {
      await flow.service.prepare();
      expect(flow.on('price').price.held).not.toBeNull();
      await flow.clock.advance(300_000);
    }
    await flow.clock.advance(3_600_000);
    expect(flow.calls.prepare.count).toBe(3);
    const over = flow.on('price');
    expect(over).toMatchObject({ lead: en.price.over, announcement: en.price.over, price: { held: null } });
    expect(flow.state()).toMatchObject({ phase: 'price' });
    await flow.user.press(over.accept);
    expect(flow.screen()).toBe('quoting');
    await flow.service.prepare({ totalPriceCredits: 9 });
    expect(flow.on('price').price.total.amount).toBe('9');
    expect(flow.calls.confirm.count).toBe(0);
    // Whoever is there has the price renewed as before.
    await flow.clock.advance(300_000);
    expect(flow.calls.prepare.count).toBe(5);
  });

  it('[4.flow.quote.expired] that is over can be declined', async () => {
    const flow = createFlowHarness({ confirmPrice: true });
    await flow.reach.preparing();
    for (let quotes = 1; quotes <= 3; quotes += 1) {
      await flow.service.prepare();
      await flow.clock.advance(300_000);
    }
    await flow.user.press(flow.on('price').cancel);
    flow.at('review');
  });

  it('can be declined: the form is as it was', async () => {
    const flow = createFlowHarness({ confirmPrice: true });
    await flow.reach.confirming();
    await flow.user.press(flow.on('price').cancel);
    expect(flow.at('review').facts[0]?.lines[0]?.text).toBe('Nuit blanche');
    expect(flow.names()).not.toContain('failed');
  });
});

describe('a failure', () => {
  it('[4.flow.failed.again] is tried again without sending the file a second time', async () => {
    const flow = createFlowHarness();
    await flow.reach.preparing();
    await (await flow.calls.prepare.nextCall()).rejectWith(refusal('common.service_unavailable', 503));
    expect(flow.on('failed')).toMatchObject({
      code: 'common.service_unavailable',
      reference: { id: REQUEST_ID },
    });
    await flow.user.press(flow.on('failed').retry);
    await flow.service.prepare();
    await flow.service.confirm();
    expect(flow.screen()).toBe('tracking');
    expect([flow.calls.initWork.count, flow.calls.upload.count]).toEqual([1, 1]);
  });

  it('[2.flow.unavailable] offers to try again, from the beginning where nothing was sent', async () => {
    const flow = createFlowHarness();
    await flow.user.submit();
    await (await flow.calls.initWork.nextCall()).rejectWith(refusal('common.service_unavailable', 503));
    await flow.user.press(flow.on('failed').retry);
    await flow.service.init();
    expect(flow.screen()).toBe('upload');
  });

  it('[4.flow.failed.again] of the transaction is prepared again, as a new transaction', async () => {
    const flow = createFlowHarness();
    await flow.reach.tracking();
    const socket = await flow.tracker.socket();
    socket.open();
    socket.frame(frame('failed', { details: { error: 'Refused.' } }));
    await flush();
    expect(flow.detail('allfeat:failed')).toMatchObject({
      code: 'transaction.failed',
      stage: 'tracking',
      requestId: null,
      details: { reason: 'Refused.' },
    });
    await flow.user.press(flow.on('failed').retry);
    expect(flow.state()).toEqual({ screen: 'UPLOAD', jobId: 'job-1', phase: 'quote' });
    await flow.service.prepare();
    await flow.service.confirm({ transactionId: 'tx-2' });
    expect(flow.state()).toMatchObject({ screen: 'TRACKING', jobId: 'job-1', transactionId: 'tx-2' });
    expect(flow.calls.upload.count).toBe(1);
  });

  it('keeps what was typed, and takes corrections', async () => {
    const flow = createFlowHarness();
    await flow.user.submit();
    await (await flow.calls.initWork.nextCall()).rejectWith(refusal('registration.duplicate_title', 409));
    await flow.user.press(flow.on('failed').back);
    const [title] = flow.at('review').facts;
    expect(title?.lines[0]?.text).toBe('Nuit blanche');
    title?.edit?.press();
    flow.user.title('Nuit blanche II');
    for (const _ of ['creators', 'review', 'submit']) flow.user.next();
    await flush();
    const again = await flow.calls.initWork.nextCall();
    const { work: _, keptMediaHash: __, ...sent } = draft;
    expect(again.input).toEqual({ ...sent, title: 'Nuit blanche II' });
  });

  it('leads back to the form where the same again would be refused again', async () => {
    const flow = createFlowHarness();
    await flow.reach.preparing();
    await (await flow.calls.prepare.nextCall()).rejectWith(refusal('work.already_registered', 409));
    const { back, retry } = flow.on('failed');
    expect({ back, text: retry?.text }).toEqual({ back: null, text: en.failed.back });
    await flow.user.press(retry);
    expect(flow.at('review').facts[0]?.lines[0]?.text).toBe('Nuit blanche');
    expect([flow.calls.initWork.count, flow.calls.prepare.count]).toEqual([1, 1]);
  });

  it('[4.flow.confirm.doubt] in doubt offers neither a retry nor a way back, only a new beginning', async () => {
    const flow = createFlowHarness();
    await flow.reach.confirming();
    await (await flow.calls.confirm.nextCall()).rejectWith(networkError());
    expect(flow.on('confirming').notice).not.toBeNull();
    for (let ms = 0; ms < 310_000; ms += 2_000) {
      await flow.clock.advance(2_000);
      const open = flow.calls.confirm.calls.at(-1);
      await open?.rejectWith(networkError());
      if (flow.screen() === 'failed') break;
    }
    expect(flow.detail('allfeat:failed')).toMatchObject({
      code: 'widget.confirm_in_doubt',
      stage: 'confirm',
      requestId: null,
    });
    expect(flow.clock.now()).toBeGreaterThanOrEqual(300_000);
    expect(new Set(flow.calls.confirm.calls.map(({ input }) => input.jobId))).toEqual(new Set(['job-1']));
    const failed = flow.on('failed');
    expect(failed.retry).toBeNull();
    await flow.user.press(failed.back);
    expect(flow.at('file').file).toBeNull();
  });

  it('[8.flow.verify] of the check stops before anything is paid', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    await flow.service.hash('00'.repeat(32));
    await flow.service.upload();
    await flow.service.prepare();
    expect(flow.detail('allfeat:failed')).toMatchObject({
      code: 'widget.commitment_mismatch',
      stage: 'prepare',
      requestId: null,
    });
    expect(flow.calls.confirm.count).toBe(0);
  });

  it('never says that the fingerprints agree when they do not', async () => {
    const flow = createFlowHarness({ verifyCommitment: 'warn' });
    await flow.reach.uploading();
    await flow.service.hash('00'.repeat(32));
    await flow.service.upload();
    await flow.service.prepare();
    expect(flow.detail('allfeat:error')).toMatchObject({
      code: 'widget.commitment_mismatch',
      stage: 'prepare',
    });
    expect(flow.on('confirming').lead).not.toContain('agree');
    await flow.service.confirm();
    expect(flow.on('tracking').verified).toBeNull();
  });

  it('of the hasher is a failure of the flow', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    await (await flow.calls.hash.nextCall()).rejectWith(new Error('NotReadableError'));
    await flow.service.upload();
    await flow.service.prepare();
    expect(flow.detail('allfeat:failed')).toMatchObject({ code: 'widget.unknown_error' });
  });

  it('of the uploader that is none of ours is an upload error', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    for (const waitMs of [1_000, 2_000, 0]) {
      await (await flow.calls.upload.nextCall()).rejectWith(new Error('socket hang up'));
      await flow.clock.advance(waitMs);
    }
    expect(flow.detail('allfeat:failed')).toMatchObject({ code: 'widget.upload_error', stage: 'upload' });
  });

  it('[4.flow.upload-url] of the URL is put right by a fresh init with a fresh token', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    await (
      await flow.calls.upload.nextCall()
    ).rejectWith(refusal('registration.upload_session_forbidden', 403));
    expect(flow.names().at(-1)).toBe('token-expired');
    flow.flow.setToken(FRESH_TOKEN);
    const init = await flow.calls.initWork.nextCall();
    expect(init.options.token).toBe(FRESH_TOKEN);
    await init.respondWith(uploadJob(2));
    expect((await flow.calls.upload.nextCall()).input.url).toBe(uploadJob(2).uploadUrl);
  });
});
