import { AtsError } from '@ats-kit/protocol';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LINES, LINE_ID, TOKEN_TROUBLES, type Troubles } from '../shared/troubles.ts';
import type { AppEnv } from './envelope.ts';
import { LINE_COOKIE } from './line/front.ts';
import type { Lines } from './line/lines.ts';
import { ownOrigin } from './own-origin.ts';
import type { Settings } from './settings.ts';
import { smallBody } from './small-body.ts';

/** The id of the visitor's line, which a new visitor is given. */
function ownLine(c: Context, lines: Lines): string {
  const known = getCookie(c, LINE_COOKIE);
  if (known !== undefined && LINE_ID.test(known)) return known;
  const id = lines.newId();
  setCookie(c, LINE_COOKIE, id, { path: '/api', httpOnly: true, sameSite: 'Lax' });
  return id;
}

async function readTroubles(c: Context): Promise<Troubles> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const { line, tokens } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const asked = {
    line: LINES.find((one) => one === line),
    tokens: TOKEN_TROUBLES.find((one) => one === tokens),
  };
  if (asked.line === undefined || asked.tokens === undefined) {
    const fields = {
      ...(asked.line === undefined && { line: `Must be one of ${LINES.join(', ')}.` }),
      ...(asked.tokens === undefined && { tokens: `Must be one of ${TOKEN_TROUBLES.join(', ')}.` }),
    };
    throw new AtsError('common.validation_failed', { details: { fields } });
  }
  return { line: asked.line, tokens: asked.tokens };
}

/** `GET /api/config`: where the API is, by a line of the visitor's own. `POST /api/line`: what is wrong with that line. */
export function lineRoutes({ atsUrl, siteKey, line }: Settings, lines: Lines) {
  return new Hono<AppEnv>()
    .get('/api/config', (c) => c.json({ atsUrl, siteKey, line, linePath: `/line/${ownLine(c, lines)}` }))
    .post('/api/line', smallBody, async (c) => {
      ownOrigin(c);
      const troubles = await readTroubles(c);
      lines.get(ownLine(c, lines))?.set(troubles);
      return c.body(null, 204);
    });
}
