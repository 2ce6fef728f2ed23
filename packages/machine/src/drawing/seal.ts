const CENTRE = 80;
const INNER_RADIUS = 52;
const RAYS = 64;

/** The cover: the same seal where a finger's breadth is all there is. */
const COVER = { centre: 18, innerRadius: 8.5, rays: 32 };

/** What a commitment looks like as the cover of a work. */
export interface CoverView {
  /** Path data for a `viewBox` of `0 0 36 36`. */
  path: string;
  /** `0` to `f`: small drawings look alike, so this tells their outlines and grounds apart as well. */
  cut: string;
}

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

/** The commitment as a small drawing: a ray for each of its 32 bytes, clockwise from the top. */
export function coverOf(commitment: string): CoverView {
  const digits = commitment.replace(/^0x/, '').toLowerCase();
  const { centre, innerRadius, rays } = COVER;
  const path = Array.from({ length: rays }, (_, ray) => {
    const angle = (ray / rays) * 2 * Math.PI;
    const byte = Number.parseInt(digits.slice(ray * 2, ray * 2 + 2) || '0', 16);
    const point = (radius: number) =>
      `${round(centre + radius * Math.sin(angle))} ${round(centre - radius * Math.cos(angle))}`;
    return `M${point(innerRadius)}L${point(innerRadius + 1 + (byte * 7) / 255)}`;
  }).join('');
  return { path, cut: digits[0] ?? '0' };
}
