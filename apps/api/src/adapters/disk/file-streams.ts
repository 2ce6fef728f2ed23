import { type FileHandle, open } from 'node:fs/promises';

/** 1 MiB is where hashing is limited by the hash and no longer by the calls to the system. */
const READ_BYTES = 1 << 20;
/** What a socket takes at once. */
const SEND_BYTES = 1 << 16;

/** One buffer for the whole file: a new one a chunk would grow the process by the file's size before it is collected. */
export async function* readChunks(name: string): AsyncGenerator<Uint8Array> {
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

/** A file as the body of an answer, read as fast as it is taken. */
export function streamOf(file: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const buffer = Buffer.allocUnsafeSlow(SEND_BYTES);
        const { bytesRead } = await file.read(buffer, 0, buffer.length).catch(async (error: unknown) => {
          await file.close();
          throw error;
        });
        if (bytesRead > 0) {
          controller.enqueue(buffer.subarray(0, bytesRead));
          return;
        }
        await file.close();
        controller.close();
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 1 },
  );
}

/** Writes chunks one after the other and gives the memory of each back at once: what is left to the collector waits for it. */
export async function writeChunk(file: FileHandle, chunk: Uint8Array): Promise<void> {
  await file.writeFile(chunk);
  const { buffer, byteLength } = chunk;
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  if (isWhole && 'transfer' in buffer) (buffer as { transfer(bytes: number): ArrayBuffer }).transfer(0);
}
