import type { Job, Quote } from '@ats-kit/protocol';
import { fromCallback, fromPromise } from 'xstate';
import { toFailure } from '../failure.ts';
import { submissionMachine } from '../submission/submission.machine.ts';
import { isConfirmRefused } from '../submission/submission.rules.ts';
import type {
  ConfirmInput,
  Draft,
  JobInput,
  QuoteCommand,
  QuoteEvent,
  QuoteTime,
} from '../submission/submission.types.ts';
import { fileOf } from './file-of.ts';
import { holdPage } from './provide-completion.ts';
import { type UploadUrls, provideUpload } from './provide-upload.ts';
import { type AnySystem, type Provisions, gatedApi } from './provisions.ts';
import { holdLock } from './hold-lock.ts';
import { type Deadline, countDown, quoteDeadline, waitUntil } from './quote-time.ts';

interface Call<Input> {
  input: Input;
  signal: AbortSignal;
  system: AnySystem;
}

/** The submission machine with the service. A draft with a work goes by the routes of its versions. */
export function provideSubmission(provisions: Provisions) {
  const { ports, files, records } = provisions;
  const urls: UploadUrls = new Map();
  /** When the quote of each job ends: told from the moment it came, however much later it is asked for. */
  const deadlines = new Map<string, Deadline>();
  const gated = gatedApi(provisions);

  function deadlineOf({ jobId, expiresAt, isNoted }: QuoteTime): Deadline {
    const known = deadlines.get(jobId) ?? quoteDeadline(ports.clock, expiresAt, isNoted);
    deadlines.set(jobId, known);
    return known;
  }

  return submissionMachine.provide({
    actors: {
      upload: provideUpload(provisions, urls),
      holdPage: holdPage(ports),
      hashFile: fromPromise<string, { fileId: string }>(({ input, signal }) =>
        ports.hasher.hash(fileOf(files, input.fileId), { signal }),
      ),
      initJob: fromPromise(async ({ input, signal, system }: Call<Draft>): Promise<Job> => {
        const { title, creators, network, externalUserRef, filename, work } = input;
        const api = gated(system);
        if (work && filename === null) return api.initVersion({ work, creators, network }, { signal });
        const { jobId, uploadUrl } = work
          ? await api.initVersionUpload({ work, creators, network, filename: filename ?? '' }, { signal })
          : await api.initWork(
              { title, creators, filename: filename ?? '', network, externalUserRef },
              { signal },
            );
        urls.set(jobId, uploadUrl);
        return { jobId };
      }),
      prepareJob: fromPromise(async ({ input, signal, system }: Call<JobInput>): Promise<Quote> => {
        const { work, jobId } = input;
        const api = gated(system);
        const quote = await (work
          ? api.prepareVersion({ work, jobId }, { signal })
          : api.prepare({ jobId }, { signal }));
        deadlines.set(jobId, quoteDeadline(ports.clock, quote.expiresAt));
        return quote;
      }),
      confirmJob: fromPromise(async ({ input, signal, system }: Call<ConfirmInput>) => {
        const { work, jobId, note, lostConfirms } = input;
        const api = gated(system);
        records.noteConfirm(note);
        const lock = await holdLock(ports, `ats-kit:confirm:${jobId}`, signal);
        try {
          // Another tab may have been answered meanwhile, and some services answer only once.
          const known = lock.hasWaited || lostConfirms > 0 ? records.transactionOf(jobId) : null;
          if (known) {
            records.forgetConfirm(jobId);
            return known;
          }
          const confirmation = await (work
            ? api.confirmVersion({ work, jobId }, { signal })
            : api.confirm({ jobId }, { signal }));
          const { transactionId, wsUrl } = confirmation;
          // Somebody may have cleared the storage meanwhile, and without the note nothing leads to the access code.
          records.noteConfirm(note);
          records.noteTransaction({ jobId, transactionId, wsUrl });
          return confirmation;
        } catch (error) {
          // What was left behind while it was asked stays noted: nobody knows how it ends.
          if (!signal.aborted && isConfirmRefused(lostConfirms, toFailure(error)))
            records.forgetConfirm(jobId);
          throw error;
        } finally {
          lock.letGo();
        }
      }),
      quoteExpiry: fromPromise<void, QuoteTime>(({ input, signal }) =>
        waitUntil(ports.clock, deadlineOf(input), signal),
      ),
      countdown: fromCallback<QuoteCommand, QuoteTime & { isAccepted: boolean }, QuoteEvent>(
        ({ input, sendBack, receive }) => {
          const countdown = countDown(ports.clock, deadlineOf(input), {
            onLeft: (leftSeconds) => sendBack({ type: 'quote.ticked', leftSeconds }),
            onHeld: () => sendBack({ type: 'quote.held' }),
            onOver: () => sendBack({ type: 'quote.over' }),
          });
          if (input.isAccepted) countdown.check();
          receive(() => countdown.check());
          return () => countdown.stop();
        },
      ),
    },
  });
}
