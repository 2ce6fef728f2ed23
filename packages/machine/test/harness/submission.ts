import type { Confirmation, Job, Quote } from '@ats-kit/protocol';
import { type EventObject, fromCallback } from 'xstate';
import { failureOf } from '../../src/failure.ts';
import { submissionMachine, uploadMachine } from '../../src/index.ts';
import type {
  ConfirmInput,
  Draft,
  JobInput,
  QuoteCommand,
  QuoteEvent,
  QuoteTime,
  SubmissionInput,
} from '../../src/submission/submission.types.ts';
import type { UploadEvent } from '../../src/upload/upload.machine.ts';
import { runAlone, scriptedCallback, scriptedPromise } from './alone.ts';
import { flush } from './calls.ts';
import { MEDIA_HASH, draft, facts, networkError, quoteOf, uploadJob } from './fixtures.ts';

/** A submission whose every actor the test answers. */
export function createSubmission(over: Partial<SubmissionInput> = {}) {
  const calls = {
    init: scriptedPromise<Job, Draft>('initJob'),
    hash: scriptedPromise<string, { fileId: string }>('hashFile'),
    prepare: scriptedPromise<Quote, JobInput>('prepareJob'),
    confirm: scriptedPromise<Confirmation, ConfirmInput>('confirmJob'),
    expiry: scriptedPromise<void, QuoteTime>('quoteExpiry'),
  };
  const countdowns: { expiresAt: string; send: (event: QuoteEvent) => void }[] = [];
  let isHeld = true;
  const countdown = fromCallback<QuoteCommand, QuoteTime & { isAccepted: boolean }, QuoteEvent>(
    ({ input, sendBack, receive }) => {
      const check = () => sendBack({ type: isHeld ? 'quote.held' : 'quote.over' });
      if (input.isAccepted) check();
      else countdowns.push({ ...input, send: sendBack });
      receive(check);
    },
  );
  const hold = scriptedCallback<EventObject, undefined>('holdPage');
  const transfer = scriptedCallback<UploadEvent, { fileId: string; jobId: string }>('transfer');
  const machine = submissionMachine.provide({
    actors: {
      upload: uploadMachine.provide({
        actors: { transfer: transfer.actor, connectivity: fromCallback(() => undefined) },
      }),
      holdPage: hold.actor as never,
      hashFile: calls.hash.actor,
      initJob: calls.init.actor,
      prepareJob: calls.prepare.actor,
      confirmJob: calls.confirm.actor,
      quoteExpiry: calls.expiry.actor,
      countdown,
    },
  });
  const alone = runAlone(machine, {
    draft,
    file: facts,
    confirmPrice: false,
    verifyCommitment: 'block',
    resume: null,
    ...over,
  });
  const submission = {
    ...alone,
    calls,
    transfer,
    value: () => alone.state().value,
    cancel: () => alone.send({ type: 'user.cancel' }),
    accept: () => alone.send({ type: 'user.acceptPrice' }),
    countdowns,
    /** The quote ends without anybody noticing: the device slept. */
    sleepOverQuote: () => void (isHeld = false),
    wakeUp: () => void (isHeld = true),
    renew: () => alone.send({ type: 'session.renewed' }),
    isHeld: () => hold.runs.some(({ isStopped }) => !isStopped),
    async endQuote() {
      countdowns.at(-1)?.send({ type: 'quote.over' });
      await flush();
    },
    async init(n = 1) {
      await (await calls.init.nextCall()).respondWith(uploadJob(n));
    },
    async upload() {
      transfer.last().send({ type: 'transfer.done' });
      await flush();
    },
    async failUpload(status?: number) {
      transfer
        .last()
        .send({ type: 'transfer.failed', failure: failureOf('widget.upload_error', { status }) });
      await flush();
    },
    async hash(hash = MEDIA_HASH) {
      await (await calls.hash.nextCall()).respondWith(hash);
    },
    async progress(sentBytes: number) {
      transfer.last().send({ type: 'transfer.progress', sentBytes, atMs: 0 });
      await flush();
    },
    async refusePrepare(error: Error) {
      await (await calls.prepare.nextCall()).rejectWith(error);
    },
    async prepare(quote: Partial<Quote> = {}) {
      await (await calls.prepare.nextCall()).respondWith(quoteOf(draft, quote));
    },
    async loseConfirm() {
      await (await calls.confirm.nextCall()).rejectWith(networkError());
    },
    async refuseConfirm(error: Error) {
      await (await calls.confirm.nextCall()).rejectWith(error);
    },
    async expire() {
      await (await calls.expiry.nextCall()).respondWith();
    },
    async toPreparing() {
      await submission.init();
      await submission.hash();
      await submission.upload();
      return submission;
    },
    async toConfirming() {
      await submission.toPreparing();
      await submission.prepare();
      return submission;
    },
    code: () => {
      const output = alone.output();
      return output && 'failure' in output ? output.failure.code : output?.result;
    },
    stage: () => {
      const output = alone.output();
      return output?.result === 'refused' ? output.stage : undefined;
    },
  };
  return submission;
}

export type Submission = ReturnType<typeof createSubmission>;
