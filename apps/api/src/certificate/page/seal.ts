/** The drawing is made in a square of this side. */
export const SEAL_SIDE = 160;
/** Radius of the circle from which the rays begin. */
export const SEAL_INNER_RADIUS = 52;

const CENTRE = SEAL_SIDE / 2;
const RAYS = 64;

/**
 * The commitment as a drawing: a ray for each of its 64 digits, clockwise from the top, as long as the digit is high. The same
 * drawing as on every screen that shows the work.
 *
 * @returns lines from point to point in a square of {@link SEAL_SIDE}
 */
export function sealRays(commitment: string): [number, number, number, number][] {
  const digits = commitment.replace(/^0x/, '');
  return Array.from({ length: RAYS }, (_, ray) => {
    const angle = (ray / RAYS) * 2 * Math.PI;
    const outer = SEAL_INNER_RADIUS + 4 + (Number.parseInt(digits[ray] ?? '0', 16) * 4) / 3;
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    return [
      CENTRE + SEAL_INNER_RADIUS * sine,
      CENTRE - SEAL_INNER_RADIUS * cosine,
      CENTRE + outer * sine,
      CENTRE - outer * cosine,
    ];
  });
}
