import type { AtsCallbacks, AtsFlowOptions, AtsPorts, GetToken } from '@ats-kit/machine';

/** Options of every flow. Changing what names the service, the site, the work or the user starts anew. */
export interface AtsOptions extends Omit<AtsFlowOptions, 'onEvent' | 'replaces'>, AtsCallbacks {
  /** Base URL of the ATS API. */
  atsUrl: string;
  /** The organization's public key, `cpk_…`. */
  siteKey: string;
  /** Fetches a session token from your backend. Asked at the start and whenever a token is refused or used up. */
  getToken?: GetToken | undefined;
  /** Where to fetch session tokens: POST with the user's cookies, answered by `{ token }`. Ignored beside `getToken`. */
  tokenUrl?: string | undefined;
  /**
   * Another outside world than the browser's and the ATS API, for tests of your page. Read when a flow begins.
   *
   * @default `createPorts()` of `@ats-kit/client`, with the options above
   */
  ports?: AtsPorts | undefined;
}

/** Options of a flow that registers. */
export type AtsRegisterOptions = Omit<AtsOptions, 'accessCode' | 'atsId'>;

/** Options of a flow that gives a work a new version. */
export type AtsUpdateOptions = AtsOptions;

type SendingOption = 'maxFileSize' | 'confirmPrice' | 'verifyCommitment' | 'persist';

/** Options of a flow that consults a work: nothing is sent, and a code needs no user. */
export type AtsAccessOptions = Omit<AtsOptions, SendingOption | 'externalUserId'>;

/** Options of a flow that downloads files: nothing is sent. */
export type AtsDownloadOptions = Omit<AtsOptions, SendingOption>;
