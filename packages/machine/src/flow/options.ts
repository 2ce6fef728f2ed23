import type { Network } from '@ats-kit/protocol';
import type { MessageOverrides } from '../messages/en.ts';
import type { AtsFlowEvent } from '../register/register.types.ts';

/** What a host decides about a flow. */
export interface AtsFlowOptions {
  /** @default 'testnet' */
  network?: Network | undefined;
  /** A token that the host has already; others come by `setToken()` or the port `getToken`. */
  token?: string | undefined;
  /** The host's user: sent along with the work, which then has no access code. */
  externalUserId?: string | undefined;
  /** A lower limit than the service's, in bytes. */
  maxFileSize?: number | undefined;
  /** Show the quote and wait for the user's yes. @default false: go on */
  confirmPrice?: boolean | undefined;
  /** What to do when the fingerprints differ: refuse, or go on. @default 'block' */
  verifyCommitment?: 'block' | 'warn' | undefined;
  /** BCP 47 tag for numbers, sizes and dates. @default 'en', the language of the texts */
  locale?: string | undefined;
  /** Texts to replace. */
  messages?: MessageOverrides | undefined;
  /** Called for every public event, in order. */
  onEvent?: ((event: AtsFlowEvent) => void) | undefined;
}
