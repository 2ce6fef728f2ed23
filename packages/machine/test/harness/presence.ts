import type { Connectivity, Presence } from '../../src/index.ts';

/** Somebody in front of the page, moved by the test. */
export class FakePresence implements Presence {
  readonly listeners = new Set<() => void>();
  /** Within which times it was asked for. */
  readonly asked: number[] = [];
  #isPresent: boolean;

  constructor(isPresent: boolean) {
    this.#isPresent = isPresent;
  }

  isPresent(withinMs: number): boolean {
    this.asked.push(withinMs);
    return this.#isPresent;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  leave(): void {
    this.#isPresent = false;
  }

  comeBack(): void {
    this.#isPresent = true;
    for (const listener of this.listeners) listener();
  }
}

/** The line, cut and mended by the test. */
export class FakeConnectivity implements Connectivity {
  readonly listeners = new Set<(isOnline: boolean) => void>();
  #isOnline = true;

  isOnline(): boolean {
    return this.#isOnline;
  }

  onChange(listener: (isOnline: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  set(isOnline: boolean): void {
    this.#isOnline = isOnline;
    for (const listener of this.listeners) listener(isOnline);
  }
}
