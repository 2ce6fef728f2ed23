// What we use of packages that come without types.

declare module 'subset-font' {
  /** Cuts a font down to the characters of a text. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'truetype';
      /** Where a variable font is fixed, by axis. */
      variationAxes?: Record<string, number>;
    },
  ): Promise<Uint8Array>;
}

declare module 'wawoff2' {
  const woff2: { decompress(font: Uint8Array): Promise<Uint8Array> };
  export default woff2;
}

declare module 'linebreak' {
  export interface Break {
    /** In UTF-16 units: the line may end before it. */
    position: number;
    required: boolean;
  }
  /** Where lines may be broken (UAX #14). */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}
