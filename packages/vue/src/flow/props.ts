import type { AtsOptions } from '@ats-kit/dom';
import type { PropType } from 'vue';

type Option<Name extends keyof AtsOptions> = PropType<AtsOptions[Name]>;

/** The options that every mode has, as props. */
export const SHARED = {
  /** Base URL of the ATS API. */
  atsUrl: { type: String, required: true },
  /** The organization's public key, `cpk_…`. */
  siteKey: { type: String, required: true },
  /** @default 'testnet' */
  network: String as Option<'network'>,
  /** A session token that the page has already. */
  token: String as Option<'token'>,
  /** Fetches a session token from your backend. Asked at the start and whenever a token is refused or used up. */
  getToken: Function as Option<'getToken'>,
  /** Where to fetch session tokens: POST with the user's cookies, answered by `{ token }`. Ignored beside `getToken`. */
  tokenUrl: String as Option<'tokenUrl'>,
  /** BCP 47 tag of the language, numbers, sizes and dates. @default 'en' */
  locale: String as Option<'locale'>,
  /** Texts to replace. */
  messages: Object as Option<'messages'>,
  /** Told what the machines do, without secrets, for development tools. Read when a flow begins. */
  inspect: [Function, Object] as Option<'inspect'>,
  /** Another outside world than the browser's and the ATS API, for tests of your page. Read when a flow begins. */
  ports: Object as Option<'ports'>,
} as const;

/** Whose works they are. */
export const OF_USER = {
  /** Your user. */
  externalUserId: String as Option<'externalUserId'>,
} as const;

/** Which work it is. */
export const OF_WORK = {
  /** Fills in the step that asks for an access code. It is a secret. */
  accessCode: String as Option<'accessCode'>,
  /** Tokens are asked for this work alone. */
  atsId: Number as Option<'atsId'>,
} as const;

/** For modes that send something. */
export const OF_SENDING = {
  /** A lower limit than the service's, in bytes. */
  maxFileSize: Number as Option<'maxFileSize'>,
  /** Show the quote and wait for the user's yes. */
  confirmPrice: Boolean as Option<'confirmPrice'>,
  /** What to do when the fingerprints differ. @default 'block' */
  verifyCommitment: String as Option<'verifyCommitment'>,
  /** What survives a reload; `false` keeps nothing. The default keeps a boolean prop that is absent from being `false`. */
  persist: { type: [Boolean, Object] as Option<'persist'>, default: undefined },
} as const;
