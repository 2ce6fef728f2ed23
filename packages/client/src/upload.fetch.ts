import { type Send, uploadError } from './upload.transport.ts';

/** Small enough for smooth progress and little memory, large enough that reading is not what takes the time. */
const CHUNK_BYTES = 256 * 1024;

/** The bytes in pieces, each read when it is asked for: a Blob's own stream may be one piece of any size. */
function readChunks(bytes: Blob, onRead: (readBytes: number) => void): ReadableStream<Uint8Array> {
  let start = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        if (start >= bytes.size) {
          controller.close();
          return;
        }
        const chunk = new Uint8Array(await bytes.slice(start, start + CHUNK_BYTES).arrayBuffer());
        start += chunk.byteLength;
        controller.enqueue(chunk);
        onRead(start);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Sends bytes with `fetch`, where there is no `XMLHttpRequest`: in Node. */
export const sendByFetch: Send = async ({ url, bytes }, { signal, onSent }) => {
  const request: RequestInit & { duplex: 'half' } = {
    method: 'PUT',
    body: readChunks(bytes, onSent),
    // A stream is sent in chunks of unknown number unless its length is given, and S3 refuses that.
    headers: { 'Content-Length': String(bytes.size) },
    duplex: 'half',
    credentials: 'omit',
    ...(signal && { signal }),
  };
  try {
    const response = await fetch(url, request);
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      body: await response.text(),
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw uploadError('network', error);
  }
};
