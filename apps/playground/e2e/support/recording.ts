const SAMPLE_RATE_HZ = 22_050;
const HEADER_BYTES = 44;
/** As many as a drawn wave has bars, so that neighbours differ. */
const PHRASES = 88;

/** mulberry32: the same numbers in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // one channel
  header.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  header.writeUInt32LE(SAMPLE_RATE_HZ * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

/** Loudness from 0 to 1 at a place of a piece: it grows, rests, and grows again, and each phrase is a little another. */
function loudnessAt(place: number, phrase: number): number {
  const arc = 0.2 + 0.8 * Math.sin(Math.PI * Math.min(1, place * 1.9)) ** 2;
  const again = place > 0.62 ? 0.75 * Math.sin((Math.PI * (place - 0.62)) / 0.38) : 0;
  const rest = place > 0.5 && place < 0.62 ? 0.35 : 1;
  return Math.max(arc * rest, again) * (0.45 + 0.55 * phrase) * Math.min(1, (1 - place) * 12);
}

/** A recording that looks like music when it is drawn: a WAV with a swelling tone, the same for the same seed. */
export function recording(seconds: number, seed: number): Buffer {
  const random = seeded(seed);
  const samples = Math.round(SAMPLE_RATE_HZ * seconds);
  const phrases = Array.from({ length: PHRASES }, () => random());
  const pitchHz = 180 + random() * 80;
  const data = Buffer.alloc(samples * 2);
  for (let index = 0; index < samples; index++) {
    const place = index / samples;
    const loudness = loudnessAt(place, phrases[Math.floor(place * PHRASES)] ?? 0);
    const tone = Math.sin((2 * Math.PI * pitchHz * index) / SAMPLE_RATE_HZ);
    data.writeInt16LE(Math.round(loudness * tone * 30_000), index * 2);
  }
  return Buffer.concat([wavHeader(data.length), data]);
}

/** The same sound as an AIFF, which Chromium does not play. */
export function aiffRecording(seconds: number, seed: number): Buffer {
  const pcm = recording(seconds, seed).subarray(HEADER_BYTES);
  const head = Buffer.alloc(54);
  head.write('FORM', 0);
  head.writeUInt32BE(46 + pcm.length, 4);
  head.write('AIFFCOMM', 8);
  head.writeUInt32BE(18, 16);
  head.writeUInt16BE(1, 20); // one channel
  head.writeUInt32BE(pcm.length / 2, 22);
  head.writeUInt16BE(16, 26);
  // 22 050 as an 80-bit extended float.
  head.writeUInt16BE(0x400d, 28);
  head.writeUInt32BE(0xac44_0000, 30);
  head.write('SSND', 38);
  head.writeUInt32BE(8 + pcm.length, 42);
  return Buffer.concat([head, Buffer.from(pcm).swap16()]);
}

/** Begins like an Ogg file and holds no sound: told as a recording by its content, and neither drawn nor played. */
export function muteOgg(bytes: number): Buffer {
  const file = Buffer.alloc(bytes);
  file.write('OggS', 0);
  file.write('\u0001vorbis', 28, 'latin1');
  return file;
}
