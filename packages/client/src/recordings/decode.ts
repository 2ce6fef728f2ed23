import { readBytes } from './read.ts';
import type { Extent } from './extent.ts';

/**
 * Six minutes of stereo at 44.1 kHz. Browsers decode at the recording's own rate before they resample, all of it at once:
 * Chromium was seen to hold three times as much for a moment, and a telephone ends pages that ask for more.
 */
const MAX_DECODED_BYTES = 128_000_000;
/** No recording that stays below the other limit has more, whatever its headers say. */
const MAX_ENCODED_BYTES = 64_000_000;
/** The lowest rate that every browser must offer: what is kept is a sixth of what was decoded. */
const RATE = 8000;

/**
 * Decodes a recording on the browser's own thread; no gesture of the user is needed for it.
 *
 * @returns `null` when the platform cannot, or when it would take more memory than a drawing is worth
 */
export async function decode(
  file: Blob,
  { decodedBytes }: Extent,
  signal: AbortSignal | undefined,
): Promise<AudioBuffer | null> {
  if (typeof OfflineAudioContext === 'undefined') return null;
  if (file.size > MAX_ENCODED_BYTES || decodedBytes > MAX_DECODED_BYTES) return null;
  const bytes = await readBytes(file, signal);
  try {
    // What it decodes has the context's rate. The numbers of channels and of samples are for rendering, which never happens.
    return await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
  } catch {
    // Broken, or of a kind that this browser does not know: there is no other way to find out.
    return null;
  }
}
