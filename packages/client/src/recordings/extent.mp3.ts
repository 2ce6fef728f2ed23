import type { Measure } from './extent.ts';
import { nameAt, readView } from './read.ts';

/** kbit/s of layer III, by the header's index: of MPEG-2, and of MPEG-1. */
const KBITS = [
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
];
const RATES = [44_100, 48_000, 32_000];

/** One is the rule; editors that do not know each other's leave two. */
const MAX_TAGS = 4;

/** Where the sound begins: behind the tags, which hold pictures and say how long they are in four times 7 bits. */
async function framesStart(file: Blob, signal: AbortSignal | undefined): Promise<number> {
  let start = 0;
  for (let count = 0; count < MAX_TAGS; count++) {
    const tag = await readView(file, start, 10, signal);
    if (!nameAt(tag, 0).startsWith('ID3')) break;
    const digit = (index: number) => tag.getUint8(index) & 127;
    start += 10 + ((digit(6) << 21) | (digit(7) << 14) | (digit(8) << 7) | digit(9));
  }
  return start;
}

/** Nothing but frames of equal length in time. Encoders that knew it left their number in the first. */
export const measureMp3: Measure = async (file, signal) => {
  const start = await framesStart(file, signal);
  const view = await readView(file, start, 48, signal);
  const word = view.getUint32(0);
  const isFirst = ((word >>> 19) & 3) === 3;
  const isMono = ((word >>> 6) & 3) === 3;
  const rate = (RATES[(word >>> 10) & 3] ?? 0) / (isFirst ? 1 : (word >>> 20) & 1 ? 2 : 4);
  const kbits = KBITS[isFirst ? 1 : 0]?.[(word >>> 12) & 15];
  // Eleven set bits begin a frame; the layers I and II are of another age.
  if (word >>> 21 !== 0x7ff || ((word >>> 17) & 3) !== 1 || !rate || !kbits) return null;

  const tag = isFirst === isMono ? 21 : isFirst ? 36 : 13;
  if (/^(Xing|Info)$/.test(nameAt(view, tag)) && view.getUint8(tag + 7) & 1) {
    return { seconds: (view.getUint32(tag + 8) * (isFirst ? 1152 : 576)) / rate };
  }
  return { seconds: (file.size - start) / (kbits * 125), isEstimate: true };
};
