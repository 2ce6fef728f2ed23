import type { Clock } from '@ats-kit/machine';

interface Timer {
  atMs: number;
  callback: () => void;
}

/** Time that stands still until it is told to go on to the next thing that is waited for. */
export class JumpingClock implements Clock {
  readonly #timers = new Map<number, Timer>();
  readonly #beganMs: number;
  #nowMs: number;
  #lastId = 0;

  /** @param nowMs where it begins: the service's time, since quotes carry instants */
  constructor(nowMs = Date.now()) {
    this.#beganMs = nowMs;
    this.#nowMs = nowMs;
  }

  readonly setTimeout = (callback: (...args: unknown[]) => void, timeoutMs: number): number => {
    const id = ++this.#lastId;
    this.#timers.set(id, { atMs: this.#nowMs + Math.max(0, timeoutMs), callback: () => callback() });
    return id;
  };

  readonly clearTimeout = (id: unknown): void => {
    this.#timers.delete(id as number);
  };

  readonly now = (): number => this.#nowMs;

  readonly monotonicMs = (): number => this.#nowMs - this.#beganMs;

  /** How many things wait for time to pass. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Goes on to what is due next. @returns false when nothing is waited for */
  jump(): boolean {
    let next: [number, Timer] | undefined;
    for (const entry of this.#timers) if (!next || entry[1].atMs < next[1].atMs) next = entry;
    if (!next) return false;
    this.#timers.delete(next[0]);
    this.#nowMs = Math.max(this.#nowMs, next[1].atMs);
    next[1].callback();
    return true;
  }
}
