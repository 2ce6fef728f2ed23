import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Crossing } from './carry.ts';
import { paced } from './pace.ts';
import { carriedHeaders, openUpstream } from './upstream.ts';

const HANDSHAKE_TIMEOUT_MS = 10_000;

function headOf({ statusCode, statusMessage, headers }: IncomingMessage): string {
  const upgrade = { ...carriedHeaders(headers), connection: 'Upgrade', upgrade: 'websocket' };
  const lines = Object.entries(upgrade).flatMap(([name, value]) =>
    [value].flat().map((one) => `${name}: ${one}`),
  );
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines, '', ''].join('\r\n');
}

function shakeHands({ atsUrl, path }: Crossing, request: IncomingMessage) {
  const upstream = openUpstream(new URL(atsUrl + path), {
    headers: { ...carriedHeaders(request.headers), connection: 'Upgrade', upgrade: 'websocket' },
    timeout: HANDSHAKE_TIMEOUT_MS,
  });
  return new Promise<{ answer: IncomingMessage; far: Duplex; head: Buffer }>((resolve, reject) => {
    upstream.once('upgrade', (answer, far, head) => resolve({ answer, far, head }));
    upstream.once('response', () => reject(new Error('The API opens no socket here.')));
    upstream.once('timeout', () => reject(new Error('The API is silent.')));
    upstream.once('error', reject);
    upstream.end();
  }).catch((error: unknown) => {
    upstream.destroy();
    throw error;
  });
}

/** Carries a WebSocket: its opening and its frames, in both directions. */
export async function carrySocket(crossing: Crossing, request: IncomingMessage, near: Duplex): Promise<void> {
  const { line } = crossing;
  near.on('error', () => undefined);
  const release = near instanceof Socket && !line.isDown ? line.carry(near) : undefined;
  if (!release) {
    near.destroy();
    return;
  }
  try {
    await sleep(line.profile.latencyMs ?? 0);
    const { answer, far, head } = await shakeHands(crossing, request);
    far.on('error', () => near.destroy());
    // A pipeline that waits for its source does not notice that nobody is left to read.
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
    near.write(headOf(answer));
    if (head.length > 0) near.write(head);
    await Promise.all([
      pipeline(near, paced(line.up, line.bytesPerSecond), far),
      pipeline(far, paced(line.down, line.bytesPerSecond), near),
    ]);
  } catch {
    near.destroy();
  } finally {
    release();
  }
}
