/** Whole percents that are done, 0–100. Multiplied first: 290 of 1000 are 29, not 28.999… */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * 100) / whole);
}
