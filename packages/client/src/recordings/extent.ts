import type { AudioFormat } from '@ats-kit/protocol';
import { measureMp3 } from './extent.mp3.ts';
import { nameAt, readView, uint64At } from './read.ts';

export type CompressedFormat = Exclude<AudioFormat, 'wav' | 'aiff'>;

/** How much a compressed recording is, as far as a few bytes of it tell. */
export interface Extent {
  /** `null` where nothing less than decoding tells for sure. */
  durationSeconds: number | null;
  /** What browsers make of it while they decode it, in 32-bit samples of its own rate. An estimate. */
  decodedBytes: number;
}

/** 48 kHz in stereo. Where a header tells the rate but hides the channels, this is the most there usually is. */
const DECODED_BYTES_PER_SECOND = 48_000 * 2 * 4;
/** 128 kbit/s: what is assumed where no header tells a length. */
const ENCODED_BYTES_PER_SECOND = 16_000;

/** What a format tells of itself: `null` when its headers make no sense. */
export type Measure = (
  file: Blob,
  signal: AbortSignal | undefined,
) => Promise<{ seconds: number; isEstimate?: boolean; bytesPerSecond?: number } | null>;

/** The block STREAMINFO, which is number 0 and always the first, tells everything. */
const measureFlac: Measure = async (file, signal) => {
  const view = await readView(file, 0, 26, signal);
  if ((view.getUint8(4) & 127) !== 0) return null;
  const word = view.getUint32(18);
  const rate = word >>> 12;
  const channels = ((word >>> 9) & 7) + 1;
  const samples = (word & 15) * 2 ** 32 + view.getUint32(22);
  return { seconds: samples / rate, bytesPerSecond: rate * channels * 4 };
};

/** No page of Ogg is longer. */
const OGG_PAGE_BYTES = 65_307;
/** "OggS" */
const OGG_PAGE = 0x4f67_6753;

/** The last page tells how many samples there were; the first packet, how many make a second. */
const measureOgg: Measure = async (file, signal) => {
  const head = await readView(file, 0, 512, signal);
  const packet = 27 + head.getUint8(26);
  const isOpus = nameAt(head, packet) === 'Opus';
  if (!isOpus && nameAt(head, packet + 1) !== 'vorb') return null;
  // Opus counts in 48 kHz whatever was recorded, and begins with samples that are not played.
  const rate = isOpus ? 48_000 : head.getUint32(packet + 12, true);
  const skipped = isOpus ? head.getUint16(packet + 10, true) : 0;

  const tail = await readView(file, Math.max(0, file.size - OGG_PAGE_BYTES), OGG_PAGE_BYTES, signal);
  for (let at = tail.byteLength - 14; at >= 0; at--) {
    // A page on which no packet ends has no position: all bits are set.
    if (tail.getUint32(at) === OGG_PAGE && tail.getUint32(at + 10, true) !== 0xffff_ffff) {
      return { seconds: (uint64At(tail, at + 6, true) - skipped) / rate };
    }
  }
  return null;
};

/** `moov` stands before or behind the sound, with few boxes beside it. */
const MAX_BOXES = 64;

const measureMp4: Measure = async (file, signal) => {
  let at = 0;
  for (let count = 0; count < MAX_BOXES && at < file.size; count++) {
    const view = await readView(file, at, 40, signal);
    const size = view.getUint32(0);
    const name = nameAt(view, 4);
    if (name === 'mvhd') {
      const isLong = view.getUint8(8) === 1;
      const duration = isLong ? uint64At(view, 32, false) : view.getUint32(24);
      // All bits are set where it is not known.
      if (duration >= (isLong ? 2 ** 64 : 0xffff_ffff)) return null;
      return { seconds: duration / view.getUint32(isLong ? 28 : 20) };
    }
    if (name === 'moov') at += 8;
    else if (size === 1) at += uint64At(view, 8, false);
    else if (size < 8) return null;
    else at += size;
  }
  return null;
};

const MEASURES: Record<CompressedFormat, Measure> = {
  flac: measureFlac,
  mp3: measureMp3,
  // Its frames are as long as they like, and nothing tells how many there are.
  aac: async () => null,
  m4a: measureMp4,
  ogg: measureOgg,
  opus: measureOgg,
};

/** Reads headers only. */
export async function extentOf(
  file: Blob,
  format: CompressedFormat,
  signal: AbortSignal | undefined,
): Promise<Extent> {
  const { seconds = 0, isEstimate, bytesPerSecond } = (await MEASURES[format](file, signal)) ?? {};
  const isKnown = seconds > 0 && seconds < Infinity;
  return {
    durationSeconds: isKnown && !isEstimate ? seconds : null,
    decodedBytes:
      (isKnown ? seconds : file.size / ENCODED_BYTES_PER_SECOND) *
      (bytesPerSecond ?? DECODED_BYTES_PER_SECOND),
  };
}
