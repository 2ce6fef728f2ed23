/** The formats that can be registered, by what their first bytes say. `ogg` is any sound in Ogg but Opus. */
export const AUDIO_FORMATS = ['wav', 'aiff', 'flac', 'mp3', 'aac', 'm4a', 'ogg', 'opus'] as const;
export type AudioFormat = (typeof AUDIO_FORMATS)[number];

/** Bytes from the beginning of a file that are enough to tell the formats apart. */
export const AUDIO_HEAD_BYTES = 64;

const matchesAt = (head: Uint8Array, start: number, text: string) =>
  Array.from(text).every((char, index) => head[start + index] === char.charCodeAt(0));

const fourCharacters = (head: Uint8Array, start: number) =>
  String.fromCharCode(...head.subarray(start, start + 4));

/** MPEG audio and ADTS begin with eleven set bits; the version, layer and rate that follow must not be the reserved ones. */
function mpegFormat(head: Uint8Array): 'mp3' | 'aac' | null {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  const isAdts = (second & 0xf6) === 0xf0;
  if (isAdts) return ((third >> 2) & 0x0f) < 13 ? 'aac' : null;
  const version = (second >> 3) & 3;
  const layer = (second >> 1) & 3;
  const isFrame = version !== 1 && layer !== 0 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
  return isFrame ? 'mp3' : null;
}

/** Containers of the same family that hold pictures or a QuickTime film, by their major brand. */
const OTHER_BRANDS = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis', 'crx ', 'qt  '];

function mp4Format(head: Uint8Array): 'm4a' | null {
  return matchesAt(head, 4, 'ftyp') && !OTHER_BRANDS.includes(fourCharacters(head, 8)) ? 'm4a' : null;
}

/** The first packet of an Ogg stream names its codec. It stands behind the page's table of segments (RFC 3533, 6). */
function oggFormat(head: Uint8Array): 'ogg' | 'opus' | null {
  if (!matchesAt(head, 0, 'OggS')) return null;
  const packet = 27 + (head[26] ?? 0);
  if (matchesAt(head, packet, 'OpusHead')) return 'opus';
  return matchesAt(head, packet, '\u0080theora') ? null : 'ogg';
}

const isWave = (head: Uint8Array) =>
  ['RIFF', 'RF64', 'BW64'].includes(fourCharacters(head, 0)) && matchesAt(head, 8, 'WAVE');
const isAiff = (head: Uint8Array) =>
  matchesAt(head, 0, 'FORM') && ['AIFF', 'AIFC'].includes(fourCharacters(head, 8));

/**
 * The format of a recording by its content, whatever its name says.
 *
 * @param head the first bytes of the file: {@link AUDIO_HEAD_BYTES}, or all of a shorter file
 * @returns `null` for anything that is not one of the formats
 */
export function audioFormatOf(head: Uint8Array): AudioFormat | null {
  if (isWave(head)) return 'wav';
  if (isAiff(head)) return 'aiff';
  if (matchesAt(head, 0, 'fLaC')) return 'flac';
  // A tag in front: only MP3 files carry one in practice.
  if (matchesAt(head, 0, 'ID3')) return 'mp3';
  if (matchesAt(head, 0, 'ADIF')) return 'aac';
  return mpegFormat(head) ?? mp4Format(head) ?? oggFormat(head);
}
