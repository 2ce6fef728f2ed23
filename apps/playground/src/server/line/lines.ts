import { randomBytes } from 'node:crypto';
import { LINE_ID } from '../../shared/troubles.ts';
import { VisitorLine } from './visitor-line.ts';

/** Lines that are kept; the one that was not used for longest gives way. */
export const MAX_LINES = 200;

/** The lines of all visitors, each behind an id that nobody guesses. */
export class Lines {
  readonly #lines = new Map<string, VisitorLine>();

  newId(): string {
    return randomBytes(16).toString('base64url');
  }

  /** @returns `undefined` for what is no id. A line that was forgotten begins anew, as a good one. */
  get(id: string | undefined): VisitorLine | undefined {
    if (id === undefined || !LINE_ID.test(id)) return undefined;
    const line = this.#lines.get(id) ?? new VisitorLine();
    this.#lines.delete(id);
    this.#lines.set(id, line);
    if (this.#lines.size > MAX_LINES) {
      const [oldest] = this.#lines.keys();
      if (oldest !== undefined) {
        this.#lines.get(oldest)?.cut();
        this.#lines.delete(oldest);
      }
    }
    return line;
  }

  get size(): number {
    return this.#lines.size;
  }
}
