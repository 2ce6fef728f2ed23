import { describe, expect, it } from 'vitest';
import { browserRecordings, type RecordingDetails } from '../src/index.ts';
import {
  type AiffOptions,
  type WaveOptions,
  aiffFile,
  chunk,
  encode,
  join,
  noise,
  observed,
  peaksOf,
  waveFile,
  waveHead,
} from './recordings.files.ts';

const { formatOf, listen } = browserRecordings;
const BARS = 20;
const RATE = 8000;
/** A second and a half in stereo. */
const samples = noise(3 * RATE);

function expectPeaks({ peaks }: RecordingDetails, expected: readonly number[], tolerance: number) {
  expect(peaks).toHaveLength(expected.length);
  for (const [bar, peak] of expected.entries()) {
    expect(Math.abs((peaks?.[bar] ?? NaN) - peak), `bar ${bar} of ${peak}`).toBeLessThanOrEqual(tolerance);
  }
}

const WAVES: [string, Partial<WaveOptions>][] = [
  ['8 bits', { encoding: 'u8' }],
  ['16 bits', { encoding: 's16' }],
  ['24 bits', { encoding: 's24' }],
  ['32 bits', { encoding: 's32' }],
  ['24 bits in 32', { encoding: 's32', bits: 24 }],
  ['floats', { encoding: 'f32' }],
  ['doubles', { encoding: 'f64' }],
  ['16 bits, extensible', { extensible: true }],
  ['floats, extensible', { encoding: 'f32', extensible: true }],
  ['a size beyond 4 GB (RF64)', { form: 'RF64' }],
  ['a size beyond 4 GB (BW64)', { form: 'BW64', encoding: 's24' }],
  ['a chunk of odd size before the data', { before: chunk('LIST', join([1, 2, 3])) }],
  ['chunks behind the data', { after: chunk('LIST', join([255, 127, 255, 127])) }],
  ['no size', { dataSize: 0 }],
  ['an unknown size', { dataSize: 0xffff_ffff }],
  ['too large a size', { dataSize: 0x7fff_ffff }],
];

const AIFFS: [string, Partial<AiffOptions>][] = [
  ['8 bits', { encoding: 's8' }],
  ['16 bits', { encoding: 's16' }],
  ['24 bits', { encoding: 's24' }],
  ['32 bits', { encoding: 's32' }],
  ['16 bits, AIFF-C', { compression: 'NONE' }],
  ['16 bits, little-endian', { compression: 'sowt' }],
  ['24 bits, AIFF-C', { encoding: 's24', compression: 'in24' }],
  ['floats', { encoding: 'f32', compression: 'fl32' }],
  ['floats, in capitals', { encoding: 'f32', compression: 'FL32' }],
  ['doubles', { encoding: 'f64', compression: 'fl64' }],
  ['an offset before the samples', { offset: 6 }],
  ['its format behind its samples', { commLast: true }],
];

describe.each([
  [
    'a WAV',
    'wav',
    WAVES.map(([name, options]) => [name, waveFile({ samples, channels: 2, ...options })] as const),
  ],
  [
    'an AIFF',
    'aiff',
    AIFFS.map(([name, options]) => [name, aiffFile({ samples, channels: 2, ...options })] as const),
  ],
] as const)('%s', (_, format, files) => {
  it.each(files)('with %s is told, measured and drawn', async (_name, file) => {
    expect(await formatOf(file)).toBe(format);
    const details = await listen(file, { format, bars: BARS });
    expect(details.durationSeconds).toBeCloseTo(1.5, 2);
    expectPeaks(details, peaksOf(samples, BARS), 0.01);
  });

  it.each([8000, 11_025, 44_100, 48_000, 96_000, 192_000])('of %i Hz has its length', async (rate) => {
    const file = format === 'wav' ? waveFile({ samples, rate }) : aiffFile({ samples, rate });
    expect((await listen(file, { format, bars: 1 })).durationSeconds).toBe(samples.length / rate);
  });

  it('that was cut off is what is left of it', async () => {
    const file = format === 'wav' ? waveFile({ samples }) : aiffFile({ samples });
    const left = noise(samples.length).slice(0, samples.length / 2);
    const headBytes = file.size - samples.length * 2;
    const details = await listen(file.slice(0, headBytes + samples.length), { format, bars: BARS });
    expect(details.durationSeconds).toBe(1.5);
    expectPeaks(details, peaksOf(left, BARS), 0.01);
  });

  it('of silence is a row of zeros, and its noise is not taken for music', async () => {
    const write = (values: number[]) =>
      format === 'wav' ? waveFile({ samples: values }) : aiffFile({ samples: values });
    const silent = await listen(write(Array.from({ length: 4000 }, () => 0)), { format, bars: 4 });
    expect(silent.peaks).toEqual([0, 0, 0, 0]);
    const dither = await listen(
      write(Array.from({ length: 4000 }, (_value, at) => (at % 2 ? 1 : -1) / 32_768)),
      { format, bars: 4 },
    );
    for (const peak of dither.peaks ?? [1]) expect(peak).toBeLessThan(0.1);
  });

  it('that is shorter than its drawing still has every bar', async () => {
    const few = [0.5, -1, 0.25];
    const file = format === 'wav' ? waveFile({ samples: few }) : aiffFile({ samples: few });
    const { peaks } = await listen(file, { format, bars: 9 });
    expect(peaks?.map((peak) => Math.round(peak * 100) / 100)).toEqual([
      0.5, 0.5, 0.5, 1, 1, 1, 0.25, 0.25, 0.25,
    ]);
  });
});

it('numbers that are none are passed over in floats', async () => {
  const odd = Float64Array.from({ length: 400 }, (_, at) => [NaN, Infinity, -Infinity, 0.5][at % 4] ?? 0);
  expect(
    (await listen(waveFile({ samples: odd, encoding: 'f32' }), { format: 'wav', bars: 2 })).peaks,
  ).toEqual([1, 1]);
});

it('a WAV of compressed sound is not drawn', async () => {
  const bytes = new Uint8Array(await waveFile({ samples, encoding: 'u8' }).arrayBuffer());
  bytes[20] = 6; // A-law
  const details = await listen(new Blob([bytes]), { format: 'wav', bars: 4 });
  expect(details).toEqual({ durationSeconds: null, peaks: null });
});

describe('a large file', () => {
  it('is drawn from some of its samples much as from all', async () => {
    const envelope = (position: number) => 0.2 + 0.8 * Math.abs(Math.sin(position * 9));
    const many = noise(4_000_000, envelope);
    const { file, reads } = observed(waveFile({ samples: many, encoding: 's32', channels: 2 }));
    const details = await listen(file, { format: 'wav', bars: 88 });
    expectPeaks(details, peaksOf(many, 88), 0.05);
    expect(reads.bytes).toBeLessThan(4.2 * 2 ** 20);
  });

  it('of 500 MB is read at a few places', async () => {
    const part = new Blob([
      encode(
        noise(500_000, () => 1),
        's16',
        true,
      ),
    ]);
    const byteCount = 500 * part.size;
    const head = waveHead({ byteCount, channels: 2, rate: 44_100 });
    const { file, reads } = observed(new Blob([head, ...Array.from({ length: 500 }, () => part)]));
    const startMs = performance.now();
    const details = await listen(file, { format: 'wav', bars: 88 });
    const elapsedMs = performance.now() - startMs;
    expect(details.durationSeconds).toBeCloseTo(byteCount / 4 / 44_100, 3);
    expectPeaks(
      details,
      Array.from({ length: 88 }, () => 1),
      0.02,
    );
    expect(reads.bytes).toBeLessThan(4.2 * 2 ** 20);
    expect(reads.largest).toBeLessThanOrEqual(64 * 1024);
    expect(elapsedMs).toBeLessThan(10_000);
  });
});
