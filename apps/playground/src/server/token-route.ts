import { AtsError, ErrorEnvelope, Session, TokenRequest } from '@ats-kit/protocol';
import { Hono } from 'hono';
import type { AppEnv } from './envelope.ts';
import { mintSession } from './mint-session.ts';
import { ownOrigin } from './own-origin.ts';
import type { Settings } from './settings.ts';
import { signedInUser } from './sign-in.ts';
import { smallBody } from './small-body.ts';

function unreachable(cause?: unknown): AtsError {
  return new AtsError('common.service_unavailable', { message: 'The ATS API cannot be reached.', cause });
}

/** What the API says goes on to the widget as it stands: it knows every code, and shows the request id. */
function passOn(answer: Response, json: unknown): Response {
  if (!ErrorEnvelope.decode(json).ok) throw unreachable();
  const headers = new Headers({ 'Content-Type': 'application/json' });
  for (const name of ['X-Request-Id', 'Retry-After']) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(JSON.stringify(json), { status: answer.status, headers });
}

/** `POST /api/ats-token`: where the widget's `token-url` leads. */
export function tokenRoute({ atsUrl, secretKey }: Settings) {
  return new Hono<AppEnv>().post('/api/ats-token', smallBody, async (c) => {
    const origin = ownOrigin(c);
    // Authenticate your user first: whoever gets a token registers at your expense.
    const user = signedInUser(c);
    if (!user) throw new AtsError('common.unauthorized');

    const asked = TokenRequest.decode(await c.req.json().catch(() => undefined));
    if (!asked.ok) {
      const fields = Object.fromEntries(asked.issues.map(({ path, message }) => [path, message]));
      throw new AtsError('common.validation_failed', { details: { fields } });
    }

    const { externalUserRef } = user;
    const answer = await mintSession({
      atsUrl,
      secretKey,
      origin,
      externalUserRef,
      request: asked.value,
    }).catch((cause: unknown) => {
      throw unreachable(cause);
    });
    const json: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) return passOn(answer, json);
    const session = Session.decode(json);
    if (!session.ok) throw unreachable();
    return c.json({ token: session.value.token });
  });
}
