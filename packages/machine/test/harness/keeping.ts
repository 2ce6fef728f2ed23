import type { LockHandlers, Storage } from '../../src/index.ts';

/** A storage that the test can read, fill and break. */
export class FakeStorage implements Storage {
  readonly entries = new Map<string, string>();
  /** Everything that was ever written. */
  readonly written: string[] = [];
  /** `full` takes nothing more; `refused` throws whatever is asked. */
  trouble: 'full' | 'refused' | null = null;

  readonly get = (key: string): string | null => {
    this.#throwIf('refused');
    return this.entries.get(key) ?? null;
  };

  readonly set = (key: string, value: string): void => {
    this.#throwIf('refused', 'full');
    this.written.push(value);
    this.entries.set(key, value);
  };

  readonly remove = (key: string): void => {
    this.#throwIf('refused');
    this.entries.delete(key);
  };

  /** All that stands there now. */
  text(): string {
    return [...this.entries].flat().join('\n');
  }

  #throwIf(...troubles: (string | null)[]): void {
    if (troubles.includes(this.trouble)) throw new Error(`The storage is ${this.trouble}.`);
  }
}

/** The locks of all tabs. */
export class FakeLocks {
  readonly #queues = new Map<string, LockHandlers[]>();

  readonly hold = (name: string, handlers: LockHandlers): (() => void) => {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    queue.push(handlers);
    if (queue.length === 1) handlers.onHeld();
    else handlers.onElsewhere();
    return () => {
      const at = queue.indexOf(handlers);
      if (at < 0) return;
      queue.splice(at, 1);
      if (at === 0) queue[0]?.onHeld();
    };
  };

  /** Names that somebody holds. */
  held(): string[] {
    return [...this.#queues].filter(([, queue]) => queue.length > 0).map(([name]) => name);
  }
}
