/** Numbers, sizes and times in the user's language. Sizes are decimal: 1 MB = 1 000 000 bytes. */
export interface Format {
  number(value: number): string;
  bytes(value: number): string;
  /** Two sizes in one unit: "147.9 of 238.5 MB" needs them apart. */
  bytesPair(part: number, whole: number): { part: string; whole: string };
  percent(value: number): string;
  /** A percentage whose sign is drawn apart. */
  percentParts(value: number): { number: string; sign: string };
  /** Seconds in words: "22 seconds". */
  seconds(value: number): string;
  /** Seconds in short: "22 s", "3 min 5 s". */
  secondsShort(value: number): string;
  /** Seconds as players write them: "1:52", "1:02:03". */
  clockTime(value: number): string;
  date(instant: string): string;
  time(instant: string): string;
  clock(instant: string): string;
  list(items: readonly string[]): string;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

function unitOf(bytes: number): { unit: (typeof UNITS)[number]; scale: number } {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return { unit: UNITS[power]!, scale: 1000 ** power };
}

/** @param locale a BCP 47 tag; the platform's own when left out */
export function createFormat(locale?: string): Format {
  const number = new Intl.NumberFormat(locale);
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  const decimals = (unit: string) => ({
    minimumFractionDigits: 0,
    maximumFractionDigits: unit === 'byte' ? 0 : 1,
  });
  const inUnit = (value: number, unit: string, unitDisplay: 'short' | 'long', digits = {}) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, ...digits }).format(value);
  const dateOf = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (instant: string) => format.format(new Date(instant));
  };
  return {
    number: (value) => number.format(value),
    bytes(value) {
      const { unit, scale } = unitOf(value);
      return inUnit(value / scale, unit, unit === 'byte' ? 'long' : 'short', decimals(unit));
    },
    bytesPair(part, whole) {
      const { unit, scale } = unitOf(whole);
      return {
        part: new Intl.NumberFormat(locale, decimals(unit)).format(part / scale),
        whole: inUnit(whole / scale, unit, 'short', decimals(unit)),
      };
    },
    percent: (value) => percent.format(value / 100),
    percentParts: (value) => ({
      number: number.format(value),
      sign: percent.formatToParts(0).find(({ type }) => type === 'percentSign')?.value ?? '%',
    }),
    seconds: (value) => inUnit(Math.max(1, Math.round(value)), 'second', 'long'),
    secondsShort(value) {
      const whole = Math.max(1, Math.round(value));
      const minutes = Math.floor(whole / 60);
      const rest = inUnit(whole % 60, 'second', 'short');
      return minutes === 0 ? rest : `${inUnit(minutes, 'minute', 'short')} ${rest}`;
    },
    clockTime(value) {
      const whole = Math.floor(value);
      const two = (part: number) => twoDigits.format(part);
      const hours = Math.floor(whole / 3600);
      const minutes = Math.floor(whole / 60) % 60;
      return hours === 0
        ? `${plain.format(minutes)}:${two(whole % 60)}`
        : `${plain.format(hours)}:${two(minutes)}:${two(whole % 60)}`;
    },
    date: dateOf({ dateStyle: 'long' }),
    time: dateOf({ timeStyle: 'short' }),
    clock: dateOf({ timeStyle: 'medium' }),
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  };
}
