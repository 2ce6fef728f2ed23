import type { IncomingMessage } from 'node:http';

/** Answers that name where to go on are much shorter. */
const MAX_JSON_BYTES = 65_536;

/** An answer that may say where to go on: to the upload, say. */
export function mayLeadOn({ method }: IncomingMessage, { headers }: IncomingMessage): boolean {
  const bytes = Number(headers['content-length'] ?? Number.NaN);
  const isJson = headers['content-type']?.startsWith('application/json') ?? false;
  return (
    method === 'POST' && isJson && headers['content-encoding'] === undefined && !(bytes > MAX_JSON_BYTES)
  );
}

/** The whole of a short answer. @throws Error when it is longer than it may be */
export async function readShort(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_JSON_BYTES) throw new Error('The answer is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Addresses of the API in an answer lead along the line as well, or an upload would go past it. */
export function leadAlong(text: string, atsUrl: string, lineUrl: string): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return text;
  const along = (value: unknown) =>
    typeof value === 'string' && value.startsWith(`${atsUrl}/v1/`)
      ? lineUrl + value.slice(atsUrl.length)
      : value;
  return JSON.stringify(Object.fromEntries(Object.entries(json).map(([key, value]) => [key, along(value)])));
}
