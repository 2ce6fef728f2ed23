import { setting } from '../../../settings.server';
import type { RequestHandler } from './$types';

/** Where `tokenUrl` leads. The secret key goes from here to the ATS API, and nowhere else. */
export const POST: RequestHandler = async ({ request: { headers } }) => {
  // Another site's page can send this request with your visitor's cookies, but cannot say that it came from here.
  const origin = headers.get('origin') ?? '';
  if (!URL.canParse(origin) || new URL(origin).host !== headers.get('host')) {
    return new Response(null, { status: 403 });
  }
  // Ask here who is signed in: whoever gets a token registers at your expense.
  const answer = await fetch(`${setting('ATS_URL')}/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({
      secret_key: setting('ATS_SECRET_KEY'),
      action_type: 'register',
      allowed_network: 'testnet',
    }),
    signal: AbortSignal.timeout(10_000),
  });
  // A refusal goes on as it stands: the form understands every code of the API.
  return new Response(answer.body, {
    status: answer.status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  });
};
