import { createHmac, timingSafeEqual } from 'node:crypto';
import { lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { AtsError } from '@ats-kit/protocol';
import type { Clock, IncomingUpload, Objects, UploadReceiver } from '../ports.ts';
import { createDiskFiles, hasCode, newDraft } from './disk-files.ts';
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

/**
 * Files on disk behind signed URLs. An object appears whole or not at all, and never changes: an upload is written to a file
 * of its own and linked under its name when it is complete, which only the first one can do. One that was closed leaves an
 * empty file in its place, so that there is no second first one.
 */
export async function openDiskObjects(options: DiskObjectsOptions): Promise<Objects & UploadReceiver> {
  const objects = path.join(options.folder, 'objects');
  const incoming = path.join(options.folder, 'incoming');
  await mkdir(objects, { recursive: true });
  await mkdir(incoming, { recursive: true });
  const files = createDiskFiles(objects);

  const signatureOf = (key: string, expires: number, max: number) =>
    createHmac('sha256', options.key).update(`PUT\n${key}\n${expires}\n${max}`).digest();

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
    const draft = newDraft(incoming);
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
      if (!(await files.add(draft, upload.key))) throw forbidden('A file was uploaded already.');
    } finally {
      await file.close();
      await rm(draft, { force: true });
    }
  }

  async function removeStaleDrafts(): Promise<void> {
    for (const name of await readdir(incoming)) {
      const draft = path.join(incoming, name);
      const found = await lstat(draft).catch((error: unknown) => {
        if (hasCode(error, 'ENOENT')) return undefined;
        throw error;
      });
      // The file system's own clock dates them. One that is still coming is written to within the idle time.
      if (found && Date.now() - found.mtimeMs > 2 * options.idleMs) await rm(draft, { force: true });
    }
  }
  await removeStaleDrafts();

  return {
    head: files.head,
    read: files.read,
    remove: files.remove,
    list: files.list,
    uploadUrl: async (key, { expiresAt, maxBytes }) => {
      const expires = Math.floor(expiresAt.getTime() / 1000);
      const signature = signatureOf(key, expires, maxBytes).toString('base64url');
      return `${options.publicUrl}/v1/${key}?expires=${expires}&max=${maxBytes}&signature=${signature}`;
    },
    copy: (from, to, { ifMatch }) => files.copy(from, to, ifMatch),
    put: (key, bytes) => files.replace(newDraft(incoming), key, bytes),
    closeUpload: (key) => files.replace(newDraft(incoming), key, new Uint8Array()),
    removeStaleDrafts,
    async receive(upload) {
      const maxBytes = admit(upload);
      if ((await files.head(upload.key)) !== undefined) throw forbidden('A file was uploaded already.');
      if (upload.contentLength !== undefined && upload.contentLength > maxBytes)
        throw tooLarge(upload.contentLength, maxBytes);
      await store(upload, maxBytes);
    },
  };
}

function tooLarge(sizeBytes: number, maxBytes: number): AtsError {
  return new AtsError('registration.audio_too_large', {
    details: { size_bytes: sizeBytes, max_bytes: maxBytes },
  });
}
