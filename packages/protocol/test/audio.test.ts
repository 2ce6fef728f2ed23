import { describe, expect, it } from 'vitest';
import { audioFormatOf, type AudioFormat } from '../src/index.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (char) => char.charCodeAt(0)) : part,
    ),
  );
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
/** The first page of an Ogg stream: one segment, then its packet. */
const oggPage = (packet: string) => bytes('OggS', zeros(22), [1, packet.length], packet);

const FORMATS: [string, AudioFormat, Uint8Array][] = [
  ['a WAV', 'wav', bytes('RIFF', zeros(4), 'WAVEfmt ')],
  ['a WAV beyond 4 GB', 'wav', bytes('RF64', zeros(4), 'WAVEds64')],
  ['a broadcast WAV beyond 4 GB', 'wav', bytes('BW64', zeros(4), 'WAVEds64')],
  ['an AIFF', 'aiff', bytes('FORM', zeros(4), 'AIFFCOMM')],
  ['an AIFF-C', 'aiff', bytes('FORM', zeros(4), 'AIFCFVER')],
  ['a FLAC', 'flac', bytes('fLaC', [0, 0, 0, 34])],
  ['an MP3 with a tag', 'mp3', bytes('ID3', [4, 0, 0])],
  ['an MP3 without a tag', 'mp3', bytes([0xff, 0xfb, 0x90, 0x64])],
  ['AAC in ADTS', 'aac', bytes([0xff, 0xf1, 0x50, 0x80])],
  ['AAC in ADIF', 'aac', bytes('ADIF')],
  ['an M4A', 'm4a', bytes([0, 0, 0, 28], 'ftypM4A ')],
  ['an MP4 with sound', 'm4a', bytes([0, 0, 0, 28], 'ftypisom')],
  ['Vorbis in Ogg', 'ogg', oggPage('\u0001vorbis')],
  ['Opus in Ogg', 'opus', oggPage('OpusHead')],
];

const OTHERS: [string, Uint8Array][] = [
  ['nothing', bytes()],
  ['text', bytes('Dear listener, this is not a recording at all.')],
  ['a PNG', bytes([0x89], 'PNG', [13, 10, 26, 10])],
  ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0])],
  ['an AVI, which is RIFF too', bytes('RIFF', zeros(4), 'AVI LIST')],
  ['a photo from a phone', bytes([0, 0, 0, 24], 'ftypheic')],
  ['a QuickTime film', bytes([0, 0, 0, 20], 'ftypqt  ')],
  ['a film in Ogg', oggPage('\u0080theora')],
  ['set bits with a reserved layer', bytes([0xff, 0xe1, 0x90, 0x64])],
  ['set bits with a reserved rate', bytes([0xff, 0xfb, 0xfc, 0x64])],
  ['ADTS with a reserved rate', bytes([0xff, 0xf1, 0x74, 0x80])],
];

describe('audioFormatOf', () => {
  it.each(FORMATS)('tells %s', (_, format, head) => {
    expect(audioFormatOf(head)).toBe(format);
  });

  it.each(OTHERS)('refuses %s', (_, head) => {
    expect(audioFormatOf(head)).toBeNull();
  });
});
