/** Lets everything run that waits for a promise or for the event loop's next turn. No simulated time passes. */
export const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** What a flow has under way in the world, and a way to wait until any of it moves. */
export class Activity {
  #pending = 0;
  #wake: (() => void) | undefined;

  /** How many calls have not been answered. */
  get pending(): number {
    return this.#pending;
  }

  /** @returns what ends it, once */
  begin(): () => void {
    this.#pending += 1;
    this.bump();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#pending -= 1;
      this.bump();
    };
  }

  /** Something has happened. */
  bump(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  /** Waits, in real time, until something happens. @returns false when nothing did */
  next(timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), timeoutMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
