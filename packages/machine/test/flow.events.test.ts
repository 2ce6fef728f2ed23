import { AtsError } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { flush } from './harness/calls.ts';
import {
  ACCESS_CODE,
  REQUEST_ID,
  TRANSACTION_ID,
  completedFrame,
  completedStatus,
  frame,
  networkError,
  refusal,
  result,
  status,
} from './harness/fixtures.ts';
import { type FlowHarness, createFlowHarness } from './harness/flow.ts';

describe('the events', () => {
  it('[9.flow.order] come in the order of the contract', async () => {
    const flow = createFlowHarness();
    await flow.reach.tracking();
    const socket = await flow.tracker.socket();
    socket.open();
    for (const step of ['validating', 'confirming']) socket.frame(frame(step));
    socket.frame(completedFrame());
    await flush();
    expect(flow.events).toEqual([
      { type: 'allfeat:ready', detail: { mode: 'register' } },
      { type: 'allfeat:upload-start', detail: { filename: 'nuit.wav', size: 1_000 } },
      { type: 'allfeat:upload-progress', detail: { progress: 50, loaded: 500, total: 1_000 } },
      { type: 'allfeat:upload-progress', detail: { progress: 100, loaded: 1_000, total: 1_000 } },
      { type: 'allfeat:upload-complete', detail: { filename: 'nuit.wav' } },
      { type: 'allfeat:confirmed', detail: { transactionId: TRANSACTION_ID } },
      {
        type: 'allfeat:step',
        detail: { step: 'validating', progress: 5, description: 'The step validating' },
      },
      {
        type: 'allfeat:step',
        detail: { step: 'confirming', progress: 80, description: 'The step confirming' },
      },
      { type: 'allfeat:step', detail: { step: 'completed', progress: 100, description: 'Completed' } },
      {
        type: 'allfeat:complete',
        detail: {
          atsId: result.atsId,
          txHash: result.txHash,
          blockNumber: result.blockNumber,
          explorerUrl: result.explorerUrl,
          accessCode: ACCESS_CODE,
        },
      },
    ]);
  });

  it('[9.flow.complete] say that it is complete once the access code is known', async () => {
    const flow = createFlowHarness();
    await flow.reach.tracking();
    await flow.service.complete({ accessCode: undefined });
    expect(flow.on('complete')).toMatchObject({ code: null, codePending: expect.any(String) });
    expect(flow.names()).not.toContain('complete');
    await flow.clock.advance(2_000);
    await (await flow.calls.transaction.nextCall()).respondWith(completedStatus());
    expect(flow.names().at(-1)).toBe('complete');
    expect(flow.on('complete')).toMatchObject({ codePending: null, code: { isShown: false } });
  });

  it('[9.flow.complete] have no access code where the work belongs to a user of the host', async () => {
    const flow = createFlowHarness({ externalUserId: 'user-7' });
    await flow.reach.tracking();
    expect(flow.calls.initWork.calls[0]?.input.externalUserRef).toBe('user-7');
    await flow.service.complete({
      accessCode: undefined,
      txHash: undefined,
      blockNumber: undefined,
      explorerUrl: undefined,
    });
    expect(flow.detail('allfeat:complete')).toEqual({
      atsId: result.atsId,
      txHash: '',
      blockNumber: 0,
      explorerUrl: '',
    });
    expect(flow.on('complete')).toMatchObject({ code: null, codePending: null });
    expect(flow.calls.transaction.count).toBe(0);
  });

  it.each([
    [
      'a refusal of the service',
      refusal('registration.audio_too_large', 413, { size_bytes: 2, max_bytes: 1 }),
      {
        code: 'registration.audio_too_large',
        requestId: REQUEST_ID,
        details: { size_bytes: 2, max_bytes: 1 },
      },
    ],
    [
      'a code that nobody knows yet',
      refusal('registration.new_rule', 422),
      { code: 'registration.new_rule', requestId: REQUEST_ID },
    ],
    ['no connection', networkError(), { code: 'widget.network_error', requestId: null }],
    [
      'a fault of our own',
      new TypeError('x is undefined'),
      { code: 'widget.unknown_error', requestId: null },
    ],
  ])('[9.flow.failed] carry code, message, request id, details and stage of %s', async (_, error, detail) => {
    const flow = createFlowHarness();
    await flow.user.submit();
    await (await flow.calls.initWork.nextCall()).rejectWith(error);
    const failed = flow.detail('allfeat:failed') as { message: string; error: string };
    expect(failed).toMatchObject({ ...detail, stage: 'upload' });
    expect(failed.error).toBe(failed.message);
    expect('details' in failed).toBe('details' in detail);
  });

  it('[9.flow.error] tell what the flow survives', async () => {
    const flow = createFlowHarness();
    await flow.reach.confirming();
    await (await flow.calls.confirm.nextCall()).rejectWith(networkError());
    expect(flow.events.at(-1)).toMatchObject({
      type: 'allfeat:error',
      detail: { code: 'widget.network_error', stage: 'confirm' },
    });
    await flow.clock.advance(2_000);
    await flow.service.confirm();
    const socket = await flow.tracker.socket();
    socket.close();
    await (await flow.calls.transaction.nextCall()).rejectWith(networkError());
    expect(flow.events.at(-1)).toMatchObject({
      type: 'allfeat:error',
      detail: { code: 'widget.network_error', stage: 'tracking' },
    });
  });

  it('[9.flow.progress] tell of progress that never goes back', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    const first = await flow.calls.upload.nextCall();
    first.options.onProgress({ sentBytes: 600, totalBytes: 1_000 });
    await first.rejectWith(new AtsError('widget.upload_error', { status: 503 }));
    expect(flow.on('upload').notice).not.toBeNull();
    await flow.clock.advance(1_000);
    const second = await flow.calls.upload.nextCall();
    second.options.onProgress({ sentBytes: 100, totalBytes: 1_000 });
    first.options.onProgress({ sentBytes: 900, totalBytes: 1_000 });
    await second.respondWith();
    const progress = flow.events.flatMap((event) =>
      event.type === 'allfeat:upload-progress' ? [event.detail.progress] : [],
    );
    expect(progress).toEqual([60, 60, 100]);
  });
});

describe('getState()', () => {
  const states: [string, (flow: FlowHarness) => Promise<unknown>, object][] = [
    ['at the start', async () => undefined, { screen: 'FORM' }],
    ['at init', (flow) => flow.user.submit(), { screen: 'UPLOAD' }],
    ['while sending', (flow) => flow.reach.uploading(), { screen: 'UPLOAD', jobId: 'job-1' }],
    [
      'while the quote is awaited',
      (flow) => flow.reach.preparing(),
      { screen: 'UPLOAD', jobId: 'job-1', phase: 'quote' },
    ],
    [
      'while the price is shown',
      (flow) => flow.reach.confirming(),
      { screen: 'UPLOAD', jobId: 'job-1', phase: 'price' },
    ],
    [
      'while confirming',
      async (flow) => {
        await flow.reach.confirming();
        await flow.user.press(flow.on('price').accept);
      },
      { screen: 'CONFIRMING', jobId: 'job-1' },
    ],
    [
      'while tracking',
      async (flow) => {
        await flow.reach.confirming();
        await flow.user.press(flow.on('price').accept);
        await flow.service.confirm();
      },
      { screen: 'TRACKING', jobId: 'job-1', transactionId: TRANSACTION_ID },
    ],
    [
      'when the chain takes long',
      async (flow) => {
        await flow.reach.confirming();
        await flow.user.press(flow.on('price').accept);
        await flow.service.confirm();
        (await flow.tracker.socket()).close();
        await flow.clock.advance(120_000);
      },
      { screen: 'TRACKING', jobId: 'job-1', transactionId: TRANSACTION_ID, phase: 'stillProcessing' },
    ],
    [
      'at the end',
      async (flow) => {
        await flow.reach.confirming();
        await flow.user.press(flow.on('price').accept);
        await flow.service.confirm();
        await flow.service.complete();
      },
      {
        screen: 'COMPLETE',
        jobId: 'job-1',
        transactionId: TRANSACTION_ID,
        atsId: result.atsId,
        accessCode: ACCESS_CODE,
      },
    ],
    [
      'after a failure',
      async (flow) => {
        await flow.reach.preparing();
        await (await flow.calls.prepare.nextCall()).rejectWith(refusal('common.service_unavailable', 503));
      },
      { screen: 'FAILED', jobId: 'job-1' },
    ],
    [
      'when in doubt',
      async (flow) => {
        await flow.reach.confirming();
        await flow.user.press(flow.on('price').accept);
        await (await flow.calls.confirm.nextCall()).rejectWith(networkError());
        await flow.clock.advance(2_000);
        await (
          await flow.calls.confirm.nextCall()
        ).rejectWith(refusal('registration.prepared_not_found', 404));
      },
      { screen: 'FAILED', jobId: 'job-1' },
    ],
  ];

  it.each(states)('[9.flow.get-state] %s', async (_, reach, state) => {
    const flow = createFlowHarness({ confirmPrice: true });
    await reach(flow);
    expect(flow.state()).toEqual(state);
  });
});

describe('still processing', () => {
  it('[9.flow.still] is tracking, shows the transaction, and goes on when the user keeps waiting', async () => {
    const flow = createFlowHarness();
    await flow.reach.tracking();
    (await flow.tracker.socket()).close();
    await flow.clock.advance(120_000);
    const { still } = flow.on('tracking');
    expect(still?.transactionId).toBe(TRANSACTION_ID);
    await flow.user.press(still?.copy);
    expect((await flow.calls.copy.nextCall()).input).toBe(TRANSACTION_ID);
    await flow.user.press(still?.keepWaiting);
    expect(flow.on('tracking').still).toBeNull();
    await flow.calls.transaction.calls.at(-1)?.respondWith(completedStatus());
    expect(flow.screen()).toBe('complete');
  });
});

it('[9.flow.complete] takes the end from the status where there is no socket', async () => {
  const flow = createFlowHarness();
  await flow.reach.tracking({ accessCode: ACCESS_CODE });
  (await flow.tracker.socket()).close();
  await (await flow.calls.transaction.nextCall()).respondWith(status());
  await flow.clock.advance(3_000);
  await (await flow.calls.transaction.nextCall()).respondWith(completedStatus({ accessCode: undefined }));
  expect(flow.detail('allfeat:complete')).toMatchObject({ atsId: result.atsId, accessCode: ACCESS_CODE });
});
