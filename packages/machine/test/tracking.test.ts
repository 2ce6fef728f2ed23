import type { TransactionFrame, TransactionStatus } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import type { NonReducibleUnknown } from 'xstate';
import { trackingMachine } from '../src/index.ts';
import type { StepRecord, TrackingEvent, TrackingInput } from '../src/tracking/tracking.types.ts';
import { runAlone, scriptedCallback, scriptedPromise } from './harness/alone.ts';
import { flush } from './harness/calls.ts';
import {
  ACCESS_CODE,
  TRANSACTION_ID,
  completedFrame,
  completedStatus,
  frame,
  networkError,
  refusal,
  result,
  status,
} from './harness/fixtures.ts';

function createTracking({ isHeld = true, ...over }: Partial<TrackingInput> & { isHeld?: boolean } = {}) {
  const socket = scriptedCallback<TrackingEvent, { transactionId: string; wsUrl: string }>('socket');
  const statuses = scriptedPromise<TransactionStatus, { transactionId: string }>('readStatus');
  const lock = scriptedCallback<TrackingEvent, { transactionId: string }>('lock');
  const connectivity = scriptedCallback<TrackingEvent, NonReducibleUnknown>('connectivity');
  const machine = trackingMachine.provide({
    actors: {
      socket: socket.actor,
      readStatus: statuses.actor,
      lock: lock.actor,
      connectivity: connectivity.actor,
    },
  });
  const alone = runAlone(machine, {
    transactionId: TRANSACTION_ID,
    wsUrl: '/v1/ws',
    accessCode: null,
    expectsAccessCode: true,
    ...over,
  });
  if (isHeld) lock.last().send({ type: 'lock.held' });
  const tracking = {
    ...alone,
    lock,
    connectivity,
    socket,
    statuses,
    value: () =>
      (alone.state().value as { following: { socket: unknown; polling: unknown; outcome: unknown } })
        .following,
    context: () => alone.state().context,
    async say(event: TrackingEvent) {
      socket.last().send(event);
      await flush();
    },
    open: () => tracking.say({ type: 'socket.opened' }),
    frame: (message: TransactionFrame) => tracking.say({ type: 'socket.frame', frame: message }),
    close: () => tracking.say({ type: 'socket.closed' }),
    async answer(message: TransactionStatus) {
      await (await statuses.nextCall()).respondWith(message);
    },
    steps: () =>
      alone.notices
        .filter(({ type }) => type === 'tracking.step')
        .map((notice) => (notice as unknown as { step: StepRecord }).step),
  };
  return tracking;
}

const errorFrame = {
  type: 'error',
  error: { code: 'transaction.not_found', message: '', requestId: 'req_1' },
} as TransactionFrame;

describe('the socket', () => {
  it('[4.flow.tracking.socket] brings the steps and the end, and nothing is polled', async () => {
    const tracking = createTracking();
    expect(tracking.socket.last().input).toEqual({ transactionId: TRANSACTION_ID, wsUrl: '/v1/ws' });
    await tracking.open();
    await tracking.frame({ type: 'connected', transactionId: TRANSACTION_ID });
    for (const step of ['validating', 'preparing_transaction', 'signing', 'submitting', 'confirming'])
      await tracking.frame(frame(step));
    await tracking.frame(completedFrame());
    expect(tracking.steps().map(({ step }) => step)).toEqual([
      'validating',
      'preparing_transaction',
      'signing',
      'submitting',
      'confirming',
      'completed',
    ]);
    expect(tracking.notices.slice(-2)).toEqual([
      { type: 'tracking.completed', result },
      { type: 'tracking.settled', result, accessCode: ACCESS_CODE },
    ]);
    expect(tracking.statuses.count).toBe(0);
    expect(tracking.socket.last().isStopped).toBe(true);
  });

  it('[4.flow.tracking.progress] takes progress from the message and falls back on the table', async () => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(frame('validating', { progress: 11 }));
    await tracking.frame(frame('signing'));
    await tracking.frame(frame('transferring_tokens', { progress: 50 }));
    await tracking.frame(frame('something_new'));
    expect(tracking.steps().map(({ step, progress }) => [step, progress])).toEqual([
      ['validating', 11],
      ['signing', 40],
      ['transferring_tokens', 50],
      ['something_new', 50],
    ]);
  });

  it('tells each step once, and keeps when it first came', async () => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(frame('signing', { progress: 40, timestamp: '2026-04-30T11:00:10Z' }));
    await tracking.frame(
      frame('signing', { progress: 45, timestamp: '2026-04-30T11:00:20Z', description: undefined }),
    );
    expect(tracking.steps()).toHaveLength(1);
    expect(tracking.context().steps).toEqual([
      { step: 'signing', progress: 45, description: null, timestamp: '2026-04-30T11:00:10Z' },
    ]);
  });

  it('[4.flow.tracking.late] gets the steps so far when it speaks before it says that it is open', async () => {
    const tracking = createTracking();
    await tracking.frame(frame('validating'));
    await tracking.frame(completedFrame());
    expect(tracking.names()).toEqual([
      'tracking.step',
      'tracking.step',
      'tracking.completed',
      'tracking.settled',
    ]);
  });

  it.each([
    ['details', { details: { error: 'The nonce is too low.' } }, 'The nonce is too low.'],
    ['description', { description: 'Refused.' }, 'Refused.'],
    ['nothing', { description: undefined }, undefined],
  ])('[4.flow.tracking.failed] ends with the reason in %s', async (_, over, reason) => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(frame('failed', over));
    const failure = {
      code: 'transaction.failed',
      requestId: null,
      ...(reason ? { details: { reason } } : {}),
    };
    expect(tracking.notices.at(-1)).toMatchObject({ type: 'tracking.failed', failure });
    expect(tracking.value()).toMatchObject({ socket: 'closed', polling: 'off', outcome: 'failed' });
    await tracking.clock.advance(30_000);
    expect(tracking.statuses.count).toBe(0);
  });

  it('asks the status when completed comes without a result that can be read', async () => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(frame('completed', { details: { success: 'yes' } }));
    await tracking.frame(frame('completed', { details: { success: true } }));
    expect(tracking.value().outcome).toBe('running');
    await tracking.close();
    await tracking.answer(completedStatus());
    expect(tracking.names()).toContain('tracking.settled');
  });
});

describe('polling', () => {
  it.each([
    ['closes cleanly', 'before it is open', async () => undefined],
    ['closes cleanly', 'after it was open', (tracking: ReturnType<typeof createTracking>) => tracking.open()],
  ])('[7.flow.polling] begins when the socket %s %s, every 3 s', async (_, __, reach) => {
    const tracking = createTracking();
    await reach(tracking);
    await tracking.close();
    await tracking.answer(status({ steps: [{ step: 'validating' }] }));
    expect(tracking.steps().map(({ step }) => step)).toEqual(['validating', 'signing']);
    await tracking.clock.advance(2_999);
    expect(tracking.statuses.count).toBe(1);
    await tracking.clock.advance(1);
    await tracking.answer(completedStatus());
    expect(tracking.value()).toMatchObject({ polling: 'off', outcome: { completed: 'known' } });
  });

  it('[7.flow.polling] begins with an error frame, which is told', async () => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(errorFrame);
    expect(tracking.notices).toMatchObject([
      { type: 'tracking.trouble', failure: { code: 'transaction.not_found', requestId: 'req_1' } },
    ]);
    expect(tracking.value()).toMatchObject({ socket: 'closed', polling: { on: 'asking' } });
    await tracking.answer(
      status({ isComplete: true, description: undefined, result: { success: false, error: 'Refused.' } }),
    );
    expect(tracking.notices.at(-1)).toMatchObject({
      type: 'tracking.failed',
      failure: { code: 'transaction.failed', details: { reason: 'Refused.' } },
    });
  });

  it('keeps details and message of an error frame', async () => {
    const tracking = createTracking();
    await tracking.frame({
      type: 'error',
      error: { code: 'common.rate_limited', message: 'Slowly.', details: { limit: 1 }, requestId: null },
    } as unknown as TransactionFrame);
    expect(tracking.notices).toMatchObject([
      { failure: { message: 'Slowly.', details: { limit: 1 }, kind: 'limited' } },
    ]);
  });

  it.each(['never opens', 'says nothing'])(
    '[7.flow.polling] stands beside a socket that %s for 15 s, until it speaks',
    async (how) => {
      const tracking = createTracking();
      if (how === 'says nothing') await tracking.open();
      await tracking.clock.advance(14_999);
      expect(tracking.statuses.count).toBe(0);
      await tracking.clock.advance(1);
      expect(tracking.value()).toMatchObject({ socket: { connected: 'silent' }, polling: { on: 'asking' } });
      const call = await tracking.statuses.nextCall();
      await tracking.frame(frame('signing'));
      expect(tracking.value()).toMatchObject({ socket: { connected: 'open' }, polling: 'off' });
      expect(call.isAborted).toBe(true);
      // Each frame begins the silence anew.
      await tracking.clock.advance(14_999);
      await tracking.frame(frame('submitting'));
      await tracking.clock.advance(14_999);
      expect(tracking.statuses.count).toBe(1);
    },
  );

  it('survives a status that cannot be read', async () => {
    const tracking = createTracking();
    await tracking.close();
    await (await tracking.statuses.nextCall()).rejectWith(networkError());
    expect(tracking.notices).toMatchObject([
      { type: 'tracking.trouble', failure: { code: 'widget.network_error' } },
    ]);
    await tracking.clock.advance(3_000);
    await tracking.answer(completedStatus());
    expect(tracking.names()).toContain('tracking.settled');
  });

  it('uses the description where a failed status says no more', async () => {
    const tracking = createTracking();
    await tracking.close();
    await tracking.answer(status({ currentStep: 'failed', isComplete: true, description: 'Refused.' }));
    expect(tracking.context().failure?.details).toEqual({ reason: 'Refused.' });
  });
});

describe('a work that is registered under no number', () => {
  const unnumbered = completedStatus({ atsId: undefined });

  it('is asked for again: the service may be a moment behind itself', async () => {
    const tracking = createTracking();
    await tracking.close();
    await tracking.answer(unnumbered);
    expect(tracking.names()).not.toContain('tracking.completed');
    await tracking.clock.advance(3_000);
    await tracking.answer(completedStatus());
    expect(tracking.notices.find(({ type }) => type === 'tracking.completed')).toMatchObject({
      result: { atsId: result.atsId },
    });
  });

  it('is complete without one in the end, and none is made up', async () => {
    const tracking = createTracking();
    await tracking.close();
    for (let answers = 1; answers <= 5; answers += 1) {
      expect(tracking.names()).not.toContain('tracking.completed');
      await tracking.answer(unnumbered);
      await tracking.clock.advance(3_000);
    }
    const completed = tracking.notices.find(({ type }) => type === 'tracking.completed');
    expect(completed).toMatchObject({ result: { success: true } });
    expect(JSON.stringify(completed)).not.toContain('atsId');
    expect(tracking.notices.find(({ type }) => type === 'tracking.trouble')).toMatchObject({
      failure: { code: 'widget.malformed_response', details: { reason: 'no_ats_id' } },
    });
  });
});

describe('still processing', () => {
  async function stillProcessing() {
    const tracking = createTracking();
    await tracking.close();
    for (let polls = 0; polls < 40; polls += 1) {
      await tracking.answer(status());
      await tracking.clock.advance(3_000);
    }
    return tracking;
  }

  it('[9.flow.still] is said after 120 s of polling, which then ends', async () => {
    const tracking = await stillProcessing();
    expect(tracking.value()).toMatchObject({ polling: 'off', outcome: 'stillProcessing' });
    const asked = tracking.statuses.count;
    await tracking.clock.advance(60_000);
    expect(tracking.statuses.count).toBe(asked);
  });

  it('[9.flow.still] goes on when the user keeps waiting', async () => {
    const tracking = await stillProcessing();
    const asked = tracking.statuses.count;
    await tracking.send({ type: 'user.keepWaiting' });
    expect(tracking.value()).toMatchObject({ polling: { on: 'asking' }, outcome: 'running' });
    expect(tracking.statuses.count).toBe(asked + 1);
  });

  async function silentStill() {
    const tracking = createTracking();
    await tracking.open();
    await tracking.clock.advance(15_000);
    await (await tracking.statuses.nextCall()).rejectWith(refusal('transaction.store_unavailable', 503));
    await tracking.clock.advance(120_000);
    expect(tracking.value()).toMatchObject({ socket: { connected: 'silent' }, outcome: 'stillProcessing' });
    return tracking;
  }

  it('ends when the socket speaks after all', async () => {
    const tracking = await silentStill();
    await tracking.frame(frame('confirming'));
    expect(tracking.value()).toMatchObject({ polling: 'off', outcome: 'running' });
  });

  it.each([
    ['completes', completedFrame(), 'tracking.settled'],
    ['fails', frame('failed'), 'tracking.failed'],
  ])('ends when the transaction %s after all', async (_, message, notice) => {
    const tracking = await silentStill();
    await tracking.frame(message);
    expect(tracking.names()).toContain(notice);
  });
});

describe('a transaction that the service does not find', () => {
  const missing = () => refusal('transaction.not_found', 404);

  /** With a socket that is open and says nothing. */
  async function missed(times: number) {
    const tracking = createTracking();
    await tracking.open();
    await tracking.clock.advance(15_000);
    for (let misses = 0; misses < times; misses += 1) {
      await (await tracking.statuses.nextCall()).rejectWith(missing());
      await tracking.clock.advance(3_000);
    }
    return tracking;
  }

  it('is believed after five answers in a row: the service may be behind itself', async () => {
    const tracking = await missed(4);
    expect(tracking.value()).toMatchObject({ polling: { on: 'asking' }, outcome: 'running' });
    await (await tracking.statuses.nextCall()).rejectWith(missing());
    expect(tracking.value()).toMatchObject({ polling: 'off', outcome: 'unknown' });
    expect(tracking.state().hasTag('unknown')).toBe(true);
    expect(tracking.names()).toEqual(Array.from({ length: 5 }, () => 'tracking.trouble'));
    await tracking.clock.advance(60_000);
    expect(tracking.statuses.count).toBe(5);
  });

  it('an answer between them begins the count anew', async () => {
    const tracking = await missed(4);
    await tracking.answer(status());
    await tracking.clock.advance(3_000);
    await (await tracking.statuses.nextCall()).rejectWith(missing());
    expect(tracking.value().outcome).toBe('running');
  });

  it('is asked for again on demand', async () => {
    const tracking = await missed(5);
    await tracking.send({ type: 'user.keepWaiting' });
    expect(tracking.value()).toMatchObject({ polling: { on: 'asking' }, outcome: 'running' });
    await (await tracking.statuses.nextCall()).rejectWith(missing());
    expect(tracking.value().outcome).toBe('running');
  });

  it('is there after all when the socket speaks', async () => {
    const tracking = await missed(5);
    await tracking.frame(frame('signing'));
    expect(tracking.value()).toMatchObject({ polling: 'off', outcome: 'running' });
  });

  it.each([
    ['completes', completedFrame(), 'tracking.settled'],
    ['fails', frame('failed'), 'tracking.failed'],
  ])('%s after all', async (_, message, notice) => {
    const tracking = await missed(5);
    await tracking.frame(message);
    expect(tracking.names()).toContain(notice);
  });
});

describe('duplicates, and messages out of order', () => {
  it('change nothing: a step is told once, and none that lies behind', async () => {
    const tracking = createTracking();
    await tracking.open();
    for (const step of ['validating', 'submitting', 'submitting', 'signing', 'validating'])
      await tracking.frame(frame(step));
    expect(tracking.steps().map(({ step }) => step)).toEqual(['validating', 'submitting']);
    expect(tracking.context().steps.map(({ progress }) => progress)).toEqual([5, 60, 40]);
    await tracking.frame(frame('submitting', { progress: 30 }));
    expect(tracking.context().steps[1]?.progress).toBe(60);
  });

  it('the end comes once', async () => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(completedFrame());
    await tracking.frame(completedFrame());
    await tracking.frame(frame('failed'));
    expect(tracking.names()).toEqual(['tracking.step', 'tracking.completed', 'tracking.settled']);
  });

  it('a status that is complete and does not say how is no failure', async () => {
    const tracking = createTracking();
    await tracking.close();
    await tracking.answer(status({ currentStep: 'completed', isComplete: true, result: null }));
    expect(tracking.value().outcome).toBe('running');
    await tracking.clock.advance(3_000);
    await tracking.answer(completedStatus());
    expect(tracking.names()).toContain('tracking.settled');
  });
});

describe('one tab at a time', () => {
  it('nothing is followed before the lock is held, and it is held to the end', async () => {
    const tracking = createTracking({ isHeld: false });
    expect(tracking.state().value).toBe('claiming');
    expect(tracking.lock.last().input).toEqual({ transactionId: TRANSACTION_ID });
    tracking.lock.last().send({ type: 'lock.held' });
    await tracking.open();
    await tracking.frame(completedFrame());
    expect(tracking.lock.last().isStopped).toBe(false);
    tracking.stop();
    expect(tracking.lock.last().isStopped).toBe(true);
  });

  it('waits while another tab follows it, and takes over', async () => {
    const tracking = createTracking({ isHeld: false });
    tracking.lock.last().send({ type: 'lock.elsewhere' });
    expect(tracking.state().hasTag('elsewhere')).toBe(true);
    await tracking.clock.advance(60_000);
    expect([tracking.socket.runs.length, tracking.statuses.count]).toEqual([0, 0]);
    tracking.lock.last().send({ type: 'lock.held' });
    await tracking.open();
    await tracking.frame(completedFrame());
    expect(tracking.names()).toContain('tracking.settled');
  });

  it('tells when the other tab has followed it to its end', () => {
    const tracking = createTracking({ isHeld: false });
    tracking.lock.last().send({ type: 'lock.elsewhere' });
    tracking.lock.last().send({ type: 'lock.over' });
    expect(tracking.names()).toEqual(['tracking.endedElsewhere']);
  });
});

describe('a line that is back', () => {
  const online = (tracking: ReturnType<typeof createTracking>) => {
    tracking.connectivity.last().send({ type: 'network.online' });
    return flush();
  };

  it('is used at once: what was asked on the dead one is asked again', async () => {
    const tracking = createTracking();
    await tracking.close();
    const dead = await tracking.statuses.nextCall();
    await online(tracking);
    expect(dead.isAborted).toBe(true);
    await tracking.answer(status());
    await online(tracking);
    await tracking.answer(completedStatus());
    expect(tracking.names()).toContain('tracking.settled');
  });

  it('is polled on, although the socket seems to stand', async () => {
    const tracking = createTracking();
    await tracking.open();
    await online(tracking);
    expect(tracking.value()).toMatchObject({ socket: { connected: 'open' }, polling: { on: 'asking' } });
    await tracking.frame(frame('signing'));
    expect(tracking.value().polling).toBe('off');
  });

  it('ends the waiting for the user', async () => {
    const tracking = createTracking();
    await tracking.close();
    await (await tracking.statuses.nextCall()).rejectWith(networkError());
    await tracking.clock.advance(120_000);
    expect(tracking.value().outcome).toBe('stillProcessing');
    await online(tracking);
    expect(tracking.value()).toMatchObject({ polling: { on: 'asking' }, outcome: 'running' });
  });

  it('asks for the access code at once', async () => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(completedFrame({ accessCode: undefined }));
    await online(tracking);
    await tracking.answer(completedStatus());
    expect(tracking.notices.at(-1)).toMatchObject({ type: 'tracking.settled', accessCode: ACCESS_CODE });
  });
});

describe('the access code', () => {
  const withoutCode = completedFrame({ accessCode: undefined });

  it('[4.flow.code.polled] is asked for every 2 s until it comes', async () => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(withoutCode);
    expect(tracking.names()).toContain('tracking.completed');
    expect(tracking.names()).not.toContain('tracking.settled');
    expect(tracking.state().hasTag('codeAwaited')).toBe(true);
    await tracking.clock.advance(1_999);
    expect(tracking.statuses.count).toBe(0);
    await tracking.clock.advance(1);
    await (await tracking.statuses.nextCall()).rejectWith(networkError());
    await tracking.clock.advance(2_000);
    await tracking.answer(completedStatus());
    expect(tracking.notices.at(-1)).toMatchObject({ type: 'tracking.settled', accessCode: ACCESS_CODE });
  });

  it('[4.flow.code.polled] is asked for 10 times at most', async () => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(withoutCode);
    for (let polls = 0; polls < 10; polls += 1) {
      expect(tracking.names()).not.toContain('tracking.settled');
      await tracking.clock.advance(2_000);
      await tracking.answer(completedStatus({ accessCode: undefined }));
    }
    expect(tracking.notices.at(-1)).toMatchObject({ type: 'tracking.settled', accessCode: null });
    await tracking.clock.advance(60_000);
    expect(tracking.statuses.count).toBe(10);
  });

  it('questions that found no answer do not count, but there is an end to them', async () => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(withoutCode);
    for (let lost = 0; lost < 30; lost += 1) {
      await tracking.clock.advance(2_000);
      const error = lost % 2 ? refusal('common.rate_limited', 429) : networkError();
      await (await tracking.statuses.nextCall()).rejectWith(error);
    }
    expect(tracking.names()).not.toContain('tracking.settled');
    for (let lost = 0; lost < 30; lost += 1) {
      await tracking.clock.advance(2_000);
      await (await tracking.statuses.nextCall()).rejectWith(networkError());
    }
    expect(tracking.notices.at(-1)).toMatchObject({ type: 'tracking.settled', accessCode: null });
  });

  it('a service that no longer finds the transaction has answered', async () => {
    const tracking = createTracking();
    await tracking.open();
    await tracking.frame(withoutCode);
    for (let polls = 0; polls < 10; polls += 1) {
      await tracking.clock.advance(2_000);
      await (await tracking.statuses.nextCall()).rejectWith(refusal('transaction.not_found', 404));
    }
    expect(tracking.notices.at(-1)).toMatchObject({ type: 'tracking.settled', accessCode: null });
  });

  it('[4.flow.code.none] is not waited for where the work belongs to a user of the host', async () => {
    const tracking = createTracking({ expectsAccessCode: false });
    await tracking.open();
    await tracking.frame(withoutCode);
    expect(tracking.notices.at(-1)).toMatchObject({ type: 'tracking.settled', accessCode: null });
    await tracking.clock.advance(60_000);
    expect(tracking.statuses.count).toBe(0);
  });

  it('is kept from the answer to confirm', async () => {
    const tracking = createTracking({ accessCode: ACCESS_CODE });
    await tracking.open();
    await tracking.frame(withoutCode);
    expect(tracking.notices.at(-1)).toMatchObject({ type: 'tracking.settled', accessCode: ACCESS_CODE });
  });
});

it('closes the socket and aborts the request when it is stopped', async () => {
  const tracking = createTracking();
  await tracking.clock.advance(15_000);
  const call = await tracking.statuses.nextCall();
  tracking.stop();
  expect(tracking.socket.last().isStopped).toBe(true);
  expect(call.isAborted).toBe(true);
});
