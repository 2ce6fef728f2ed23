import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AtsError } from '@ats-kit/protocol';
import type { Clock, IncomingUpload, Objects, UploadReceiver } from '../ports.ts';
import { chunksOf } from './upload-stream.ts';

export interface DiskObjectsOptions {
  folder: string;
  /** Signs upload URLs. */
  key: Buffer;
  publicUrl: string;
  /** How long an upload may stand still. */
  idleMs: number;
  clock: Clock;
}

const forbidden = (message: string) => new AtsError('registration.upload_session_forbidden', { message });

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * Files on disk behind signed URLs. An object appears whole or not at all, and never changes: an upload is written to a file
 * of its own and linked under its name when it is complete, which only the first one can do.
 */
export async function openDiskObjects(options: DiskObjectsOptions): Promise<Objects & UploadReceiver> {
  const objects = path.join(options.folder, 'objects');
  const incoming = path.join(options.folder, 'incoming');
  await mkdir(objects, { recursive: true });
  await mkdir(incoming, { recursive: true });
  // Left over from a process that was killed: nobody can go on with these.
  await Promise.all((await readdir(incoming)).map((name) => rm(path.join(incoming, name), { force: true })));

  const fileOf = (key: string) => {
    if (!/^[0-9a-f-]{36}$/.test(key)) throw new Error('Not the key of an object.');
    return path.join(objects, key);
  };
  const signatureOf = (key: string, expires: number, max: number) =>
    createHmac('sha256', options.key).update(`PUT\n${key}\n${expires}\n${max}`).digest();

  async function size(key: string): Promise<number | undefined> {
    try {
      return (await stat(fileOf(key))).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Checks the URL. @returns the largest size that it admits */
  function admit({ key, query }: IncomingUpload): number {
    const expires = Number(query.expires);
    const max = Number(query.max);
    const given = Buffer.from(query.signature ?? '', 'base64url');
    const expected = signatureOf(key, expires, max);
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw forbidden('The upload URL is not valid.');
    if (options.clock.now().getTime() >= expires * 1000) throw forbidden('The upload URL has expired.');
    return max;
  }

  async function store(upload: IncomingUpload, maxBytes: number): Promise<void> {
    const draft = path.join(incoming, randomUUID());
    const file = await open(draft, 'wx', 0o600);
    try {
      let bytes = 0;
      for await (const chunk of chunksOf(upload.body, options.idleMs)) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw tooLarge(bytes, maxBytes);
        await file.writeFile(chunk);
      }
      if (upload.contentLength !== undefined && bytes !== upload.contentLength) {
        throw new AtsError('common.bad_request', { message: 'The upload ended early.' });
      }
      if (bytes === 0) throw new AtsError('registration.audio_empty');
      await file.sync();
      await link(draft, fileOf(upload.key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw forbidden('A file was uploaded already.');
      throw error;
    } finally {
      await file.close();
      await rm(draft, { force: true });
    }
  }

  return {
    uploadUrl(key, { expiresAt, maxBytes }) {
      const expires = Math.floor(expiresAt.getTime() / 1000);
      const signature = signatureOf(key, expires, maxBytes).toString('base64url');
      return `${options.publicUrl}/v1/uploads/${key}?expires=${expires}&max=${maxBytes}&signature=${signature}`;
    },
    size,
    read: (key) => chunksOfFile(fileOf(key)),
    remove: (key) => rm(fileOf(key), { force: true }),
    async receive(upload) {
      const maxBytes = admit(upload);
      if ((await size(upload.key)) !== undefined) throw forbidden('A file was uploaded already.');
      if (upload.contentLength !== undefined && upload.contentLength > maxBytes)
        throw tooLarge(upload.contentLength, maxBytes);
      await store(upload, maxBytes);
    },
  };
}

/** 1 MiB is where hashing is limited by the hash and no longer by the calls to the system. */
const READ_BYTES = 1 << 20;

/** One buffer for the whole file: a new one a chunk would grow the process by the file's size before it is collected. */
async function* chunksOfFile(name: string): AsyncGenerator<Uint8Array> {
  const file = await open(name, 'r');
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function tooLarge(sizeBytes: number, maxBytes: number): AtsError {
  return new AtsError('registration.audio_too_large', {
    details: { size_bytes: sizeBytes, max_bytes: maxBytes },
  });
}
