import { randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AtsError } from '@ats-kit/protocol';
import type { DownloadSender, IncomingUpload, Objects, UploadReceiver } from '../../ports.ts';
import { readChunks, streamOf, writeChunk } from './file-streams.ts';
import { type SignedUrlsOptions, createSignedUrls, uploadForbidden } from './signed-urls.ts';

export interface DiskObjectsOptions extends SignedUrlsOptions {
  folder: string;
}

export type DiskObjects = Objects & UploadReceiver & DownloadSender;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
/** A UUID, and what is made from it: `….v1.pdf`. */
const KEY = /^[0-9a-f-]{36}(?:\.[0-9a-z-]+)*$/;

/**
 * Files on disk behind signed URLs. An object appears whole or not at all, and never changes: it is written to a file of its
 * own and linked under its name when it is complete, which only the first one can do.
 */
export async function openDiskObjects(options: DiskObjectsOptions): Promise<DiskObjects> {
  const objects = path.join(options.folder, 'objects');
  const incoming = path.join(options.folder, 'incoming');
  await mkdir(objects, { recursive: true });
  await mkdir(incoming, { recursive: true });
  // Left over from a process that was killed: nobody can go on with these.
  await Promise.all((await readdir(incoming)).map((name) => rm(path.join(incoming, name), { force: true })));
  const urls = createSignedUrls(options);

  const fileOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('Not the key of an object.');
    return path.join(objects, key);
  };

  async function size(key: string): Promise<number | undefined> {
    try {
      return (await stat(fileOf(key))).size;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** @returns whether this was the first one under the key */
  async function store(key: string, fill: (file: FileHandle) => Promise<void>): Promise<boolean> {
    const draft = path.join(incoming, randomUUID());
    const file = await open(draft, 'wx', 0o600);
    try {
      await fill(file);
      await file.sync();
      await link(draft, fileOf(key));
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await file.close();
      await rm(draft, { force: true });
    }
  }

  async function fillFrom(file: FileHandle, upload: IncomingUpload, maxBytes: number): Promise<void> {
    let bytes = 0;
    for await (const chunk of upload.body ?? []) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(bytes, maxBytes);
      await writeChunk(file, chunk);
    }
    if (upload.contentLength !== undefined && bytes !== upload.contentLength) {
      throw new AtsError('common.bad_request', { message: 'The upload ended early.' });
    }
    if (bytes === 0) throw new AtsError('registration.audio_empty');
  }

  return {
    uploadUrl: urls.upload,
    downloadUrl: urls.download,
    size,
    read: (key) => readChunks(fileOf(key)),
    remove: (key) => rm(fileOf(key), { force: true }),
    async write(key, bytes) {
      await store(key, (file) => file.writeFile(bytes));
    },
    async receive(upload) {
      const maxBytes = urls.admitUpload(upload);
      if ((await size(upload.key)) !== undefined) throw uploadForbidden('A file was uploaded already.');
      if (upload.contentLength !== undefined && upload.contentLength > maxBytes)
        throw tooLarge(upload.contentLength, maxBytes);
      const isFirst = await store(upload.key, (file) => fillFrom(file, upload, maxBytes));
      if (!isFirst) throw uploadForbidden('A file was uploaded already.');
    },
    async send(download) {
      const signedFor = urls.admitDownload(download);
      let file: FileHandle;
      try {
        file = await open(fileOf(download.key), 'r');
      } catch (error) {
        if (codeOf(error) === 'ENOENT') throw new AtsError('common.not_found');
        throw error;
      }
      const { size: bytes } = await file.stat();
      return { ...signedFor, bytes, body: streamOf(file) };
    },
  };
}

function tooLarge(sizeBytes: number, maxBytes: number): AtsError {
  return new AtsError('registration.audio_too_large', {
    details: { size_bytes: sizeBytes, max_bytes: maxBytes },
  });
}
