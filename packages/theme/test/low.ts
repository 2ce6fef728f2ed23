/** What fell below, with the colour it fell with. */
export class Low {
  readonly #found = new Map<string, string>();
  readonly #asked: number;
  constructor(asked: number) {
    this.#asked = asked;
  }
  note(what: string, seen: number, primary: string): void {
    if (seen < this.#asked) this.#found.set(what, `${what}: ${seen.toFixed(2)} with ${primary}`);
  }
  get all(): string[] {
    return [...this.#found.values()];
  }
}
