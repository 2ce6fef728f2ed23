/** Bytes that are enough to recognise any of the containers. */
export const AUDIO_HEAD_BYTES = 16;

const ascii = (head: Uint8Array, start: number, text: string) =>
  Array.from(text).every((char, index) => head[start + index] === char.charCodeAt(0));

/** MPEG audio and ADTS begin with eleven set bits; the version, layer and rate that follow must not be the reserved ones. */
function isMpegFrame(head: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return false;
  const isAdts = (second & 0xf6) === 0xf0;
  if (isAdts) return ((third >> 2) & 0x0f) < 13;
  const version = (second >> 3) & 3;
  const layer = (second >> 1) & 3;
  return version !== 1 && layer !== 0 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
}

const CONTAINERS: Record<string, (head: Uint8Array) => boolean> = {
  wav: (head) => ['RIFF', 'RF64', 'BW64'].some((id) => ascii(head, 0, id)) && ascii(head, 8, 'WAVE'),
  aiff: (head) => ascii(head, 0, 'FORM') && (ascii(head, 8, 'AIFF') || ascii(head, 8, 'AIFC')),
  flac: (head) => ascii(head, 0, 'fLaC'),
  taggedMp3: (head) => ascii(head, 0, 'ID3'),
  mp3OrAac: isMpegFrame,
  adif: (head) => ascii(head, 0, 'ADIF'),
  m4a: (head) => ascii(head, 4, 'ftyp'),
  ogg: (head) => ascii(head, 0, 'OggS'),
};

/** Whether a file begins like WAV, AIFF, FLAC, MP3, AAC, M4A, Ogg or Opus. */
export function isAudio(head: Uint8Array): boolean {
  return Object.values(CONTAINERS).some((matches) => matches(head));
}
