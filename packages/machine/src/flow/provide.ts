import { AtsError, isAtsError } from '@ats-kit/protocol';
import { type ActorSystem, type ActorSystemInfo, fromCallback, fromPromise } from 'xstate';
import { failureOf, toFailure } from '../failure.ts';
import type { FileStore } from '../files.ts';
import { formMachine } from '../form/form.machine.ts';
import type { AtsPorts, TokenRequestInput } from '../ports.ts';
import type { Records } from '../records/records.types.ts';
import { registerMachine } from '../register/register.machine.ts';
import { type SessionRef, throughSession } from '../session/session.gate.ts';
import { sessionMachine } from '../session/session.machine.ts';
import type { TokenReason } from '../session/session.types.ts';
import type { TokenStore } from '../session/token-store.ts';
import { submissionMachine } from '../submission/submission.machine.ts';
import type { Draft, QuoteCommand, QuoteEvent } from '../submission/submission.types.ts';
import { trackingMachine } from '../tracking/tracking.machine.ts';
import type { TrackingEvent } from '../tracking/tracking.types.ts';
import { type UploadEvent, uploadMachine } from '../upload/upload.machine.ts';
import { fileOf } from './file-of.ts';
import { holdPage, provideCompletion } from './provide-completion.ts';
import { provideRecording } from './provide-recording.ts';
import { countDown, waitUntilExpiry } from './quote-time.ts';

type AnySystem = ActorSystem<ActorSystemInfo>;

/** Upload URLs by job: each is a credential, so none stands in a context. */
type UploadUrls = Map<string, string>;

export interface Provisions {
  ports: AtsPorts;
  files: FileStore;
  tokens: TokenStore;
  records: Records;
}

/** The session actor of a system: the gate of every call. */
export function provideSession(
  { ports, tokens }: Provisions,
  request: Pick<TokenRequestInput, 'actionType' | 'network' | 'atsId'>,
) {
  return sessionMachine.provide({
    actors: {
      fetchToken: fromPromise<void, { reason: TokenReason }>(async ({ input, signal }) => {
        try {
          const token = await ports.getToken?.({ ...request, reason: input.reason, signal });
          // A token that comes after the host gave one by hand comes too late.
          if (signal.aborted) return;
          if (typeof token !== 'string' || token === '') throw new AtsError('widget.token_unavailable');
          tokens.set(token);
        } catch (error) {
          throw isAtsError(error) ? error : new AtsError('widget.token_unavailable', { cause: error });
        }
      }),
    },
  });
}

function provideUpload({ ports, files }: Provisions, urls: UploadUrls) {
  return uploadMachine.provide({
    actors: {
      transfer: fromCallback<UploadEvent, { fileId: string; jobId: string }>(({ input, sendBack }) => {
        const controller = new AbortController();
        const { signal } = controller;
        const attempt = async () => {
          const file = fileOf(files, input.fileId);
          await ports.uploader.upload(
            { url: urls.get(input.jobId) ?? '', file },
            {
              signal,
              onProgress: ({ sentBytes }) => {
                if (!signal.aborted)
                  sendBack({ type: 'transfer.progress', sentBytes, atMs: ports.clock.now() });
              },
            },
          );
        };
        attempt().then(
          () => sendBack({ type: 'transfer.done' }),
          (error: unknown) => {
            if (signal.aborted) return;
            const failure = isAtsError(error)
              ? toFailure(error)
              : failureOf('widget.upload_error', { cause: error });
            sendBack({ type: 'transfer.failed', failure });
          },
        );
        return () => controller.abort();
      }),
    },
  });
}

/** The API as an actor of a system reaches it: through the system's session. */
export const gatedApi =
  ({ ports, tokens }: Provisions) =>
  (system: AnySystem) =>
    throughSession(ports.api, system.get('session') as SessionRef, tokens);

function provideSubmission(provisions: Provisions) {
  const { ports, files } = provisions;
  const urls: UploadUrls = new Map();
  const gated = gatedApi(provisions);
  return submissionMachine.provide({
    actors: {
      upload: provideUpload(provisions, urls),
      hashFile: fromPromise<string, { fileId: string }>(({ input, signal }) =>
        ports.hasher.hash(fileOf(files, input.fileId), { signal }),
      ),
      initWork: fromPromise(
        async ({ input, signal, system }: { input: Draft; signal: AbortSignal; system: AnySystem }) => {
          const { jobId, uploadUrl } = await gated(system).initWork(input, { signal });
          urls.set(jobId, uploadUrl);
          return { jobId };
        },
      ),
      prepareJob: fromPromise(
        ({ input, signal, system }: { input: { jobId: string }; signal: AbortSignal; system: AnySystem }) =>
          gated(system).prepare(input, { signal }),
      ),
      confirmJob: fromPromise(
        ({ input, signal, system }: { input: { jobId: string }; signal: AbortSignal; system: AnySystem }) =>
          gated(system).confirm(input, { signal }),
      ),
      quoteExpiry: fromPromise<void, { expiresAt: string }>(({ input, signal }) =>
        waitUntilExpiry(ports.clock, input.expiresAt, signal),
      ),
      countdown: fromCallback<QuoteCommand, { expiresAt: string }, QuoteEvent>(
        ({ input, sendBack, receive }) => {
          const countdown = countDown(ports.clock, input.expiresAt, {
            onLeft: (leftSeconds) => sendBack({ type: 'quote.ticked', leftSeconds }),
            onHeld: () => sendBack({ type: 'quote.held' }),
            onOver: () => sendBack({ type: 'quote.over' }),
          });
          receive(() => countdown.check());
          return () => countdown.stop();
        },
      ),
    },
  });
}

function provideTracking({ ports }: Provisions) {
  return trackingMachine.provide({
    actors: {
      socket: fromCallback<TrackingEvent, { transactionId: string; wsUrl: string }>(({ input, sendBack }) =>
        ports.tracker.open(input, {
          onOpen: () => sendBack({ type: 'socket.opened' }),
          onFrame: (frame) => sendBack({ type: 'socket.frame', frame }),
          onClose: () => sendBack({ type: 'socket.closed' }),
        }),
      ),
      readStatus: fromPromise(
        ({ input, signal }: { input: { transactionId: string }; signal: AbortSignal }) =>
          ports.api.transaction(input, { signal }),
      ),
    },
  });
}

/** The register machine with real actors behind its names. */
export function provideRegister(provisions: Provisions, network: Draft['network']) {
  const { ports } = provisions;
  return registerMachine.provide({
    actors: {
      session: provideSession(provisions, { actionType: 'register', network }),
      form: formMachine.provide({ actors: { recording: provideRecording(provisions) } }),
      submission: provideSubmission(provisions),
      tracking: provideTracking(provisions),
      completion: provideCompletion(ports, gatedApi(provisions)),
      holdPage: holdPage(ports),
      loadStats: fromPromise(({ input, signal }) => ports.api.stats(input, { signal })),
      copy: fromPromise<void, { text: string }>(({ input }) => ports.desk.copy(input.text)),
    },
  });
}
