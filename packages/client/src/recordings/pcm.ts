import { nameAt, readView, uint64At } from './read.ts';

/** Reads one sample, between -1 and 1. */
export type ReadSample = (view: DataView, at: number) => number;

/** Where the samples of a WAV or AIFF file stand, and how to read them. */
export interface Pcm {
  durationSeconds: number;
  /** The first byte of the first sample. */
  start: number;
  /** Samples of all channels together. */
  sampleCount: number;
  sampleBytes: number;
  read: ReadSample;
}

interface Layout {
  bytesPerSecond: number;
  sampleBytes: number;
  /** `null` for an encoding that is not plain samples. */
  read: ReadSample | null;
}

/** Recorders write a dozen at most; a file of nothing but empty chunks must come to an end. */
const MAX_CHUNKS = 64;
/** The name and size of a chunk, and as much of its content as any of the wanted ones has. */
const CHUNK_HEAD_BYTES = 48;
/** Written by recorders that did not know the length yet, and in RF64, where `ds64` knows it. */
const UNKNOWN_SIZE = 0xffff_ffff;

const WAVE_PCM = 1;
const WAVE_FLOAT = 3;
const WAVE_EXTENSIBLE = 0xfffe;

function integers(sampleBytes: number, littleEndian: boolean): ReadSample | null {
  if (sampleBytes === 1) return (view, at) => view.getInt8(at) / 2 ** 7;
  if (![2, 3, 4].includes(sampleBytes)) return null;
  // The two highest bytes alone: finer than any drawing.
  const high = littleEndian ? sampleBytes - 2 : 0;
  return (view, at) => view.getInt16(at + high, littleEndian) / 2 ** 15;
}

function floats(sampleBytes: number, littleEndian: boolean): ReadSample | null {
  if (sampleBytes === 4) return (view, at) => view.getFloat32(at, littleEndian);
  return sampleBytes === 8 ? (view, at) => view.getFloat64(at, littleEndian) : null;
}

/** The chunk `fmt ` of a WAV file. Its bytes of 8 bits are the only unsigned ones of all. */
function waveLayout(view: DataView): Layout {
  const tag = view.getUint16(8, true);
  const encoding = tag === WAVE_EXTENSIBLE ? view.getUint16(32, true) : tag;
  const frameBytes = view.getUint16(20, true);
  // Not the number of bits: 20 or 24 of them may stand in containers of 24 or 32.
  const sampleBytes = frameBytes / view.getUint16(10, true);
  let read: ReadSample | null = null;
  if (encoding === WAVE_FLOAT) read = floats(sampleBytes, true);
  else if (encoding === WAVE_PCM) {
    read = sampleBytes === 1 ? (bytes, at) => bytes.getUint8(at) / 2 ** 7 - 1 : integers(sampleBytes, true);
  }
  return { bytesPerSecond: view.getUint32(12, true) * frameBytes, sampleBytes, read };
}

/** An 80-bit number: 1 bit of sign, 15 of exponent, 64 of mantissa. Negative ones come out as infinite. */
function extendedAt(view: DataView, at: number): number {
  return uint64At(view, at + 2, false) * 2 ** (view.getUint16(at) - 16383 - 63);
}

/** The chunk `COMM` of an AIFF or AIFF-C file; only the second kind names an encoding, behind the 18 bytes of the first. */
function aiffLayout(view: DataView, size: number): Layout {
  const encoding = size < 22 ? 'NONE' : nameAt(view, 26);
  const sampleBytes = Math.ceil(view.getUint16(14) / 8);
  let read: ReadSample | null = null;
  if (/^fl(32|64)$/i.test(encoding)) read = floats(sampleBytes, false);
  else if (/^(NONE|twos|in24|in32|sowt)$/.test(encoding)) read = integers(sampleBytes, encoding === 'sowt');
  return { bytesPerSecond: extendedAt(view, 16) * view.getUint16(8) * sampleBytes, sampleBytes, read };
}

async function* chunks(file: Blob, littleEndian: boolean, signal: AbortSignal | undefined) {
  let at = 12;
  for (let count = 0; count < MAX_CHUNKS && at + 8 <= file.size; count++) {
    const view = await readView(file, at, CHUNK_HEAD_BYTES, signal);
    const size = view.getUint32(4, littleEndian);
    at += 8;
    yield { name: nameAt(view, 0), size, at, view };
    // A chunk begins at an even byte.
    at += size + (size % 2);
  }
}

/**
 * Finds the samples of a WAV or AIFF file, reading headers only. A file whose header promises more than there is, or does
 * not know how much there is, has what there is.
 *
 * @returns `null` when its headers make no sense, or its sound is compressed
 */
export async function findPcm(
  file: Blob,
  format: 'wav' | 'aiff',
  signal: AbortSignal | undefined,
): Promise<Pcm | null> {
  let layout: Layout | undefined;
  let data: { start: number; byteCount: number } | undefined;
  let longByteCount = 0;

  for await (const { name, size, at, view } of chunks(file, format === 'wav', signal)) {
    if (name === 'fmt ') layout = waveLayout(view);
    else if (name === 'COMM') layout = aiffLayout(view, size);
    else if (name === 'ds64') longByteCount = uint64At(view, 16, true);
    else if (name === 'data') data = { start: at, byteCount: size === UNKNOWN_SIZE ? longByteCount : size };
    else if (name === 'SSND')
      data = { start: at + 8 + view.getUint32(8), byteCount: size - 8 - view.getUint32(8) };
    if (layout && data) break;
  }
  if (!layout?.read || !data) return null;

  const { bytesPerSecond, sampleBytes, read } = layout;
  const rest = file.size - data.start;
  const byteCount = data.byteCount > 0 ? Math.min(data.byteCount, rest) : rest;
  const durationSeconds = byteCount / bytesPerSecond;
  if (!(durationSeconds > 0 && durationSeconds < Infinity)) return null;
  return {
    durationSeconds,
    start: data.start,
    sampleCount: Math.floor(byteCount / sampleBytes),
    sampleBytes,
    read,
  };
}
