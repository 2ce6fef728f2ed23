import { inject } from 'vitest';

/** A recorded file of `data/`. */
export async function dataFile(name: string): Promise<Blob> {
  return (await fetch(`${inject('serverUrl')}/data/${name}`)).blob();
}

/** Encodings of samples, and how a sample between -1 and 1 is written. */
export const ENCODINGS = {
  u8: [1, (view: DataView, at: number, value: number) => view.setUint8(at, Math.round(value * 127) + 128)],
  s8: [1, (view: DataView, at: number, value: number) => view.setInt8(at, Math.round(value * 127))],
  s16: [
    2,
    (view: DataView, at: number, value: number, little: boolean) =>
      view.setInt16(at, Math.round(value * 32_767), little),
  ],
  s24: [
    3,
    (view: DataView, at: number, value: number, little: boolean) => {
      const whole = Math.round(value * 8_388_607);
      view.setInt8(little ? at + 2 : at, whole >> 16);
      view.setUint16(little ? at : at + 1, whole & 0xffff, little);
    },
  ],
  s32: [
    4,
    (view: DataView, at: number, value: number, little: boolean) =>
      view.setInt32(at, Math.round(value * 2_147_483_647), little),
  ],
  f32: [
    4,
    (view: DataView, at: number, value: number, little: boolean) => view.setFloat32(at, value, little),
  ],
  f64: [
    8,
    (view: DataView, at: number, value: number, little: boolean) => view.setFloat64(at, value, little),
  ],
} as const;
export type Encoding = keyof typeof ENCODINGS;

export function encode(
  samples: ArrayLike<number>,
  encoding: Encoding,
  little: boolean,
): Uint8Array<ArrayBuffer> {
  const [size, write] = ENCODINGS[encoding];
  const view = new DataView(new ArrayBuffer(samples.length * size));
  for (let index = 0; index < samples.length; index++) write(view, index * size, samples[index] ?? 0, little);
  return new Uint8Array(view.buffer);
}

type Part = string | number[] | Uint8Array<ArrayBuffer>;

export function join(...parts: Part[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (char) => char.charCodeAt(0)) : Array.from(part),
    ),
  );
}

const integer = (size: number, value: number, little: boolean): number[] => {
  const bytes = Array.from({ length: size }, (_, index) => Math.floor(value / 2 ** (8 * index)) % 256);
  return little ? bytes : bytes.reverse();
};
export const u16 = (value: number, little = true) => integer(2, value, little);
export const u32 = (value: number, little = true) => integer(4, value, little);
export const u64 = (value: number, little = true) => integer(8, value, little);

/** A chunk with its padding. `size` is what the header claims. */
export function chunk(
  name: string,
  content: Uint8Array<ArrayBuffer>,
  { little = true, size = content.length } = {},
) {
  return join(name, u32(size, little), content, content.length % 2 ? [0] : []);
}

/** A number of 80 bits, as AIFF writes a rate. */
export function extended(value: number): number[] {
  const exponent = Math.floor(Math.log2(value));
  return [...u16(16_383 + exponent, false), ...u64(value * 2 ** (63 - exponent), false)];
}

export interface Sound {
  samples: ArrayLike<number>;
  rate?: number;
  channels?: number;
  encoding?: Encoding;
}

export interface WaveOptions extends Sound {
  form?: 'RIFF' | 'RF64' | 'BW64';
  /** Bits that the header tells, where the container has more. */
  bits?: number;
  extensible?: boolean;
  /** What the chunk `data` claims to have. */
  dataSize?: number;
  /** Chunks between `fmt ` and `data`. */
  before?: Uint8Array<ArrayBuffer>;
  after?: Uint8Array<ArrayBuffer>;
}

export function waveHead(
  sound: Omit<WaveOptions, 'samples'> & { byteCount: number },
): Uint8Array<ArrayBuffer> {
  const {
    rate = 8000,
    channels = 1,
    encoding = 's16',
    form = 'RIFF',
    extensible,
    before = join(),
    byteCount,
  } = sound;
  const [size] = ENCODINGS[encoding];
  const tag = encoding.startsWith('f') ? 3 : 1;
  const format = [
    ...u16(extensible ? 0xfffe : tag),
    ...u16(channels),
    ...u32(rate),
    ...u32(rate * channels * size),
    ...u16(channels * size),
    ...u16(sound.bits ?? size * 8),
    ...(extensible
      ? [
          ...u16(22),
          ...u16(size * 8),
          ...u32(3),
          ...u16(tag),
          0,
          0,
          0,
          0,
          16,
          0,
          128,
          0,
          0,
          170,
          0,
          56,
          155,
          113,
        ]
      : []),
  ];
  const long =
    form === 'RIFF' ? join() : chunk('ds64', join(u64(byteCount + 72), u64(byteCount), u64(0), u32(0)));
  const dataSize = sound.dataSize ?? (form === 'RIFF' ? byteCount : 0xffff_ffff);
  return join(
    form,
    u32(form === 'RIFF' ? byteCount + 36 : 0xffff_ffff),
    'WAVE',
    long,
    chunk('fmt ', join(format)),
    before,
    'data',
    u32(dataSize),
  );
}

export function waveFile(sound: WaveOptions): Blob {
  const data = encode(sound.samples, sound.encoding ?? 's16', true);
  const padding = join(data.length % 2 ? [0] : []);
  return new Blob([waveHead({ ...sound, byteCount: data.length }), data, padding, sound.after ?? join()], {
    type: 'audio/wav',
  });
}

export interface AiffOptions extends Sound {
  /** Makes it an AIFF-C. */
  compression?: string;
  /** The rate as it stands in the file. */
  rateBytes?: number[];
  /** Bytes between the header of `SSND` and the samples. */
  offset?: number;
  commLast?: boolean;
}

export function aiffFile(sound: AiffOptions): Blob {
  const { samples, rate = 8000, channels = 1, encoding = 's16', compression, offset = 0 } = sound;
  const [size] = ENCODINGS[encoding];
  const comm = chunk(
    'COMM',
    join(
      u16(channels, false),
      u32(samples.length / channels, false),
      u16(size * 8, false),
      sound.rateBytes ?? extended(rate),
      compression === undefined ? [] : join(compression, [4], 'none', [0]),
    ),
    { little: false },
  );
  const data = encode(samples, encoding, compression === 'sowt');
  const gap = Array.from({ length: offset }, () => 77);
  const ssnd = chunk('SSND', join(u32(offset, false), u32(0, false), gap, data), { little: false });
  const chunks = sound.commLast ? [ssnd, comm] : [comm, ssnd];
  const form = compression === undefined ? 'AIFF' : 'AIFC';
  return new Blob([join('FORM', u32(4 + comm.length + ssnd.length, false), form), ...chunks], {
    type: 'audio/aiff',
  });
}

/** Noise with a slow envelope, the same in every run. */
export function noise(
  length: number,
  envelope: (position: number) => number = (position) => 0.1 + 0.9 * position,
): Float64Array {
  let seed = 7;
  return Float64Array.from({ length }, (_, index) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return (seed / 2 ** 30 - 1) * envelope(index / length);
  });
}

/** Peaks the plain way, from every sample. */
export function peaksOf(samples: ArrayLike<number>, bars: number): number[] {
  const peaks = Array.from({ length: bars }, (_, bar) => {
    let peak = 0;
    for (
      let at = Math.floor((bar * samples.length) / bars);
      at < Math.floor(((bar + 1) * samples.length) / bars);
      at++
    ) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    }
    return peak;
  });
  const full = Math.max(...peaks);
  return peaks.map((peak) => peak / full);
}

/** The same file, and what was read of it. */
export function observed(file: Blob, onRead: (count: number) => void = () => undefined) {
  const reads = { count: 0, bytes: 0, largest: 0 };
  const watch = (blob: Blob): Blob =>
    new Proxy(blob, {
      get(target, name) {
        if (name === 'slice') return (start?: number, end?: number) => watch(target.slice(start, end));
        if (name === 'arrayBuffer') {
          return async () => {
            reads.count++;
            onRead(reads.count);
            reads.bytes += target.size;
            reads.largest = Math.max(reads.largest, target.size);
            return target.arrayBuffer();
          };
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  return { file: watch(file), reads };
}
