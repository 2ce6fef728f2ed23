import { connect } from 'node:net';

export interface RawRequest {
  method: string;
  /** As it goes over the wire, whatever it is. */
  target: string;
  headers: readonly (readonly [string, string])[];
  body: Buffer | undefined;
}

export interface RawAnswer {
  status: number;
  headers: Headers;
  body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** One line a header, whatever it was made of: a line break would begin another. */
const line = ([name, value]: readonly [string, string]) => `${name}: ${value.replaceAll(/[\r\n]/g, ' ')}`;

function bytesOf({ method, target, headers, body }: RawRequest): Buffer {
  const length: [string, string][] = body ? [['Content-Length', String(body.length)]] : [];
  const all = [['Host', 'api.test'], ['Connection', 'close'], ...length, ...headers] as const;
  const head = [`${method} ${target.replaceAll(/[\r\n ]/g, '')} HTTP/1.1`, ...all.map(line), '', ''];
  return Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), body ?? Buffer.alloc(0)]);
}

function unchunk(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let rest = bytes;
  for (;;) {
    const end = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.subarray(0, end).toString('latin1'), 16);
    if (end === -1 || !(size > 0)) return Buffer.concat(chunks);
    chunks.push(rest.subarray(end + 2, end + 2 + size));
    rest = rest.subarray(end + 2 + size + 2);
  }
}

/** Interim answers, like `100 Continue`, come before the one that counts. */
const INTERIM = /^HTTP\/1\.1 1\d\d /;

function parse(bytes: Buffer): RawAnswer {
  const end = bytes.indexOf(HEAD_END);
  if (end === -1) throw new Error(`no answer, but ${bytes.length} bytes`);
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1]);
  const headers = new Headers();
  for (const text of lines) {
    const colon = text.indexOf(':');
    headers.append(text.slice(0, colon), text.slice(colon + 1).trim());
  }
  const rest = bytes.subarray(end + HEAD_END.length);
  if (INTERIM.test(first) && rest.length > 0) return parse(rest);
  const length = headers.get('content-length');
  const body = headers.get('transfer-encoding') === 'chunked' ? unchunk(rest) : rest;
  return { status, headers, body: length === null ? body : body.subarray(0, Number(length)) };
}

/**
 * Sends a request as no client would, and reads the answer to its end.
 *
 * @throws when there is no answer, or none within `limitMs`
 */
export function send(port: number, request: RawRequest, limitMs: number): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1' });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no answer within ${limitMs} ms`));
    }, limitMs);
    socket.on('data', (chunk) => received.push(chunk));
    // A refusal may come before everything was sent; what came then still counts.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      try {
        resolve(parse(Buffer.concat(received)));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    socket.write(bytesOf(request));
  });
}
