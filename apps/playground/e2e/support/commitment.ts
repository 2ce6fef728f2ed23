import { createHash } from 'node:crypto';

/**
 * The commitment of a work, written a second time from its definition and with other tools than the product's: what
 * both agree on is what is meant.
 */
export interface Work {
  title: string;
  creators: { name: string; email: string; tags: number[]; ipi?: string; isni?: string }[];
  file: Buffer;
}

const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

function str(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const opt = (text?: string) =>
  text === undefined ? Buffer.from([0]) : Buffer.concat([Buffer.from([1]), str(text)]);

export function commitmentOf({ title, creators, file }: Work): string {
  let level = creators.map(({ name, email, tags, ipi, isni }) =>
    sha(str(name), str(email), Buffer.from([tags.length, ...tags]), opt(ipi), opt(isni)),
  );
  while (level.length < 32) level.push(sha(Buffer.from([0])));
  while (level.length > 1) {
    const below = level;
    level = Array.from({ length: below.length / 2 }, (_, pair) =>
      sha(...below.slice(2 * pair, 2 * pair + 2)),
    );
  }
  return `0x${sha(Buffer.from([1]), sha(file), str(title), ...level).toString('hex')}`;
}
