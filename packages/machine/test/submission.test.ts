import { AtsError } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import type { SubmissionInput } from '../src/submission/submission.types.ts';
import {
  FILE_BYTES,
  MEDIA_HASH,
  confirmation,
  draft,
  networkError,
  quoteOf,
  refusal,
  uploadJob,
} from './harness/fixtures.ts';
import { type Submission, createSubmission } from './harness/submission.ts';

const NOT_FOUND = () => refusal('registration.prepared_not_found', 404);

describe('the line', () => {
  it('[4.flow.line] goes from init over upload, hash, quote and check to confirm', async () => {
    const submission = createSubmission();
    const init = await submission.calls.init.nextCall();
    expect(init.input).toEqual(draft);
    await init.respondWith(uploadJob());
    expect(submission.transfer.last().input).toEqual({ fileId: 'file-1', jobId: 'job-1' });
    await submission.hash();
    await submission.upload();
    const prepare = await submission.calls.prepare.nextCall();
    expect(prepare.input).toEqual({ jobId: 'job-1', work: null });
    await prepare.respondWith(quoteOf(draft));
    const confirm = await submission.calls.confirm.nextCall();
    expect(confirm.input).toMatchObject({ jobId: 'job-1', work: null });
    await confirm.respondWith(confirmation);
    expect(submission.output()).toEqual({
      result: 'confirmed',
      confirmation,
      quote: quoteOf(draft),
      job: { jobId: 'job-1', mediaHash: MEDIA_HASH },
      isVerified: true,
    });
    expect(submission.notices).toEqual([
      { type: 'submission.uploadStarted', filename: 'nuit.wav', sizeBytes: FILE_BYTES },
      { type: 'submission.uploadProgressed', sentBytes: FILE_BYTES, totalBytes: FILE_BYTES },
      { type: 'submission.uploadCompleted', filename: 'nuit.wav' },
    ]);
  });

  it('hashes the file while it is sent, and stops when the line is left', async () => {
    const submission = createSubmission();
    const hash = await submission.calls.hash.nextCall();
    await submission.init();
    expect(submission.value()).toBe('uploading');
    await submission.cancel();
    expect(hash.isAborted).toBe(true);
    expect(submission.transfer.last().isStopped).toBe(true);
  });

  const cancellable: [string, (s: Submission) => Promise<unknown>, Partial<SubmissionInput>?][] = [
    ['initializing', async () => undefined],
    ['uploading', (s) => s.init()],
    ['preparing', (s) => s.toPreparing()],
    [
      'verifying',
      async (s) => {
        await s.init();
        await s.upload();
        await s.prepare();
      },
    ],
    ['pricing', (s) => s.toConfirming(), { confirmPrice: true }],
  ];
  it.each(cancellable)('can be cancelled while %s', async (_, reach, input) => {
    const submission = createSubmission(input);
    await reach(submission);
    expect(submission.state().hasTag('cancellable')).toBe(true);
    await submission.cancel();
    expect(submission.output()).toEqual({ result: 'cancelled' });
  });

  it('cannot be cancelled once it may have been paid', async () => {
    const submission = await createSubmission().toConfirming();
    await submission.cancel();
    expect(submission.value()).toEqual({ confirming: 'asking' });
    expect(submission.state().hasTag('cancellable')).toBe(false);
  });

  it.each([
    ['init', 'upload', async () => undefined, 'init'],
    ['prepare', 'prepare', (s: Submission) => s.toPreparing(), 'prepare'],
    ['confirm', 'confirm', (s: Submission) => s.toConfirming(), 'confirm'],
  ] as const)('[2.flow.refused] ends with the code when %s is refused', async (_, stage, reach, name) => {
    const submission = createSubmission();
    await reach(submission);
    await (
      await submission.calls[name].nextCall()
    ).rejectWith(refusal('registration.insufficient_credits', 403));
    expect(submission.code()).toBe('registration.insufficient_credits');
    expect(submission.stage()).toBe(stage);
  });
});

describe('the upload', () => {
  it('[4.flow.upload-url] gets a fresh init when its URL is spent, twice at most', async () => {
    const submission = createSubmission();
    await submission.hash();
    for (const n of [1, 2, 3]) {
      await submission.init(n);
      expect(submission.transfer.last().input.jobId).toBe(uploadJob(n).jobId);
      await submission.failUpload(403);
    }
    expect(submission.calls.init.count).toBe(3);
    expect(submission.output()).toMatchObject({
      result: 'refused',
      stage: 'upload',
      job: null,
      failure: { status: 403 },
    });
  });

  it('[4.flow.upload-url] prepares the job of the fresh init', async () => {
    const submission = createSubmission();
    await submission.init(1);
    await submission.failUpload(410);
    await submission.init(2);
    await submission.upload();
    expect((await submission.calls.prepare.nextCall()).input).toEqual({ jobId: 'job-2', work: null });
  });

  it('[9.flow.progress] starts once and never goes back, however many URLs it takes', async () => {
    const submission = createSubmission();
    await submission.init(1);
    await submission.progress(700);
    await submission.failUpload(403);
    await submission.init(2);
    await submission.progress(100);
    await submission.progress(800);
    expect(submission.notices).toEqual([
      { type: 'submission.uploadStarted', filename: 'nuit.wav', sizeBytes: FILE_BYTES },
      ...[700, 700, 800].map((sentBytes) => ({
        type: 'submission.uploadProgressed',
        sentBytes,
        totalBytes: FILE_BYTES,
      })),
    ]);
  });

  it('begins anew for the eye when a file that had arrived is gone', async () => {
    const submission = await createSubmission().toPreparing();
    await submission.refusePrepare(refusal('registration.audio_empty', 422));
    await submission.init(2);
    expect(submission.names().filter((name) => name === 'submission.uploadStarted')).toHaveLength(2);
    await submission.progress(100);
    expect(submission.notices.at(-1)).toMatchObject({ sentBytes: 100 });
  });

  it('fails when its attempts are used up', async () => {
    const submission = createSubmission();
    await submission.init();
    await submission.failUpload(413);
    expect(submission.code()).toBe('widget.upload_error');
    expect(submission.stage()).toBe('upload');
  });
});

describe('a job to go on with', () => {
  const resume = { jobId: 'job-7', mediaHash: MEDIA_HASH };

  it('[4.flow.failed.again] is prepared without sending the file again', async () => {
    const submission = createSubmission({ resume });
    const prepare = await submission.calls.prepare.nextCall();
    expect(prepare.input).toEqual({ jobId: 'job-7', work: null });
    await prepare.respondWith(quoteOf(draft, { jobId: 'job-7' }));
    expect(submission.value()).toEqual({ confirming: 'asking' });
    expect(submission.calls.init.count).toBe(0);
    expect(submission.transfer.runs).toEqual([]);
  });

  it('is handed back by a refusal once the file has arrived', async () => {
    const submission = await createSubmission().toPreparing();
    await (await submission.calls.prepare.nextCall()).rejectWith(refusal('common.service_unavailable', 503));
    expect(submission.output()).toMatchObject({
      result: 'refused',
      job: { jobId: 'job-1', mediaHash: MEDIA_HASH },
    });
  });

  it('counts the hash that was taken with it, even if the file cannot be read again', async () => {
    const submission = createSubmission({ resume });
    await (await submission.calls.hash.nextCall()).rejectWith(new Error('gone'));
    await submission.prepare({ jobId: 'job-7' });
    expect(submission.value()).toEqual({ confirming: 'asking' });
  });

  it.each(['registration.upload_session_not_found', 'registration.audio_empty'])(
    'gives way to a fresh init when the service says %s',
    async (code) => {
      const submission = createSubmission({ resume });
      await (await submission.calls.prepare.nextCall()).rejectWith(refusal(code, 404));
      expect(submission.value()).toEqual({ initializing: 'forFile' });
      await submission.init(8);
      await submission.upload();
      expect((await submission.calls.prepare.nextCall()).input).toEqual({ jobId: 'job-8', work: null });
    },
  );
});

describe('the check of the commitment', () => {
  const other = `0x${'00'.repeat(32)}`;

  it('[8.flow.verify] never confirms a commitment that this device did not compute', async () => {
    const submission = await createSubmission().toPreparing();
    await submission.prepare({ commitment: other });
    expect(submission.code()).toBe('widget.commitment_mismatch');
    expect(submission.stage()).toBe('prepare');
    expect(submission.calls.confirm.count).toBe(0);
  });

  it('[8.flow.verify] waits for the hash before it confirms', async () => {
    const submission = createSubmission();
    await submission.init();
    await submission.upload();
    await submission.prepare();
    expect(submission.value()).toBe('verifying');
    expect(submission.calls.confirm.count).toBe(0);
    await submission.hash();
    expect(submission.value()).toEqual({ confirming: 'asking' });
  });

  it('[8.flow.verify] never confirms when the file cannot be hashed', async () => {
    const submission = createSubmission();
    await submission.init();
    await submission.upload();
    await (await submission.calls.hash.nextCall()).rejectWith(new Error('NotReadableError'));
    await submission.prepare();
    expect(submission.code()).toBe('widget.unknown_error');
    expect(submission.calls.confirm.count).toBe(0);
  });

  it('goes on with a warning when the host asked for one only', async () => {
    const submission = createSubmission({ verifyCommitment: 'warn' });
    await submission.toPreparing();
    await submission.prepare({ commitment: other });
    await (await submission.calls.confirm.nextCall()).respondWith(confirmation);
    expect(submission.notices.at(-1)).toMatchObject({
      type: 'submission.trouble',
      stage: 'prepare',
      failure: { code: 'widget.commitment_mismatch' },
    });
    expect(submission.output()).toMatchObject({ result: 'confirmed', isVerified: false });
  });

  it('warns of a file that cannot be hashed when the host asked for a warning only', async () => {
    const submission = createSubmission({ verifyCommitment: 'warn' });
    await submission.init();
    await submission.upload();
    await submission.prepare();
    await (await submission.calls.hash.nextCall()).rejectWith(new Error('NotReadableError'));
    expect(submission.notices.at(-1)).toMatchObject({
      type: 'submission.trouble',
      failure: { code: 'widget.unknown_error' },
    });
    expect(submission.value()).toEqual({ confirming: 'asking' });
  });
});

describe('the price', () => {
  it('[4.flow.quote.invalid] never confirms a quote that is not valid', async () => {
    const submission = await createSubmission().toPreparing();
    await submission.prepare({ isValid: false });
    expect(submission.code()).toBe('widget.quote_invalid');
    expect(submission.stage()).toBe('prepare');
    expect(submission.calls.confirm.count).toBe(0);
  });

  it('[4.flow.quote.accept] waits for a yes when the host asked for it', async () => {
    const submission = await createSubmission({ confirmPrice: true }).toConfirming();
    expect(submission.value()).toEqual({ pricing: 'offered' });
    expect(submission.calls.confirm.count).toBe(0);
    await submission.accept();
    expect(submission.calls.confirm.count).toBe(1);
  });

  it('[4.flow.quote.expired] is asked for again when it expires on the screen', async () => {
    const submission = await createSubmission({ confirmPrice: true }).toConfirming();
    expect(submission.countdowns[0]?.expiresAt).toBe(quoteOf(draft).expiresAt);
    submission.countdowns[0]?.send({ type: 'quote.ticked', leftSeconds: 7 });
    expect(submission.state().context.quoteLeftSeconds).toBe(7);
    await submission.endQuote();
    expect(submission.value()).toBe('preparing');
    await submission.prepare({ totalPriceCredits: 4 });
    expect(submission.value()).toEqual({ pricing: 'offered' });
    expect(submission.state().context.quote?.totalPriceCredits).toBe(4);
    expect(submission.state().context.quoteLeftSeconds).toBeNull();
    expect(submission.calls.confirm.count).toBe(0);
  });

  it('[4.flow.quote.expired] is never confirmed when the device slept over its end', async () => {
    const submission = await createSubmission({ confirmPrice: true }).toConfirming();
    submission.sleepOverQuote();
    await submission.accept();
    expect(submission.value()).toBe('preparing');
    expect(submission.calls.confirm.count).toBe(0);
  });

  it('[4.flow.confirm.doubt] is in doubt when the first confirm finds no quote: the browser may have sent it twice', async () => {
    const submission = await createSubmission().toConfirming();
    await submission.refuseConfirm(NOT_FOUND());
    expect(submission.output()).toMatchObject({ result: 'inDoubt' });
    expect(submission.calls.prepare.count).toBe(1);
  });

  it('[4.flow.confirm.doubt] is in doubt when the first confirm was confirmed already: it has been paid', async () => {
    const submission = await createSubmission().toConfirming();
    await submission.refuseConfirm(refusal('transaction.already_confirmed', 409));
    expect(submission.output()).toMatchObject({ result: 'inDoubt', jobId: 'job-1' });
  });

  it('[9.flow.failed] says that preparing failed when the second quote is refused', async () => {
    const submission = await createSubmission({ confirmPrice: true }).toConfirming();
    await submission.endQuote();
    await (await submission.calls.prepare.nextCall()).rejectWith(refusal('common.service_unavailable', 503));
    expect(submission.stage()).toBe('prepare');
  });
});

describe('a lost answer to confirm', () => {
  const lost = [
    ['no connection', networkError()],
    ['an answer that cannot be read', refusal('widget.malformed_response', 502)],
    ['status 500', refusal('common.internal', 500)],
    ['status 503', refusal('common.service_unavailable', 503)],
    ['a fault of the port', new TypeError('terminated')],
  ] as const;

  it.each(lost)('[4.flow.confirm.lost] is asked for again with the same job: %s', async (_, error) => {
    const submission = await createSubmission().toConfirming();
    await submission.refuseConfirm(error);
    expect(submission.value()).toEqual({ confirming: 'waiting' });
    expect(submission.notices.at(-1)).toMatchObject({ type: 'submission.trouble', stage: 'confirm' });
    await submission.clock.advance(2_000);
    const again = await submission.calls.confirm.nextCall();
    expect(again.input).toMatchObject({ jobId: 'job-1' });
    await again.respondWith(confirmation);
    expect(submission.output()).toMatchObject({ result: 'confirmed' });
    expect(submission.calls.init.count).toBe(1);
    expect(submission.calls.prepare.count).toBe(1);
  });

  it('[4.flow.confirm.lost] is not asked for again before the service wants to be asked', async () => {
    const submission = await createSubmission().toConfirming();
    await submission.refuseConfirm(
      new AtsError('common.service_unavailable', { status: 503, retryAfterMs: 20_000 }),
    );
    await submission.clock.advance(19_999);
    expect(submission.value()).toEqual({ confirming: 'waiting' });
    await submission.clock.advance(1);
    expect((await submission.calls.confirm.nextCall()).input).toMatchObject({ jobId: 'job-1' });
  });

  it('[4.flow.confirm.lost] is asked for within a minute, however long the service wants to be left alone', async () => {
    const submission = await createSubmission().toConfirming();
    await submission.refuseConfirm(
      new AtsError('common.service_unavailable', { status: 503, retryAfterMs: 3_600_000 }),
    );
    await submission.clock.advance(60_000);
    await submission.calls.confirm.nextCall();
  });

  it('[4.flow.confirm.doubt] is asked for until the quote expires, and then in doubt', async () => {
    const submission = await createSubmission().toConfirming();
    for (let times = 0; times < 5; times += 1) {
      await submission.loseConfirm();
      await submission.clock.advance(2_000);
    }
    await submission.expire();
    await submission.loseConfirm();
    await submission.clock.advance(2_000);
    expect(submission.output()).toMatchObject({
      result: 'inDoubt',
      failure: { code: 'widget.confirm_in_doubt', requestId: null },
    });
    expect(submission.calls.confirm.count).toBe(6);
  });

  it('[4.flow.confirm.doubt] lets the request that runs end before it gives up', async () => {
    const submission = await createSubmission().toConfirming();
    await submission.loseConfirm();
    await submission.clock.advance(2_000);
    const again = await submission.calls.confirm.nextCall();
    await submission.expire();
    await again.respondWith(confirmation);
    expect(submission.output()).toMatchObject({ result: 'confirmed' });
  });

  it.each([
    // The real service consumes the job with the first confirm.
    ['registration.prepared_not_found', 404],
    // The lost request may have anchored exactly this.
    ['work.already_registered', 409],
    ['registration.insufficient_credits', 403],
    ['session.key_inactive', 403],
    ['widget.token_unavailable', 401],
  ])('[4.flow.confirm.doubt] is in doubt when the next answer is %s', async (code, httpStatus) => {
    const submission = await createSubmission().toConfirming();
    await submission.loseConfirm();
    await submission.clock.advance(2_000);
    await submission.refuseConfirm(refusal(code, httpStatus));
    expect(submission.output()).toMatchObject({
      result: 'inDoubt',
      failure: { code: 'widget.confirm_in_doubt' },
    });
  });

  it('[4.flow.confirm.lost] is asked for again after being told to wait', async () => {
    const submission = await createSubmission().toConfirming();
    await submission.loseConfirm();
    await submission.clock.advance(2_000);
    await submission.refuseConfirm(refusal('common.rate_limited', 429));
    await submission.clock.advance(2_000);
    await (await submission.calls.confirm.nextCall()).respondWith(confirmation);
    expect(submission.output()).toMatchObject({ result: 'confirmed' });
  });
});
