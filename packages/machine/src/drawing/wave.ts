/** Bars of the drawing of silence: short in the row of dots, risen under a pointer. */
const SILENCE_BARS = 44;
const FLAT_BARS = 88;

/** One bar of the empty drop zone, as path data for a `viewBox` of `0 0 352 40`. */
export const SILENCE_PATHS: readonly string[] = Array.from({ length: SILENCE_BARS }, (_, bar) => {
  // Two swells under one arch: irregular enough to look recorded, the same every time.
  const at = bar / (SILENCE_BARS - 1);
  const swell = 0.5 + 0.32 * Math.sin(at * 13 + 1) + 0.18 * Math.sin(at * 41);
  const half = Math.round((1 + 18 * swell * Math.sin(Math.PI * at)) * 10) / 10;
  const x = 4 + bar * 8;
  return `M${x} ${20 - half}V${20 + half}`;
});

/** A line without peaks, for a file whose sound is not known here; `viewBox` `0 0 440 48`. */
export const FLAT_WAVE = Array.from({ length: FLAT_BARS }, (_, bar) => `M${2.5 + bar * 5} 22.5V25.5`).join(
  '',
);
