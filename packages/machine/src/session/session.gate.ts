import { AtsError, type PendingAction } from '@ats-kit/protocol';
import { type ActorRefFrom, type SnapshotFrom, waitFor } from 'xstate';
import { toFailure, toSessionError } from '../failure.ts';
import type { AtsApi, CallOptions } from '../ports.ts';
import type { sessionMachine } from './session.machine.ts';
import type { TokenStore } from './token-store.ts';

export type SessionRef = ActorRefFrom<typeof sessionMachine>;

/** Tokens that one call is tried with: the one at hand, its replacement, and one that the host gave in between. */
const MAX_TRIES = 3;

/** Methods of the API that take no token. */
type Public = 'stats' | 'transaction';

interface Gate {
  /** An `init` needs a token that no other `init` has used. */
  unspent: boolean;
  pendingAction: PendingAction;
}

const GATES: Record<Exclude<keyof AtsApi, Public>, Gate> = {
  initWork: { unspent: true, pendingAction: 'submit' },
  prepare: { unspent: false, pendingAction: 'submit' },
  confirm: { unspent: false, pendingAction: 'submit' },
  initVersion: { unspent: true, pendingAction: 'submit' },
  initVersionUpload: { unspent: true, pendingAction: 'submit' },
  prepareVersion: { unspent: false, pendingAction: 'submit' },
  confirmVersion: { unspent: false, pendingAction: 'submit' },
  workByAccessCode: { unspent: false, pendingAction: 'access_code' },
  works: { unspent: false, pendingAction: 'download_list' },
  versions: { unspent: false, pendingAction: 'download_detail' },
  creators: { unspent: false, pendingAction: 'download_detail' },
  download: { unspent: false, pendingAction: 'download' },
  workCertificate: { unspent: false, pendingAction: 'download' },
};

interface GatedOptions {
  signal: AbortSignal;
  /** What the user waits for, where the caller knows better than the route: a list is for choosing or for fetching. */
  pendingAction?: PendingAction | undefined;
}

/** The API as the machines' actors call it: tokens are none of their business. */
export type GatedApi = {
  [Method in keyof AtsApi]: (
    input: Parameters<AtsApi[Method]>[0],
    options: GatedOptions,
  ) => ReturnType<AtsApi[Method]>;
};

function throwIfFailed(session: SnapshotFrom<typeof sessionMachine>): void {
  if (session.hasTag('failed') && session.context.failure) throw toSessionError(session.context.failure);
}

/**
 * The API behind the session: a call that meets a token error reports it, waits for a fresh token and repeats
 * itself, so nothing above this line knows of tokens. Many calls that wait share one refresh.
 */
export function throughSession(api: AtsApi, session: SessionRef, tokens: TokenStore): GatedApi {
  async function usableToken(
    gate: Gate,
    signal: AbortSignal,
  ): Promise<{ token: string | undefined; generation: number }> {
    session.send({ type: 'token.needed', ...gate });
    const snapshot = await waitFor(session, (state) => state.hasTag('settled'), { signal });
    throwIfFailed(snapshot);
    return { token: tokens.current(), generation: snapshot.context.generation };
  }

  function gated<Input, Answer>(route: Gate, call: (input: Input, options: CallOptions) => Promise<Answer>) {
    return async (
      input: Input,
      { signal, pendingAction = route.pendingAction }: GatedOptions,
    ): Promise<Answer> => {
      const gate = { ...route, pendingAction };
      // The session refuses to go on once a fresh token was refused, unless other calls got through with it meanwhile.
      for (let tries = 1; ; tries += 1) {
        const used = await usableToken(gate, signal);
        const { token } = used;
        // A token may have come while it was counted, or be given once more: what is said is said of the token.
        const generationNow = () =>
          tokens.current() === token ? session.getSnapshot().context.generation : used.generation;
        try {
          const answer = await call(input, { signal, token });
          session.send({
            type: gate.unspent ? 'token.spent' : 'token.accepted',
            generation: generationNow(),
          });
          return answer;
        } catch (error) {
          signal.throwIfAborted();
          if (toFailure(error).kind !== 'token') throw error;
          if (tries === MAX_TRIES) throw new AtsError('widget.auth_retry_exhausted', { cause: error });
          const generation = generationNow();
          session.send({ type: 'token.rejected', generation, pendingAction: gate.pendingAction });
          // Asking once more would be a new try, which only the user may begin.
          throwIfFailed(session.getSnapshot());
        }
      }
    };
  }

  return {
    stats: (input, options) => api.stats(input, options),
    transaction: (input, options) => api.transaction(input, options),
    initWork: gated(GATES.initWork, (input, options) => api.initWork(input, options)),
    prepare: gated(GATES.prepare, (input, options) => api.prepare(input, options)),
    confirm: gated(GATES.confirm, (input, options) => api.confirm(input, options)),
    initVersion: gated(GATES.initVersion, (input, options) => api.initVersion(input, options)),
    initVersionUpload: gated(GATES.initVersionUpload, (input, options) =>
      api.initVersionUpload(input, options),
    ),
    prepareVersion: gated(GATES.prepareVersion, (input, options) => api.prepareVersion(input, options)),
    confirmVersion: gated(GATES.confirmVersion, (input, options) => api.confirmVersion(input, options)),
    workByAccessCode: gated(GATES.workByAccessCode, (input, options) => api.workByAccessCode(input, options)),
    works: gated(GATES.works, (input, options) => api.works(input, options)),
    versions: gated(GATES.versions, (input, options) => api.versions(input, options)),
    creators: gated(GATES.creators, (input, options) => api.creators(input, options)),
    download: gated(GATES.download, (input, options) => api.download(input, options)),
    workCertificate: gated(GATES.workCertificate, (input, options) => api.workCertificate(input, options)),
  };
}
