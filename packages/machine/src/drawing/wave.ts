/** Bars of the drawing of silence: short in the row of dots, risen under a pointer. */
const SILENCE_BARS = 44;

/** One bar of the empty drop zone, as path data for a `viewBox` of `0 0 352 40`. */
export const SILENCE_PATHS: readonly string[] = Array.from({ length: SILENCE_BARS }, (_, bar) => {
  // Two swells under one arch: irregular enough to look recorded, the same every time.
  const at = bar / (SILENCE_BARS - 1);
  const swell = 0.5 + 0.32 * Math.sin(at * 13 + 1) + 0.18 * Math.sin(at * 41);
  const half = Math.round((1 + 18 * swell * Math.sin(Math.PI * at)) * 10) / 10;
  const x = 4 + bar * 8;
  return `M${x} ${20 - half}V${20 + half}`;
});

/** Bars of the drawing of a recording. */
export const WAVE_BARS = 88;
const WAVE_CENTRE = 24;
const SILENT_HALF = 1.5;
const LOUDEST_HALF = 21.5;

/**
 * A recording as a drawing: a bar a stretch, as high as it is loud.
 *
 * @param peaks {@link WAVE_BARS} values from 0 to 1
 * @returns path data for a `viewBox` of `0 0 440 48`
 */
export function wavePath(peaks: readonly number[]): string {
  return peaks
    .map((peak, bar) => {
      const half = Math.max(SILENT_HALF, Math.round(peak * LOUDEST_HALF * 10) / 10);
      return `M${2.5 + bar * 5} ${WAVE_CENTRE - half}V${WAVE_CENTRE + half}`;
    })
    .join('');
}

/** A line without peaks, for a file whose sound is not known here. */
export const FLAT_WAVE = wavePath(Array.from({ length: WAVE_BARS }, () => 0));
