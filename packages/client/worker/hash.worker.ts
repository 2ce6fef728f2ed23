// The whole of the worker that hashes. It is bundled into a string (build.ts), so it may import only what is small.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FromWorker } from '../src/hashing/worker.types.ts';

const SLICE_BYTES = 1024 * 1024;

/** What a worker's global object has, without the types of a worker, which contradict those of a page. */
const worker = globalThis as unknown as {
  onmessage: (event: { data: Blob }) => void;
  postMessage(message: FromWorker): void;
};

async function hash(file: Blob): Promise<void> {
  const digest = sha256.create();
  for (let start = 0; start < file.size; start += SLICE_BYTES) {
    const slice = await file.slice(start, start + SLICE_BYTES).arrayBuffer();
    digest.update(new Uint8Array(slice));
    worker.postMessage({ type: 'progress', hashedBytes: start + slice.byteLength });
  }
  worker.postMessage({ type: 'done', hash: bytesToHex(digest.digest()) });
}

worker.onmessage = ({ data }) => {
  hash(data).catch((error: unknown) =>
    // An error of the platform is no plain object, and not every browser hands one over.
    worker.postMessage({ type: 'failed', message: error instanceof Error ? error.message : '' }),
  );
};
worker.postMessage({ type: 'ready' });
