import { type FileHandle, lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { AtsError } from '@ats-kit/protocol';
import type { DownloadSender, IncomingUpload, Objects, UploadReceiver } from '../../ports.ts';
import { createDiskFiles, hasCode, newDraft } from './disk-files.ts';
import { streamOf, writeChunk } from './file-streams.ts';
import { createReceivers } from './receivers.ts';
import { type SignedUrlsOptions, createSignedUrls, uploadForbidden } from './signed-urls.ts';

export interface DiskObjectsOptions extends SignedUrlsOptions {
  folder: string;
  /** How long an upload may stand still. */
  idleMs: number;
}

export type DiskObjects = Objects & UploadReceiver & DownloadSender;

/**
 * Files on disk behind signed URLs. An object appears whole or not at all, and never changes: it is written to a file of its
 * own and linked under its name when it is complete, which only the first one can do. An upload that was closed leaves an
 * empty file in its place, so that there is no second first one.
 */
export async function openDiskObjects(options: DiskObjectsOptions): Promise<DiskObjects> {
  const objects = path.join(options.folder, 'objects');
  const incoming = path.join(options.folder, 'incoming');
  await mkdir(objects, { recursive: true });
  await mkdir(incoming, { recursive: true });
  const files = createDiskFiles(objects);
  const urls = createSignedUrls(options);
  const receivers = createReceivers();

  /** @returns whether this was the first one under the key */
  async function store(key: string, fill: (file: FileHandle) => Promise<void>): Promise<boolean> {
    const draft = newDraft(incoming);
    const file = await open(draft, 'wx', 0o600);
    try {
      await fill(file);
      await file.sync();
      return await files.add(draft, key);
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
    uploadUrl: async (key, limits) => urls.upload(key, limits),
    downloadUrl: async (key, file) => urls.download(key, file),
    head: files.head,
    copy: (from, to, { ifMatch }) => files.copy(from, to, ifMatch),
    read: files.read,
    async write(key, bytes) {
      await store(key, (file) => file.writeFile(bytes));
    },
    remove: files.remove,
    closeUpload: (key) => files.replaceByEmpty(newDraft(incoming), key),
    list: files.list,
    removeStaleDrafts,
    async receive(upload) {
      const maxBytes = urls.admitUpload(upload);
      if ((await files.head(upload.key)) !== undefined) throw uploadForbidden('A file was uploaded already.');
      if (upload.contentLength !== undefined && upload.contentLength > maxBytes)
        throw tooLarge(upload.contentLength, maxBytes);
      const isFirst = await receivers.receive(upload.key, (signal) =>
        store(upload.key, (file) => fillFrom(file, upload, { maxBytes, signal })),
      );
      if (!isFirst) throw uploadForbidden('A file was uploaded already.');
    },
    async send(download) {
      const signedFor = urls.admitDownload(download);
      const file = await files.open(download.key);
      if (!file) throw new AtsError('common.not_found');
      const { size: bytes } = await file.stat();
      return { ...signedFor, bytes, body: streamOf(file) };
    },
  };
}

async function fillFrom(
  file: FileHandle,
  upload: IncomingUpload,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<void> {
  let bytes = 0;
  for await (const chunk of upload.body ?? []) {
    if (signal.aborted) throw uploadForbidden('A newer upload took its place.');
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(bytes, maxBytes);
    await writeChunk(file, chunk);
  }
  if (upload.contentLength !== undefined && bytes !== upload.contentLength) {
    throw new AtsError('common.bad_request', { message: 'The upload ended early.' });
  }
  if (bytes === 0) throw new AtsError('registration.audio_empty');
}

function tooLarge(sizeBytes: number, maxBytes: number): AtsError {
  return new AtsError('registration.audio_too_large', {
    details: { size_bytes: sizeBytes, max_bytes: maxBytes },
  });
}
