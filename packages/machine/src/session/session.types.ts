import type { PendingAction } from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';
import type { TokenRequestInput } from '../ports.ts';

export type TokenReason = TokenRequestInput['reason'];

export interface SessionInput {
  /** Whether tokens can be fetched, or only awaited from `setToken()`. */
  canFetch: boolean;
  /** Whether the host gave a token before the start. */
  hasToken: boolean;
}

export interface SessionContext {
  canFetch: boolean;
  /** How many tokens were given so far. A report about an older one is out of date. */
  generation: number;
  /** The token replaced a refused one and no call has succeeded with it: if it is refused too, we stop asking. */
  unproven: boolean;
  reason: TokenReason;
  pendingAction: PendingAction;
  /** Somebody waits for a token. */
  awaited: boolean;
  /** How often a token was fetched again after it could not be had, while somebody waits. */
  refetches: number;
  /** When the next token may be fetched in advance, on the monotonic clock: at most one a minute. */
  earlyNotBeforeMs: number;
  failure: Failure | null;
}

export type SessionEvent =
  /** A token was put into the store. */
  | { type: 'token.given' }
  /** A call is about to be made; `unspent` for an `init`. */
  | { type: 'token.needed'; unspent: boolean; pendingAction: PendingAction }
  | { type: 'token.accepted'; generation: number }
  | { type: 'token.rejected'; generation: number; pendingAction: PendingAction }
  /** An `init` succeeded: the token continues its job but starts no other. */
  | { type: 'token.spent'; generation: number }
  /** It will expire soon, and somebody is there who may need another. `atMs` is on the monotonic clock. */
  | { type: 'token.ageing'; atMs: number }
  /** The token is of no use any more, and was taken out of the store. */
  | { type: 'token.dropped' };

/** What the session tells the flow that it belongs to. */
export type SessionNotice =
  | { type: 'session.expired'; pendingAction: PendingAction }
  /** There is a token that was not there before. */
  | { type: 'session.renewed' }
  | { type: 'session.refused'; failure: Failure }
  | { type: 'session.trouble'; failure: Failure };
