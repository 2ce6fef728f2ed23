import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { leadAlong, mayLeadOn, readShort } from './answer.ts';
import { refuse } from './envelope.ts';
import { paced } from './pace.ts';
import { tokenRefusal } from './token-trouble.ts';
import { carriedHeaders, openUpstream, originOf } from './upstream.ts';
import type { VisitorLine } from './visitor-line.ts';

/** Nothing crosses for so long: the other end is gone. */
const SILENCE_TIMEOUT_MS = 150_000;

export interface Crossing {
  line: VisitorLine;
  /** Where the line ends: an origin. */
  atsUrl: string;
  /** Where it begins, as the page names it. */
  lineUrl: string;
  /** What is asked for, with its query. */
  path: string;
}

/** How many bytes of an upload get through, if it is one that gets lost. */
function bytesUntilCut({ line }: Crossing, { method, headers }: IncomingMessage): number {
  if (method !== 'PUT' || !line.losesUpload()) return Infinity;
  return Number(headers['content-length'] ?? 0) * (line.profile.cutUploadsAt ?? 1);
}

async function answerOf(
  crossing: Crossing,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<IncomingMessage> {
  const { line, atsUrl, path } = crossing;
  const origin = originOf(request);
  const upstream = openUpstream(new URL(atsUrl + path), {
    method: request.method ?? 'GET',
    headers: { ...carriedHeaders(request.headers), ...(origin !== undefined && { origin }) },
    timeout: SILENCE_TIMEOUT_MS,
  });
  upstream.on('timeout', () => upstream.destroy(new Error('The API is silent.')));
  let left = bytesUntilCut(crossing, request);
  const onBytes = (bytes: number) => {
    left -= bytes;
    if (left <= 0) request.socket.resetAndDestroy();
  };
  return new Promise((resolve, reject) => {
    upstream.once('response', resolve);
    upstream.once('error', reject);
    // Where the page goes away, the API learns it.
    response.once('close', () => upstream.destroy());
    pipeline(request, paced(line.up, line.bytesPerSecond, onBytes), upstream).catch(reject);
  });
}

async function handBack(
  { line, atsUrl, lineUrl }: Crossing,
  request: IncomingMessage,
  response: ServerResponse,
  answer: IncomingMessage,
): Promise<void> {
  const headers = carriedHeaders(answer.headers);
  const { location } = answer.headers;
  if (location?.startsWith(`${atsUrl}/v1/`)) headers['location'] = lineUrl + location.slice(atsUrl.length);
  // It comes from another server, and must not be read as a page of this one.
  headers['content-security-policy'] = "default-src 'none'; sandbox";
  headers['x-content-type-options'] = 'nosniff';
  const status = answer.statusCode ?? 502;
  if (!mayLeadOn(request, answer)) {
    response.writeHead(status, headers);
    await pipeline(answer, paced(line.down, line.bytesPerSecond), response);
    return;
  }
  const body = Buffer.from(leadAlong(await readShort(answer), atsUrl, lineUrl));
  response.writeHead(status, { ...headers, 'content-length': String(body.length) });
  await pipeline(Readable.from([body]), paced(line.down, line.bytesPerSecond), response);
}

/** Carries a request to the API and its answer back, as well or as badly as the line does at the moment. */
export async function carry(
  crossing: Crossing,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { line } = crossing;
  const { socket } = request;
  if (line.isDown) {
    socket.resetAndDestroy();
    return;
  }
  const release = line.carry(socket);
  if (!release) {
    refuse(request, response, 'common.rate_limited');
    return;
  }
  try {
    const { latencyMs } = line.profile;
    if (latencyMs !== undefined) await sleep(latencyMs);
    const refusal = tokenRefusal(line, request.headers);
    if (refusal !== undefined) refuse(request, response, refusal);
    else await handBack(crossing, request, response, await answerOf(crossing, request, response));
  } catch {
    // An end that is gone is what a line shows: no answer of ours, which the API never gave.
    socket.destroy();
  } finally {
    release();
  }
}
