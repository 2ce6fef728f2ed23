import type { AtsPorts, Connectivity, Locks, Presence, Storage, Storages } from '@ats-kit/machine';

function memory(): Storage {
  const texts = new Map<string, string>();
  return {
    get: (key) => texts.get(key) ?? null,
    set: (key, value) => void texts.set(key, value),
    remove: (key) => void texts.delete(key),
  };
}

/** What a browser holds on to for a page, and what its user was handed. It outlives the flows in it. */
export class Tab {
  readonly downloads: string[] = [];
  readonly saved: string[] = [];
  readonly copied: string[] = [];
  readonly storage: Storages = { tab: memory(), device: memory() };
  readonly #lines = new Map<string, (() => void)[]>();
  #held = 0;

  /** Listeners, locks and holds that have not been let go. */
  get held(): number {
    return this.#held;
  }

  #hold(letGo: () => void = () => undefined): () => void {
    this.#held += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#held -= 1;
      letGo();
    };
  }

  readonly desk: AtsPorts['desk'] = {
    copy: async (text) => void this.copied.push(text),
    save: ({ text }) => void this.saved.push(text),
    download: (url) => void this.downloads.push(url),
    holdPage: () => this.#hold(),
  };

  /** Somebody sits in front of it all the time. */
  readonly presence: Presence = { isPresent: () => true, onChange: () => this.#hold() };
  readonly connectivity: Connectivity = { isOnline: () => true, onChange: () => this.#hold() };

  /** One holder of a name at a time; the others wait in a line. */
  readonly locks: Locks = {
    hold: (name, { onHeld, onElsewhere }) => {
      const line = this.#lines.get(name) ?? [];
      this.#lines.set(name, line);
      let isOver = false;
      const turn = () => isOver || onHeld();
      line.push(turn);
      if (line.length > 1) onElsewhere();
      else queueMicrotask(turn);
      return this.#hold(() => {
        isOver = true;
        const isFirst = line[0] === turn;
        line.splice(line.indexOf(turn), 1);
        if (isFirst) line[0]?.();
      });
    },
  };
}
