import type { Activity } from './activity.ts';
import type { Call } from './calls.ts';
import type { Fault } from './faults.ts';

/** One request that met the line. */
export interface Passage {
  call: Call;
  /** How often the service got it. */
  deliveries: number;
  /** The fault that it met, or the status that it was answered with. */
  outcome: string;
}

export interface LineOptions {
  url: string;
  activity: Activity;
  /** Mints a token, as an integrator's backend does. */
  mint: () => Promise<Response>;
  /** The header that a browser would send. */
  origin: string;
  /** Frames go without the access code, as a service may do that hands it out a little later. */
  withholdsCode: boolean;
  /** There is no socket to be had. */
  withoutSocket: boolean;
}

/** The network of one flow: a fault waits on it for the first request of a call, or for all of them. */
export class Line {
  readonly options: LineOptions;
  readonly passages: Passage[] = [];
  /** Sockets over which frames come: somebody is at work at the other end. */
  openSockets = 0;
  /** Uploads whose answer is kept back: only the passing of time ends them. */
  heldUploads = 0;
  /** The service has taken a confirm: from here on somebody pays, whatever the flow hears of it. */
  hasPaid = false;
  /** Requests that have not been answered. */
  underWay = 0;
  #fault: { call: Call; fault: Fault; isLasting: boolean } | undefined;
  #held: (() => void) | undefined;
  readonly #holds: (() => void)[] = [];
  #release: () => void = () => undefined;
  #strikes = 0;

  constructor(options: LineOptions) {
    this.options = options;
  }

  get url(): string {
    return this.options.url;
  }

  /** Whether the fault has struck at all. */
  get hasMet(): boolean {
    return this.#strikes > 0;
  }

  break(call: Call, fault: Fault, { isLasting }: { isLasting: boolean }): void {
    this.#fault = { call, fault, isLasting };
  }

  /** The line is sound from now on. */
  mend(): void {
    this.#fault = undefined;
    this.letGo();
  }

  /** Called once, when an answer is kept back while somebody does something. */
  onHeld(act: () => void): void {
    this.#held = act;
  }

  /** Resolves when an answer is kept back. */
  nextHold(): Promise<void> {
    return new Promise((resolve) => this.#holds.push(resolve));
  }

  /** What was kept back goes on. */
  letGo(): void {
    this.#release();
    this.#release = () => undefined;
  }

  /** Whether the next of these calls will be answered by nothing but the passing of time. */
  isSilentFor(call: Call): boolean {
    if (this.#fault?.call !== call) return false;
    const { reply, meanwhile } = this.#fault.fault;
    return reply === 'hold' && meanwhile === undefined;
  }

  /** The fault that a request meets, if any. */
  meet(call: Call): Fault | undefined {
    if (this.#fault?.call !== call) return undefined;
    const { fault, isLasting } = this.#fault;
    this.#strikes += 1;
    if (!isLasting || this.#strikes === fault.strikes) this.#fault = undefined;
    return fault;
  }

  /** Resolves when what is kept back may go on, or `isGone` says that nobody waits for it. */
  hold(call: Call, isGone: Promise<void>): Promise<void> {
    const isUpload = call === 'put';
    if (isUpload) this.heldUploads += 1;
    const released = new Promise<void>((resolve) => (this.#release = resolve));
    const act = this.#held;
    this.#held = undefined;
    act?.();
    for (const tell of this.#holds.splice(0)) tell();
    this.options.activity.bump();
    return Promise.race([released, isGone]).finally(() => {
      if (isUpload) this.heldUploads -= 1;
      this.options.activity.bump();
    });
  }

  /** How often the service got any of these calls. */
  delivered(...calls: Call[]): number {
    return this.passages
      .filter(({ call }) => calls.includes(call))
      .reduce((sum, { deliveries }) => sum + deliveries, 0);
  }
}
