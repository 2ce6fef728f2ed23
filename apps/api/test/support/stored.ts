import type { Objects } from '../../src/ports.ts';

export async function readAll(objects: Objects, key: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // Copied: a chunk holds until the next one is asked for.
  for await (const chunk of objects.read(key)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export async function keysOf(objects: Objects, prefix: string, before?: Date): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of objects.list(prefix, before)) keys.push(key);
  return keys;
}

/** As a browser uploads: a body whose length is known, and nothing else. */
export const put = (url: string, body: Uint8Array, init: RequestInit = {}) =>
  fetch(url, { method: 'PUT', body: body as BodyInit, ...init });
