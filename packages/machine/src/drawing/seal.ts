const CENTRE = 80;
const INNER_RADIUS = 52;
const RAYS = 64;

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * The commitment as a drawing: a ray for each of its 64 digits, clockwise from the top, as long as the digit is high.
 *
 * @returns path data for a `viewBox` of `0 0 160 160`
 */
export function sealPath(commitment: string): string {
  const digits = commitment.replace(/^0x/, '');
  return Array.from({ length: RAYS }, (_, ray) => {
    const angle = (ray / RAYS) * 2 * Math.PI;
    const outer = INNER_RADIUS + 4 + (Number.parseInt(digits[ray] ?? '0', 16) * 4) / 3;
    const point = (radius: number) =>
      `${round(CENTRE + radius * Math.sin(angle))} ${round(CENTRE - radius * Math.cos(angle))}`;
    return `M${point(INNER_RADIUS)}L${point(outer)}`;
  }).join('');
}
