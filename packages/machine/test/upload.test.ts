import { describe, expect, it } from 'vitest';
import { failureOf } from '../src/failure.ts';
import { uploadMachine } from '../src/index.ts';
import type { ConnectivityEvent, UploadEvent, UploadInput } from '../src/upload/upload.machine.ts';
import { runAlone, scriptedCallback } from './harness/alone.ts';
import { flush } from './harness/calls.ts';

const failure = (status?: number) => failureOf('widget.upload_error', { status });

function createUpload(over: Partial<UploadInput> = {}) {
  const transfer = scriptedCallback<UploadEvent, { fileId: string; jobId: string }>('transfer');
  const connectivity = scriptedCallback<ConnectivityEvent, undefined>('connectivity');
  const machine = uploadMachine.provide({
    actors: { transfer: transfer.actor, connectivity: connectivity.actor as never },
  });
  const alone = runAlone(machine, {
    fileId: 'file-1',
    totalBytes: 1_000,
    sentBytes: 0,
    jobId: 'job-1',
    ...over,
  });
  return {
    ...alone,
    transfer,
    context: () => alone.state().context,
    progress: (sentBytes: number, atMs = 0) =>
      transfer.last().send({ type: 'transfer.progress', sentBytes, atMs }),
    async fail(status?: number) {
      transfer.last().send({ type: 'transfer.failed', failure: failure(status) });
      await flush();
    },
    async line(state: 'offline' | 'online') {
      connectivity.last().send({ type: `network.${state}` });
      await flush();
    },
    attempts: () => transfer.runs.length,
    value: () => alone.state().value,
    async done() {
      transfer.last().send({ type: 'transfer.done' });
      await flush();
    },
    told: () => alone.notices.map((notice) => (notice as unknown as { sentBytes: number }).sentBytes),
  };
}

describe('attempts', () => {
  it('[7.flow.upload.attempts] are three, after 1 s and after 2 s', async () => {
    const upload = createUpload();
    for (const waitMs of [1_000, 2_000]) {
      const before = upload.transfer.runs.length;
      await upload.fail();
      expect(upload.state().hasTag('retrying')).toBe(true);
      await upload.clock.advance(waitMs - 1);
      expect(upload.transfer.runs).toHaveLength(before);
      await upload.clock.advance(1);
      expect(upload.transfer.runs).toHaveLength(before + 1);
      expect(upload.transfer.last().input).toEqual({ fileId: 'file-1', jobId: 'job-1' });
    }
    await upload.fail();
    expect(upload.output()).toMatchObject({ result: 'failed', failure: { code: 'widget.upload_error' } });
    await upload.clock.advance(60_000);
    expect(upload.transfer.runs).toHaveLength(3);
  });

  it.each([
    [undefined, 'waiting'],
    [408, 'waiting'],
    [429, 'waiting'],
    [500, 'waiting'],
    [503, 'waiting'],
    [400, 'failed'],
    [413, 'failed'],
    [422, 'failed'],
    // The URL is the credential: refused means used up or expired.
    [401, 'urlSpent'],
    [403, 'urlSpent'],
    [404, 'urlSpent'],
    [410, 'urlSpent'],
  ])('[7.flow.upload.attempts] after status %s: %s', async (status, state) => {
    const upload = createUpload();
    await upload.fail(status);
    expect(upload.state().value).toBe(state);
    if (state !== 'waiting')
      expect(upload.output()).toEqual({ result: state, failure: failure(status), mayHaveArrived: false });
  });

  it('abort the transfer that runs when the machine is stopped', () => {
    const upload = createUpload();
    upload.stop();
    expect(upload.transfer.last().isStopped).toBe(true);
  });
});

describe('progress', () => {
  it('[9.flow.progress] never goes back, whatever attempts are made', async () => {
    const upload = createUpload();
    upload.progress(700);
    await upload.fail();
    await upload.clock.advance(1_000);
    upload.progress(100);
    upload.progress(800);
    expect(upload.told()).toEqual([700, 700, 800]);
  });

  it('[9.flow.progress] goes on from where an earlier URL has come to', () => {
    const upload = createUpload({ sentBytes: 600 });
    upload.progress(100);
    upload.progress(700);
    expect(upload.told()).toEqual([600, 700]);
  });

  it('[9.flow.progress] stays within the file, and ends with all of it', async () => {
    const upload = createUpload();
    upload.progress(1_200);
    await upload.done();
    expect(upload.told()).toEqual([1_000, 1_000]);
    expect(upload.output()).toEqual({ result: 'done' });
  });

  it('tells a speed once it can, smoothed, and measures anew after a failure', async () => {
    const upload = createUpload();
    upload.progress(10, 0);
    upload.progress(60, 100);
    expect(upload.context().bytesPerSecond).toBeNull();
    upload.progress(110, 1_000);
    expect(upload.context().bytesPerSecond).toBe(100);
    upload.progress(310, 2_000);
    expect(upload.context().bytesPerSecond).toBeCloseTo(130);
    await upload.fail();
    await upload.clock.advance(1_000);
    upload.progress(10, 4_000);
    upload.progress(5, 4_500);
    upload.progress(110, 5_000);
    expect(upload.context().bytesPerSecond).toBeCloseTo(121);
  });
});

describe('a line that stalls', () => {
  it('[7.flow.upload.stall] is given up 30 s after the request began, and tried again', async () => {
    const upload = createUpload();
    for (const attempt of [1, 2, 3]) {
      expect(upload.attempts()).toBe(attempt);
      await upload.clock.advance(29_999);
      expect(upload.transfer.last().isStopped).toBe(false);
      await upload.clock.advance(1);
      expect(upload.transfer.last().isStopped).toBe(true);
      if (attempt < 3) {
        expect(upload.state().hasTag('retrying')).toBe(true);
        await upload.clock.advance(attempt * 1_000);
      }
    }
    expect(upload.output()).toMatchObject({
      result: 'failed',
      mayHaveArrived: false,
      failure: { code: 'widget.upload_error', details: { reason: 'stalled' } },
    });
  });

  it('[7.flow.upload.stall] is waited for as long as a byte comes every 30 s', async () => {
    const upload = createUpload();
    for (const sentBytes of [1, 2, 3]) {
      await upload.clock.advance(29_000);
      upload.progress(sentBytes);
    }
    expect(upload.attempts()).toBe(1);
    // A report that brings nothing is no byte.
    await upload.clock.advance(29_000);
    upload.progress(3);
    await upload.clock.advance(1_000);
    expect(upload.value()).toBe('waiting');
  });

  it('[7.flow.upload.stall] counts bytes by attempt, while the progress never goes back', async () => {
    const upload = createUpload();
    upload.progress(700);
    await upload.fail();
    await upload.clock.advance(1_000);
    await upload.clock.advance(29_000);
    upload.progress(10);
    await upload.clock.advance(29_000);
    expect(upload.attempts()).toBe(2);
    expect(upload.context().sentBytes).toBe(700);
  });

  it('[7.flow.upload.stall] has 120 s for the answer once everything is sent', async () => {
    const upload = createUpload();
    for (const attempt of [1, 2, 3]) {
      upload.progress(1_000);
      await upload.clock.advance(119_999);
      expect(upload.value()).toEqual({ transferring: 'answering' });
      await upload.clock.advance(1);
      if (attempt < 3) await upload.clock.advance(attempt * 1_000);
    }
    expect(upload.output()).toMatchObject({
      result: 'failed',
      mayHaveArrived: true,
      failure: { code: 'widget.upload_error', details: { reason: 'unanswered' } },
    });
  });
});

describe('a lost answer', () => {
  it.each([undefined, 500, 503])(
    '[4.flow.upload.arrived] is remembered when the URL is refused after it (status %s)',
    async (status) => {
      const upload = createUpload();
      upload.progress(1_000);
      await upload.fail(status);
      await upload.clock.advance(1_000);
      await upload.fail(403);
      expect(upload.output()).toMatchObject({ result: 'urlSpent', mayHaveArrived: true });
    },
  );

  it.each([
    ['not everything was sent', 999, undefined],
    ['the store has said no', 1_000, 429],
  ])('[4.flow.upload.arrived] is none when %s', async (_, sentBytes, status) => {
    const upload = createUpload();
    upload.progress(sentBytes);
    await upload.fail(status);
    await upload.clock.advance(1_000);
    await upload.fail(403);
    expect(upload.output()).toMatchObject({ result: 'urlSpent', mayHaveArrived: false });
  });
});

describe('a line that is gone', () => {
  it('[7.flow.upload.offline] pauses the upload without an attempt, and goes on by itself', async () => {
    const upload = createUpload();
    upload.progress(400);
    for (let times = 0; times < 5; times += 1) {
      await upload.line('offline');
      expect(upload.state().hasTag('offline')).toBe(true);
      await upload.fail();
      expect(upload.value()).toBe('paused');
      await upload.clock.advance(600_000);
      expect(upload.state().hasTag('offline')).toBe(true);
      await upload.line('online');
      expect(upload.value()).toEqual({ transferring: 'sending' });
      expect(upload.state().hasTag('offline')).toBe(false);
    }
    expect(upload.context()).toMatchObject({ attempt: 0, sentBytes: 400 });
    await upload.done();
    expect(upload.output()).toEqual({ result: 'done' });
  });

  it('[7.flow.upload.offline] takes an attempt back that ended before the browser said why', async () => {
    const upload = createUpload();
    await upload.fail();
    await upload.line('offline');
    expect(upload.value()).toBe('paused');
    expect(upload.context().attempt).toBe(0);
    await upload.clock.advance(10_000);
    expect(upload.attempts()).toBe(1);
    await upload.line('online');
    expect(upload.attempts()).toBe(2);
  });

  it('[7.flow.upload.offline] lets a transfer that lives go on: the service may stand on this machine', async () => {
    const upload = createUpload();
    await upload.line('offline');
    await upload.clock.advance(60_000);
    upload.progress(500);
    upload.progress(500);
    expect(upload.told()).toEqual([500]);
    await upload.line('online');
    expect(upload.value()).toEqual({ transferring: 'sending' });
    upload.progress(1_000);
    await upload.line('offline');
    await upload.clock.advance(200_000);
    await upload.line('online');
    expect(upload.value()).toEqual({ transferring: 'answering' });
    await upload.line('offline');
    await upload.done();
    expect(upload.output()).toEqual({ result: 'done' });
    expect(upload.attempts()).toBe(1);
  });

  it('[7.flow.upload.offline] hears an answer for what it is', async () => {
    const upload = createUpload();
    await upload.line('offline');
    await upload.fail(413);
    expect(upload.output()).toMatchObject({ result: 'failed', failure: { status: 413 } });
  });

  it('is known from the start', async () => {
    const upload = createUpload();
    await upload.fail();
    await upload.line('online');
    expect(upload.value()).toBe('waiting');
  });
});
