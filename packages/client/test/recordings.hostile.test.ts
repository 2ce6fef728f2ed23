import { AUDIO_FORMATS, type AudioFormat } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { browserRecordings } from '../src/index.ts';
import {
  aiffFile,
  chunk,
  dataFile,
  join,
  noise,
  observed,
  u16,
  u32,
  u64,
  waveFile,
} from './recordings.files.ts';

const { listen } = browserRecordings;
const NOTHING = { durationSeconds: null, peaks: null };
const samples = noise(400);

const riff = (...chunks: Uint8Array<ArrayBuffer>[]) => join('RIFF', u32(99), 'WAVE', ...chunks);
const aiff = (...chunks: Uint8Array<ArrayBuffer>[]) => join('FORM', u32(99), 'AIFF', ...chunks);
const waveFormat = ({ channels = 1, rate = 8000, frameBytes = 2 }) =>
  chunk('fmt ', join(u16(1), u16(channels), u32(rate), u32(rate * 2), u16(frameBytes), u16(16)));
const data = chunk('data', join(u32(1), u32(2)));
const box = (name: string, content: number[], size = 8 + content.length) =>
  join(u32(size, false), name, content);
const NAN = [0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const INFINITE = [0x7f, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0];
const NEGATIVE = [0xc0, 0x0b, 0xfa, 0, 0, 0, 0, 0, 0, 0];
const times = (count: number, part: Uint8Array<ArrayBuffer>) => Array.from({ length: count }, () => part);

const FILES: [string, AudioFormat, Blob | Uint8Array<ArrayBuffer>][] = [
  ['a head alone', 'wav', riff()],
  ['half a chunk', 'wav', join(riff(), 'fmt ')],
  ['no samples', 'wav', riff(waveFormat({}), chunk('data', join()))],
  ['samples and no format', 'wav', riff(data)],
  ['a format and no samples', 'wav', riff(waveFormat({}))],
  ['no channels', 'wav', riff(waveFormat({ channels: 0 }), data)],
  ['more channels than bytes', 'wav', riff(waveFormat({ channels: 65_535 }), data)],
  ['no bytes a sample', 'wav', riff(waveFormat({ frameBytes: 0 }), data)],
  ['no rate', 'wav', riff(waveFormat({ rate: 0 }), data)],
  [
    'a chunk beyond every end',
    'wav',
    riff(chunk('LIST', join([1]), { size: 0xffff_fffe }), waveFormat({}), data),
  ],
  ['ten thousand empty chunks', 'wav', riff(...times(10_000, chunk('junk', join())), waveFormat({}), data)],
  ['a head alone', 'aiff', aiff()],
  ['a rate that is no number', 'aiff', aiffFile({ samples, rateBytes: NAN })],
  ['an infinite rate', 'aiff', aiffFile({ samples, rateBytes: INFINITE })],
  ['a negative rate', 'aiff', aiffFile({ samples, rateBytes: NEGATIVE })],
  ['no rate', 'aiff', aiffFile({ samples, rateBytes: NAN.map(() => 0) })],
  ['no channels', 'aiff', aiffFile({ samples, channels: 0 })],
  [
    'samples that begin nowhere',
    'aiff',
    aiff(chunk('SSND', join(u32(0xffff_fff0, false), u32(0)), { little: false })),
  ],
  ['an encoding of its own', 'aiff', aiffFile({ samples, compression: 'MAC3' })],
  ['nothing behind its name', 'flac', join('fLaC')],
  [
    'no rate',
    'flac',
    join(
      'fLaC',
      [128, 0, 0, 34],
      times(34, join([0])).flatMap((part) => Array.from(part)),
    ),
  ],
  [
    'pages of nothing',
    'ogg',
    join(
      'OggS',
      times(6, join('OggS')).flatMap((part) => Array.from(part)),
    ),
  ],
  ['boxes without an end', 'm4a', join(...times(10_000, box('free', [])))],
  ['a box that goes back', 'm4a', join(box('ftyp', []), box('free', [], 1), u64(0, false))],
  [
    'no scale of time',
    'm4a',
    join(
      box('ftyp', []),
      box('moov', [
        ...box(
          'mvhd',
          times(100, join([0])).map(() => 0),
        ),
      ]),
    ),
  ],
  ['tags within tags', 'mp3', join(...times(5000, join('ID3', [4, 0, 0, 0, 0, 0, 0])))],
  ['a tag beyond the end', 'mp3', join('ID3', [4, 0, 0, 127, 127, 127, 127])],
  ['nothing but set bits', 'mp3', join(times(9000, join([255])).map(() => 255))],
  ['nothing but set bits', 'aac', join(times(9000, join([255])).map(() => 255))],
];

describe('a file that lies', () => {
  it.each(FILES)('about %s (%s) is soon given up', async (_, format, content) => {
    const { file, reads } = observed(content instanceof Blob ? content : new Blob([content]));
    expect(await listen(file, { format, bars: 8 })).toEqual(NOTHING);
    expect(reads.count).toBeLessThan(80);
  });

  it.each(AUDIO_FORMATS)('about being %s is soon given up', async (format) => {
    for (const content of [
      join(),
      join([0]),
      join(times(40, join('Dear listener, no music. ')).flatMap((part) => Array.from(part))),
    ]) {
      const { file, reads } = observed(new Blob([content]));
      expect(await listen(file, { format, bars: 8 })).toEqual(NOTHING);
      expect(reads.count).toBeLessThan(80);
    }
  });
});

describe('a damaged file', () => {
  const sources: [AudioFormat, () => Promise<Blob> | Blob][] = [
    ['wav', () => waveFile({ samples, form: 'RF64', before: chunk('LIST', join([1])) })],
    ['aiff', () => aiffFile({ samples, compression: 'NONE' })],
    ...(['flac', 'mp3', 'aac', 'm4a', 'ogg', 'opus'] as const).map(
      (format): [AudioFormat, () => Promise<Blob>] => [format, async () => dataFile(`tone.${format}`)],
    ),
  ];

  it.each(sources)('(%s) has sensible details or none', async (format, source) => {
    const whole = new Uint8Array(await (await source()).arrayBuffer());
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    for (let round = 0; round < 60; round++) {
      const bytes = whole.slice(0, round % 3 === 0 ? random(whole.length) : whole.length);
      // Where headers stand, and anywhere.
      for (let change = 0; change < 4; change++)
        bytes[random(change % 2 ? 100 : bytes.length)] = random(3) ? random(256) : 255;
      const { file, reads } = observed(new Blob([bytes]));
      const { durationSeconds, peaks } = await listen(file, { format, bars: 8 });
      if (durationSeconds !== null) expect(durationSeconds).toBeGreaterThan(0);
      expect(durationSeconds).not.toBe(Infinity);
      if (peaks !== null) expect(peaks).toHaveLength(8);
      for (const peak of peaks ?? []) expect(peak >= 0 && peak <= 1).toBe(true);
      expect(reads.count).toBeLessThan(80);
    }
  });
});
