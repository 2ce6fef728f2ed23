import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { ErrorCode } from '@ats-kit/protocol';
import type { VisitorLine } from './visitor-line.ts';

/** How long a token lives while the trouble is `expires`. */
export const SHORT_LIFE_MS = 10_000;
/** Longer than a flow waits for a token. */
const LONGEST_HOLD_MS = 90_000;

/** When a session token was made, by what it says itself; a token is a JWT. */
function madeAtMs(token: string): number | undefined {
  try {
    const json = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    const { iat } = JSON.parse(json) as { iat?: unknown };
    return typeof iat === 'number' ? iat * 1_000 : undefined;
  } catch {
    return undefined;
  }
}

/** What the API would say of the token that a call carries, if it had the trouble; `undefined` leaves it to the API. */
export function tokenRefusal(
  line: VisitorLine,
  { authorization }: IncomingHttpHeaders,
): ErrorCode | undefined {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  const atMs = token === undefined ? undefined : madeAtMs(token);
  if (atMs === undefined) return undefined;
  switch (line.troubles.tokens) {
    case 'none':
      return undefined;
    case 'expires':
      return Date.now() - atMs > SHORT_LIFE_MS ? 'common.auth.expired' : undefined;
    case 'refused':
      return line.takeRefusal() ? 'session.invalid_token' : undefined;
    // Where no new one comes, the old one must not do either: `iat` has seconds only.
    case 'never':
    case 'down':
      return atMs < line.changedAtMs - 1_000 ? 'common.auth.expired' : undefined;
  }
}

/** A request for a token meets the trouble. Resolves with whether it may go on to the route. */
export async function meetTokenTrouble(line: VisitorLine, { socket }: IncomingMessage): Promise<boolean> {
  const release = line.carry(socket);
  if (!release) {
    socket.destroy();
    return false;
  }
  const endsAtMs = Date.now() + LONGEST_HOLD_MS;
  while (line.troubles.tokens === 'never' && !socket.destroyed && Date.now() < endsAtMs)
    await line.changed(endsAtMs - Date.now());
  release();
  const isLost = line.isDown || ['never', 'down'].includes(line.troubles.tokens);
  if (isLost) socket.resetAndDestroy();
  return !isLost;
}
