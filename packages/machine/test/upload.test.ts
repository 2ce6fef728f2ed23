import { describe, expect, it } from 'vitest';
import { failureOf } from '../src/failure.ts';
import { uploadMachine } from '../src/index.ts';
import type { UploadEvent } from '../src/upload/upload.machine.ts';
import { runAlone, scriptedCallback } from './harness/alone.ts';
import { flush } from './harness/calls.ts';

const failure = (status?: number) => failureOf('widget.upload_error', { status });

function createUpload() {
  const transfer = scriptedCallback<UploadEvent, { fileId: string; jobId: string }>('transfer');
  const machine = uploadMachine.provide({ actors: { transfer: transfer.actor } });
  const alone = runAlone(machine, { fileId: 'file-1', totalBytes: 1_000, jobId: 'job-1' });
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
    if (state !== 'waiting') expect(upload.output()).toEqual({ result: state, failure: failure(status) });
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

  it('[9.flow.progress] stays within the file, and ends with all of it', async () => {
    const upload = createUpload();
    upload.progress(1_200);
    await upload.done();
    expect(upload.told()).toEqual([1_000, 1_000]);
    expect(upload.output()).toEqual({ result: 'done' });
  });

  it('tells a speed once it can, smoothed, and measures anew after a failure', async () => {
    const upload = createUpload();
    upload.progress(0, 0);
    upload.progress(50, 100);
    expect(upload.context().bytesPerSecond).toBeNull();
    upload.progress(100, 1_000);
    expect(upload.context().bytesPerSecond).toBe(100);
    upload.progress(300, 2_000);
    expect(upload.context().bytesPerSecond).toBeCloseTo(130);
    await upload.fail();
    await upload.clock.advance(1_000);
    upload.progress(10, 4_000);
    upload.progress(5, 5_000);
    upload.progress(105, 6_000);
    expect(upload.context().bytesPerSecond).toBeCloseTo(121);
  });
});
