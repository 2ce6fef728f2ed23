import type { TokenRequest } from '@ats-kit/protocol';

export interface MintSession {
  /** Base URL of the ATS API. */
  atsUrl: string;
  /** Your organization's secret key, `csk_…`. It stays on your server. */
  secretKey: string;
  /** The origin of your page. It must be on your organization's list of domains. */
  origin: string;
  /** Whose works these are. Take it from your own session, never from the request. */
  externalUserRef: string | undefined;
  /** What the widget asked for. */
  request: TokenRequest;
}

/**
 * Mints a session token: the one thing that takes your secret key,
 * and so the one thing that takes a backend.
 */
export function mintSession(options: MintSession): Promise<Response> {
  return fetch(`${options.atsUrl}/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: options.origin },
    body: JSON.stringify({
      secret_key: options.secretKey,
      action_type: options.request.actionType,
      allowed_network: options.request.network,
      allowed_ats_id: options.request.atsId,
      external_user_ref: options.externalUserRef,
    }),
    signal: AbortSignal.timeout(10_000),
  });
}
