import type { Network } from '@ats-kit/protocol';
import type { MessageOverrides } from '../messages/messages.ts';
import type { Inspect } from './inspect.ts';
import type { AtsFlowEvent } from '../register/register.types.ts';

/** What a host decides about a flow. */
export interface AtsFlowOptions {
  /** @default 'testnet' */
  network?: Network | undefined;
  /** A token that the host has already; others come by `setToken()` or the port `getToken`. */
  token?: string | undefined;
  /** The host's user: sent along with the work, which then has no access code. */
  externalUserId?: string | undefined;
  /** Fills in the step that asks for an access code. It is a secret: never write it into a page's markup. */
  accessCode?: string | undefined;
  /** Tokens are asked for this work alone. With `register` the service takes none. */
  atsId?: number | undefined;
  /** A lower limit than the service's, in bytes. */
  maxFileSize?: number | undefined;
  /** Show the quote and wait for the user's yes. @default false: go on */
  confirmPrice?: boolean | undefined;
  /** What to do when the fingerprints differ: refuse, or go on. @default 'block' */
  verifyCommitment?: 'block' | 'warn' | undefined;
  /**
   * What survives a reload: a registration that is under way, and what was typed; never a token, an access code or a
   * file. `false` keeps nothing. It is kept for the tab, or on the device where the host names the user, by
   * `externalUserId` or by a `key` of its own.
   *
   * @default {}
   */
  persist?: false | { key?: string | undefined } | undefined;
  /**
   * BCP 47 tag of the language, such as `fr` or `ar-MA`: its texts are loaded when the flow starts, and it shapes numbers,
   * sizes and dates. English is shown until they have come, and where there are none in this language.
   *
   * @default 'en'
   */
  locale?: string | undefined;
  /**
   * Texts to replace, at any depth. With a `lang` of their own they are all there is, over English, and nothing is loaded:
   * a whole language at once, such as `fr` of `@ats-kit/machine/locales/fr`, or one that is not among ours.
   */
  messages?: MessageOverrides | undefined;
  /**
   * An inspector of XState, such as `createBrowserInspector().inspect`: hears everything that happens in the machines. What
   * it is told are copies without access codes, tokens or the signatures of URLs; titles, names and e-mail addresses are
   * in them, so it is for development.
   */
  inspect?: Inspect | undefined;
  /** Called for every public event, in order. */
  onEvent?: ((event: AtsFlowEvent) => void) | undefined;
  /**
   * The flow whose place this one takes, in a page whose mode, network or user changed. It is stopped when this one
   * starts, with all that it was doing; the host hears `allfeat:mode-changed` and no second `allfeat:ready`; and the
   * `token` that the old flow began with is not used for another action, network or user.
   */
  replaces?: object | undefined;
}
