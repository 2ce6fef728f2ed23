import { describe, expect, it } from 'vitest';
import type { NotedConfirm } from '../src/records/records.types.ts';
import type { Draft } from '../src/submission/submission.types.ts';
import { MEDIA_HASH, confirmation, draft, quoteOf, refusal } from './harness/fixtures.ts';
import { createSubmission } from './harness/submission.ts';

const FOREIGN = ['registration.upload_session_forbidden', 'registration.prepared_forbidden'];

const kept: Draft = {
  ...draft,
  filename: null,
  work: { atsId: 7 },
  keptMediaHash: MEDIA_HASH,
};

const noted: NotedConfirm = {
  jobId: 'job-9',
  mode: 'register',
  network: 'testnet',
  quoteExpiresAt: '1970-01-01T00:05:00Z',
  title: 'Nuit blanche',
  atsId: null,
  isByAccessCode: false,
  expectsAccessCode: true,
  commitment: '0xab',
  isVerified: true,
};

describe('a job of another principal', () => {
  it.each(FOREIGN)(
    '[4.flow.foreign] begins anew with the same form and file after a refresh: %s',
    async (code) => {
      const submission = await createSubmission().toPreparing();
      await submission.renew();
      await submission.refusePrepare(refusal(code, 403));
      expect(submission.value()).toEqual({ initializing: 'forFile' });
      expect(submission.notices.at(-1)).toMatchObject({
        type: 'submission.trouble',
        stage: 'prepare',
        failure: { code },
      });
      expect(submission.state().context.restart?.code).toBe(code);
      const init = await submission.calls.init.nextCall();
      expect(init.input).toEqual(draft);
      await init.respondWith({ jobId: 'job-2' });
      expect(submission.transfer.last().input).toEqual({ fileId: 'file-1', jobId: 'job-2' });
      await submission.upload();
      await submission.prepare({ jobId: 'job-2' });
      expect((await submission.calls.confirm.nextCall()).input.jobId).toBe('job-2');
    },
  );

  it('[4.flow.foreign] begins anew when confirm says so, and nothing is in doubt', async () => {
    const submission = await createSubmission().toConfirming();
    await submission.renew();
    await submission.refuseConfirm(refusal('registration.prepared_forbidden', 403));
    expect(submission.value()).toEqual({ initializing: 'forFile' });
    expect(submission.notices.at(-1)).toMatchObject({ type: 'submission.trouble', stage: 'confirm' });
  });

  it('[4.flow.foreign] is a refusal the second time', async () => {
    const submission = await createSubmission().toPreparing();
    await submission.renew();
    await submission.refusePrepare(refusal(FOREIGN[0] ?? '', 403));
    await submission.init(2);
    await submission.upload();
    await submission.renew();
    await submission.refusePrepare(refusal(FOREIGN[0] ?? '', 403));
    // The job is not handed back: nobody here can go on with it.
    expect(submission.output()).toMatchObject({
      result: 'refused',
      job: null,
      failure: { code: FOREIGN[0] },
    });
    expect(submission.calls.init.count).toBe(2);
  });

  it('[4.flow.foreign] is a refusal without a refresh', async () => {
    const submission = await createSubmission().toPreparing();
    await submission.refusePrepare(refusal(FOREIGN[0] ?? '', 403));
    expect(submission.code()).toBe(FOREIGN[0]);
    expect(submission.calls.init.count).toBe(1);
  });

  it('[4.flow.foreign] is in doubt after a lost answer: it may be paid', async () => {
    const submission = await createSubmission().toConfirming();
    await submission.loseConfirm();
    await submission.clock.advance(2_000);
    await submission.renew();
    await submission.refuseConfirm(refusal('registration.prepared_forbidden', 403));
    expect(submission.output()).toMatchObject({ result: 'inDoubt', jobId: 'job-1' });
    expect(submission.calls.init.count).toBe(1);
  });
});

describe('a file whose answer was lost', () => {
  async function loseAnswer() {
    const submission = createSubmission();
    await submission.hash();
    await submission.init();
    await submission.progress(1_000);
    await submission.failUpload();
    await submission.clock.advance(1_000);
    await submission.failUpload(403);
    return submission;
  }

  it('[4.flow.upload.arrived] is asked for with prepare before it is sent again', async () => {
    const submission = await loseAnswer();
    expect(submission.value()).toBe('preparing');
    expect(submission.names()).not.toContain('submission.uploadCompleted');
    await submission.prepare();
    expect(submission.names()).toContain('submission.uploadCompleted');
    expect(submission.value()).toEqual({ confirming: 'asking' });
    expect(submission.calls.init.count).toBe(1);
  });

  it('[4.flow.upload.arrived] is sent again with a fresh init when prepare has nothing', async () => {
    const submission = await loseAnswer();
    await submission.refusePrepare(refusal('registration.audio_empty', 422));
    await submission.init(2);
    expect(submission.transfer.last().input.jobId).toBe('job-2');
    await submission.upload();
    await submission.prepare({ jobId: 'job-2' });
    expect(submission.names().filter((name) => name === 'submission.uploadCompleted')).toHaveLength(1);
  });
});

describe('a file that no attempt got an answer for', () => {
  async function useUp() {
    const submission = createSubmission();
    await submission.hash();
    await submission.init();
    for (const waitMs of [1_000, 2_000, 0]) {
      await submission.progress(1_000);
      await submission.failUpload();
      await submission.clock.advance(waitMs);
    }
    return submission;
  }

  it('[4.flow.upload.arrived] may have arrived, as prepare says', async () => {
    const submission = await useUp();
    await submission.prepare();
    expect(submission.names()).toContain('submission.uploadCompleted');
    expect(submission.value()).toEqual({ confirming: 'asking' });
  });

  it.each([
    ['registration.audio_empty', 422],
    ['registration.upload_session_not_found', 404],
  ])('[4.flow.upload.arrived] failed when prepare has nothing: %s', async (code, status) => {
    const submission = await useUp();
    await submission.refusePrepare(refusal(code, status));
    expect(submission.output()).toMatchObject({
      result: 'refused',
      stage: 'upload',
      job: null,
      failure: { code: 'widget.upload_error' },
    });
    expect(submission.calls.init.count).toBe(1);
  });
});

describe('a version that keeps the file', () => {
  it('[4.flow.kept] sends and hashes nothing, and is verified with the hash of the latest version', async () => {
    const submission = createSubmission({ draft: kept, file: null });
    expect(submission.state().hasTag('quoting')).toBe(true);
    expect(submission.isHeld()).toBe(false);
    const init = await submission.calls.init.nextCall();
    expect(init.input).toEqual(kept);
    await init.respondWith({ jobId: 'job-1' });
    const prepare = await submission.calls.prepare.nextCall();
    expect(prepare.input).toEqual({ jobId: 'job-1', work: { atsId: 7 } });
    await prepare.respondWith(quoteOf(draft));
    const confirm = await submission.calls.confirm.nextCall();
    expect(confirm.input).toMatchObject({
      work: { atsId: 7 },
      note: { mode: 'update', atsId: 7, isByAccessCode: false, expectsAccessCode: false, isVerified: true },
    });
    await confirm.respondWith(confirmation);
    expect(submission.output()).toMatchObject({ result: 'confirmed', isVerified: true });
    expect(submission.calls.hash.count).toBe(0);
    expect(submission.transfer.runs).toEqual([]);
    expect(submission.names()).toEqual([]);
  });

  it('never notes the access code that it goes by', async () => {
    const accessCode = `atc_${'0'.repeat(64)}`;
    const submission = createSubmission({ draft: { ...kept, work: { accessCode } }, file: null });
    await submission.init();
    await submission.prepare();
    const { input } = await submission.calls.confirm.nextCall();
    expect(input.work).toEqual({ accessCode });
    expect(input.note).toMatchObject({ atsId: null, isByAccessCode: true });
    expect(JSON.stringify(input.note)).not.toContain(accessCode);
  });

  it('[8.flow.verify.kept] never confirms a commitment to another file', async () => {
    const submission = createSubmission({ draft: { ...kept, keptMediaHash: 'cd'.repeat(32) }, file: null });
    await submission.init();
    await submission.prepare();
    expect(submission.code()).toBe('widget.commitment_mismatch');
    expect(submission.calls.confirm.count).toBe(0);
  });

  it('[8.flow.verify.kept] never confirms blindly when the hash is not known', async () => {
    const submission = createSubmission({ draft: { ...kept, keptMediaHash: null }, file: null });
    await submission.init();
    await submission.prepare();
    expect(submission.code()).toBe('widget.commitment_mismatch');
    expect(submission.calls.confirm.count).toBe(0);
  });

  it.each([
    ['a title', { title: '' }],
    ['a file', { keptMediaHash: 'no hash' }],
  ])('[8.flow.verify.kept] is refused when no commitment can be made of %s', async (_, over) => {
    const submission = createSubmission({ draft: { ...kept, ...over }, file: null });
    await submission.init();
    await submission.prepare();
    expect(submission.code()).toBe('widget.commitment_mismatch');
    expect(submission.calls.confirm.count).toBe(0);
  });

  it('[8.flow.verify.kept] goes on with a warning when the host asked for one only', async () => {
    const submission = createSubmission({
      draft: { ...kept, keptMediaHash: null },
      file: null,
      verifyCommitment: 'warn',
    });
    await submission.init();
    await submission.prepare();
    expect(submission.notices.at(-1)).toMatchObject({
      type: 'submission.trouble',
      failure: { code: 'widget.commitment_mismatch' },
    });
    expect(submission.calls.confirm.count).toBe(1);
  });

  it('can be cancelled before there is a job', async () => {
    const submission = createSubmission({ draft: kept, file: null });
    await submission.cancel();
    expect(submission.output()).toEqual({ result: 'cancelled' });
    expect((await submission.calls.init.nextCall()).isAborted).toBe(true);
  });

  it('begins anew in a job of its own when the first is gone', async () => {
    const submission = createSubmission({ draft: kept, file: null });
    await submission.init();
    await submission.refusePrepare(refusal('registration.upload_session_not_found', 404));
    expect(submission.value()).toEqual({ initializing: 'forKeptFile' });
  });
});

describe('a confirm that was noted', () => {
  const resume = { confirm: noted };

  it('[4.flow.confirm.noted] is asked again with the same job, and nothing else is done', async () => {
    const submission = createSubmission({ file: null, resume });
    const confirm = await submission.calls.confirm.nextCall();
    expect(confirm.input).toMatchObject({ jobId: 'job-9', note: noted, lostConfirms: 1 });
    expect((await submission.calls.expiry.nextCall()).input).toEqual({
      jobId: 'job-9',
      expiresAt: noted.quoteExpiresAt,
      isNoted: true,
    });
    await confirm.respondWith(confirmation);
    expect(submission.output()).toEqual({
      result: 'confirmed',
      confirmation,
      quote: null,
      job: { jobId: 'job-9', mediaHash: null },
      isVerified: true,
    });
    expect(submission.calls.init.count + submission.calls.prepare.count + submission.calls.hash.count).toBe(
      0,
    );
  });

  it.each([
    ['registration.prepared_not_found', 404],
    ['registration.insufficient_credits', 403],
  ])('[4.flow.confirm.doubt] is in doubt when the answer is %s', async (code, status) => {
    const submission = createSubmission({ file: null, resume });
    await submission.refuseConfirm(refusal(code, status));
    expect(submission.output()).toMatchObject({
      result: 'inDoubt',
      jobId: 'job-9',
      failure: { code: 'widget.confirm_in_doubt' },
    });
  });

  it('is asked again after a lost answer, up to the end of the quote', async () => {
    const submission = createSubmission({ file: null, resume });
    await submission.loseConfirm();
    await submission.clock.advance(2_000);
    expect(submission.calls.confirm.count).toBe(2);
    await submission.expire();
    await submission.loseConfirm();
    await submission.clock.advance(2_000);
    expect(submission.code()).toBe('widget.confirm_in_doubt');
  });
});

describe('leaving the page', () => {
  it('[9.page.hold] is asked about during upload and confirm, and only then', async () => {
    const submission = createSubmission();
    const held: Record<string, boolean> = { initializing: submission.isHeld() };
    await submission.init();
    held['uploading'] = submission.isHeld();
    await submission.hash();
    await submission.upload();
    held['preparing'] = submission.isHeld();
    await submission.prepare();
    held['confirming'] = submission.isHeld();
    await (await submission.calls.confirm.nextCall()).respondWith(confirmation);
    held['confirmed'] = submission.isHeld();
    expect(held).toEqual({
      initializing: true,
      uploading: true,
      preparing: false,
      confirming: true,
      confirmed: false,
    });
  });
});

describe('a quote that a slow hash has outlasted', () => {
  it('[4.flow.quote.expired] is asked for again before it is confirmed', async () => {
    const submission = createSubmission();
    await submission.init();
    await submission.upload();
    await submission.prepare();
    submission.sleepOverQuote();
    await submission.hash();
    expect(submission.value()).toBe('preparing');
    submission.wakeUp();
    await submission.prepare();
    expect(submission.value()).toEqual({ confirming: 'asking' });
    expect(submission.calls.confirm.count).toBe(1);
  });
});
