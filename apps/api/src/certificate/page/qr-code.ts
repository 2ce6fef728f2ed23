import encode from 'qr';

/**
 * A text as a QR code: the dark runs of its rows, in modules.
 *
 * @returns left, top, width and height of each run, and the side of the whole without its quiet zone
 */
export function qrCode(text: string): { side: number; runs: [number, number, number, number][] } {
  // The page around it is its quiet zone; the encoder makes none narrower than this.
  const border = 1;
  const rows = encode(text, 'raw', { ecc: 'medium', border })
    .slice(border, -border)
    .map((row) => row.slice(border, -border));
  const runs = rows.flatMap((row, top) => {
    const inRow: [number, number, number, number][] = [];
    row.forEach((isDark, left) => {
      const last = inRow.at(-1);
      if (!isDark) return;
      if (last && last[0] + last[2] === left) last[2] += 1;
      else inRow.push([left, top, 1, 1]);
    });
    return inRow;
  });
  return { side: rows.length, runs };
}
