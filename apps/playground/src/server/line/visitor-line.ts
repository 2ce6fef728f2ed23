import type { Socket } from 'node:net';
import type { Troubles } from '../../shared/troubles.ts';
import { Pace } from './pace.ts';
import { PROFILES, type Profile } from './profiles.ts';

/** Far more than one widget has open. */
export const MAX_CONNECTIONS = 24;

/** The line of one visitor: what was chosen for it, and what is under way on it. */
export class VisitorLine {
  readonly up = new Pace();
  readonly down = new Pace();
  readonly #sockets = new Set<Socket>();
  readonly #waiting = new Set<() => void>();
  #troubles: Troubles = { line: 'good', tokens: 'none' };
  #changedAtMs = Date.now();
  #cutsNextUpload = true;
  #refusesNextToken = false;
  #timer: NodeJS.Timeout | undefined;

  get troubles(): Readonly<Troubles> {
    return this.#troubles;
  }

  get profile(): Profile {
    return PROFILES[this.#troubles.line];
  }

  /** When something was chosen last, in milliseconds since 1970. */
  get changedAtMs(): number {
    return this.#changedAtMs;
  }

  readonly bytesPerSecond = (): number | undefined => this.profile.bytesPerSecond;

  set(troubles: Troubles): void {
    if (troubles.line !== this.#troubles.line) this.#cutsNextUpload = true;
    this.#refusesNextToken = troubles.tokens === 'refused';
    this.#troubles = { ...troubles };
    this.#changedAtMs = Date.now();
    for (const goOn of this.#waiting) goOn();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.isDown) this.cut();
    else this.#watch();
  }

  /** How long until the line goes down by itself; 0 while it is down, `undefined` when it never does. */
  get #msLeft(): number | undefined {
    const { isDown, cycle } = this.profile;
    if (isDown) return 0;
    if (!cycle) return undefined;
    const sinceMs = (Date.now() - this.#changedAtMs) % (cycle.upMs + cycle.downMs);
    return Math.max(0, cycle.upMs - sinceMs);
  }

  get isDown(): boolean {
    return this.#msLeft === 0;
  }

  /**
   * Takes one more connection, which is cut with the line.
   *
   * @returns what to call when nothing is carried on it any more, or `undefined` when there is no room
   */
  carry(socket: Socket): (() => void) | undefined {
    if (this.#sockets.size >= MAX_CONNECTIONS) return undefined;
    this.#sockets.add(socket);
    this.#watch();
    const release = () => {
      this.#sockets.delete(socket);
      socket.off('close', release);
    };
    socket.once('close', release);
    return release;
  }

  /** As when a cable is pulled: both ends see the connection break. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** Whether the upload that begins now is one that gets lost. */
  losesUpload(): boolean {
    if (this.profile.cutUploadsAt === undefined) return false;
    const loses = this.#cutsNextUpload;
    this.#cutsNextUpload = !loses;
    return loses;
  }

  /** Once, for each time it was chosen. */
  takeRefusal(): boolean {
    const refuses = this.#refusesNextToken;
    this.#refusesNextToken = false;
    return refuses;
  }

  /** Resolves when something else is chosen, or after so long. */
  changed(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const goOn = () => {
        clearTimeout(timer);
        this.#waiting.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, withinMs).unref();
      this.#waiting.add(goOn);
    });
  }

  /** Cuts what is under way at the moment at which the line goes down by itself. */
  #watch(): void {
    const msLeft = this.#msLeft;
    if (this.#timer !== undefined || msLeft === undefined || this.#sockets.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.cut();
    }, msLeft).unref();
  }
}
