// Contrast as it is seen: the computed colour is painted, and the pixel is measured. So gamut and rounding count too.
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true });
if (context === null) throw new Error('no canvas');
const pen = context;

const known = new Map<string, number>();

/** WCAG relative luminance of a CSS colour, painted over another where it is translucent. */
export function luminance(colour: string, over = '#fff'): number {
  const key = `${colour} ${over}`;
  const seen = known.get(key) ?? paintedLuminance(colour, over);
  known.set(key, seen);
  return seen;
}

function paintedLuminance(colour: string, over: string): number {
  // A canvas silently keeps its last colour when it is given nonsense.
  if (!CSS.supports('color', colour)) throw new Error(`not a colour: ${colour}`);
  pen.fillStyle = over;
  pen.fillRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  const linear = (byte: number) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** What is seen where translucent colours lie on each other, the lowest first. */
export function blend(...layers: string[]): string {
  pen.clearRect(0, 0, 1, 1);
  for (const layer of layers) {
    pen.fillStyle = layer;
    pen.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  return `rgb(${red} ${green} ${blue})`;
}

/** What an element stands on: the grounds of its ancestors down to the first opaque one, and its own. */
export function groundOf(element: Element | null): string {
  const layers: string[] = [];
  for (let at = element; at !== null; at = at.parentElement) {
    layers.unshift(getComputedStyle(at).backgroundColor);
    if (luminance(layers[0]!, '#fff') === luminance(layers[0]!, '#000')) break;
  }
  return blend('#fff', ...layers);
}

export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** mulberry32: the same colours in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const hex = (random: () => number) =>
  `#${Math.floor(random() * 0x1000000)
    .toString(16)
    .padStart(6, '0')}`;

/** The corners where formulas break, then as many random colours. */
export function primaries(count: number, seed = 20_26): string[] {
  const random = seeded(seed);
  const corners = [
    '#4db8a8',
    '#000',
    '#fff',
    '#f00',
    '#0f0',
    '#00f',
    '#ff0',
    '#0ff',
    '#f0f',
    '#777',
    '#010101',
    '#767676',
  ];
  const wide = [
    'oklch(70% 0.4 150)',
    'color(display-p3 0 1 0)',
    'color(display-p3 1 0 0)',
    'rgb(0 80 200 / 0.4)',
  ];
  return [...corners, ...wide, ...Array.from({ length: count }, () => hex(random))];
}

/** Random backgrounds that a page might have: light ones and dark ones, not the middle where nothing reads. */
export function backgrounds(count: number, seed = 7): string[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const base = index % 2 === 0 ? 215 : 0;
    const channel = () => Math.floor(base + random() * 40);
    return `rgb(${channel()} ${channel()} ${channel()})`;
  });
}
