import { type ActionType, AtsError, type Network, TokenAnswer, TokenRequest } from '@ats-kit/protocol';
import { errorFromEnvelope, requestIdOf } from './answer.ts';
import { type Fetch, requestJson } from './http.ts';
import { TIMEOUTS_MS } from './timeouts.ts';
import { resolveTokenUrl } from './url.ts';

export interface TokenRequestInput {
  /** Why a token is asked for: at the start, because one was refused, is spent, missing, or about to expire. */
  reason: 'start' | 'rejected' | 'spent' | 'missing' | 'expiring';
  actionType: ActionType;
  network: Network;
  /** The work that the token is for; absent when it is not known, or when registering. */
  atsId?: number | undefined;
  /** Aborted when the token is no longer needed. */
  signal: AbortSignal;
}

/** Fetches a session token from the integrator's backend. */
export type GetToken = (request: TokenRequestInput) => Promise<string>;

export interface TokenFetcherOptions {
  /** Where tokens are fetched from; in a page it may be relative to the document. */
  tokenUrl: string;
  /**
   * Replaces the global `fetch`. It is called with a `Request`.
   *
   * @default globalThis.fetch
   */
  fetch?: Fetch | undefined;
  /**
   * How long one attempt waits for an answer, in milliseconds.
   *
   * @default 30 000
   */
  timeoutMs?: number | undefined;
}

function unavailable(reason: string, cause?: AtsError): AtsError {
  return new AtsError('widget.token_unavailable', {
    details: { reason },
    requestId: cause?.requestId,
    status: cause?.status,
    cause: cause?.cause,
  });
}

/**
 * A {@link GetToken} that POSTs `{ action_type, network, ats_id? }` to the integrator's backend, with the page's
 * cookies, and reads `{ token }`.
 *
 * It rejects with the backend's `AtsError` when that passed the API's envelope on, and with
 * `widget.token_unavailable` for anything else; `details.reason` is then `status`, `malformed`, `network` or `timeout`.
 * A 429 with an envelope is repeated as the API's own is. A `tokenUrl` that leads nowhere rejects with
 * `widget.configuration_error`; it is resolved at each call, because a server that renders the page has no document.
 */
export function createTokenFetcher({
  tokenUrl,
  fetch,
  timeoutMs = TIMEOUTS_MS.token,
}: TokenFetcherOptions): GetToken {
  return async ({ actionType, network, atsId, signal }) => {
    signal.throwIfAborted();
    const url = resolveTokenUrl(tokenUrl);
    try {
      const { token } = await requestJson({
        method: 'POST',
        url,
        json: TokenRequest.encode({ actionType, network, atsId }),
        credentials: 'include',
        timeoutMs,
        signal,
        fetch,
        decode: (json) => TokenAnswer.decode(json),
        toError: (answer) =>
          errorFromEnvelope(answer) ??
          new AtsError('widget.token_unavailable', {
            details: { reason: 'status' },
            requestId: requestIdOf(answer),
            status: answer.status,
          }),
      });
      return token;
    } catch (error) {
      if (!(error instanceof AtsError)) throw error;
      if (error.code === 'widget.malformed_response') throw unavailable('malformed', error);
      if (error.code === 'widget.network_error') throw unavailable(String(error.details?.['reason']), error);
      throw error;
    }
  };
}
