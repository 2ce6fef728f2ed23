import { type AtsFlow, type AtsFlowEvent, type AtsFlowOptions, createAtsFlow } from '@ats-kit/machine';
import type { Mode } from '@ats-kit/protocol';
import { Activity, turn } from './activity.ts';
import { JumpingClock } from './clock.ts';
import type { Line } from './line.ts';
import { portsOn } from './ports.ts';
import type { Proxy } from './proxy.ts';
import { Tab } from './tab.ts';
import { NETWORK, type Organization, type Service, type SessionRequest } from './service.ts';

/** A public event, and what was so when it was told. */
export type Told = AtsFlowEvent & {
  /** Counts the loads of the page. */
  page: number;
  /** Counts how often a flow was started. */
  mount: number;
  /** On its page. */
  isFirstMount: boolean;
  isStopped: boolean;
  /** A confirm had gone through. */
  isPaid: boolean;
};

export interface WorldOptions {
  service: Service;
  proxy: Proxy;
  organization: Organization;
  mode: Mode;
  session: SessionRequest;
  flow?: AtsFlowOptions;
  withholdsCode?: boolean;
  withoutSocket?: boolean;
}

/** How long nothing may move that is under way. */
const STALL_MS = 30_000;
/** Between two looks at whether the chain is done. */
const WORK_MS = 25;

/** A page with a flow in it, in front of a service behind a line that can break. */
export class World {
  readonly activity = new Activity();
  readonly clock = new JumpingClock();
  readonly tab = new Tab();
  readonly events: Told[] = [];
  readonly line: Line;
  readonly options: WorldOptions;
  #page = 0;
  #mounts = 0;
  #firstMount = 1;
  /** Confirms of which is known that nothing more comes of them. */
  #doneConfirms = 0;
  #flow: AtsFlow<Mode>;
  #isStopped = false;

  constructor(options: WorldOptions) {
    this.options = options;
    const { proxy, service, organization, session, withholdsCode = false, withoutSocket = false } = options;
    this.line = proxy.line({
      activity: this.activity,
      mint: () => service.token(organization, session),
      origin: organization.origin,
      withholdsCode,
      withoutSocket,
    });
    this.#flow = this.#open();
  }

  get flow(): AtsFlow<Mode> {
    return this.#flow;
  }

  /** How often the page was loaded, beside the first time. */
  get reloads(): number {
    return this.#page - 1;
  }

  #open(): AtsFlow<Mode> {
    this.#page += 1;
    this.#firstMount = this.#mounts + 1;
    const page = this.#page;
    const { mode, organization, flow: options } = this.options;
    const { line, activity, clock, tab } = this;
    const ports = portsOn({
      line,
      activity,
      clock,
      tab,
      siteKey: organization.siteKey,
    });
    const flow = createAtsFlow(mode, ports, {
      ...options,
      network: NETWORK,
      onEvent: (event) =>
        this.events.push({
          ...event,
          page,
          mount: this.#mounts,
          isFirstMount: this.#mounts === this.#firstMount,
          isStopped: page !== this.#page || this.#isStopped,
          isPaid: this.line.hasPaid,
        }),
    });
    flow.subscribe(() => activity.bump());
    return flow;
  }

  start(): void {
    this.#mounts += 1;
    this.#isStopped = false;
    this.#flow.start();
  }

  /** Takes the flow out of the page. */
  async stop(): Promise<void> {
    this.#flow.stop();
    // It stops in the next task of the queue, so that a framework may change its mind.
    await Promise.resolve();
    this.#isStopped = true;
    await turn();
  }

  /** The page is loaded anew: what is in storage is all that is left. */
  async reload(): Promise<void> {
    await this.stop();
    this.#flow = this.#open();
    this.start();
  }

  /** Whether something is under way that real time will bring. */
  get isBusy(): boolean {
    return this.activity.pending > this.line.heldUploads || this.line.openSockets > 0;
  }

  /**
   * Waits for what comes next: an answer, a frame, the chain, and if there is nothing of that for time to pass.
   *
   * @returns false when nothing will ever happen
   */
  async wait(): Promise<boolean> {
    if (this.isBusy) {
      const moved = await this.activity.next(STALL_MS);
      await turn();
      return moved;
    }
    await turn();
    if (this.isBusy) return true;
    if (await this.#isServiceWorking()) {
      await new Promise((resolve) => setTimeout(resolve, WORK_MS));
      return true;
    }
    if (this.isBusy) return true;
    const jumped = this.clock.jump();
    await turn();
    return jumped;
  }

  /** Whether what was confirmed is still on its way to the chain. */
  async #isServiceWorking(): Promise<boolean> {
    const confirms = this.line.delivered('confirm');
    if (confirms === this.#doneConfirms) return false;
    const isWorking = await this.options.service.isWorking(this.options.organization);
    if (!isWorking) this.#doneConfirms = confirms;
    return isWorking;
  }

  /** What has not come to an end, by name; nothing once a flow has stopped. */
  async leftovers(): Promise<string[]> {
    for (let count = 0; count < 100; count++) {
      const left = Object.entries({
        calls: this.activity.pending,
        requests: this.line.underWay,
        sockets: this.line.openSockets,
        timers: this.clock.waiting,
        'listeners, locks or holds': this.tab.held,
      }).flatMap(([name, number]) => (number === 0 ? [] : [`${number} ${name}`]));
      if (left.length === 0 || count === 99) return left;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return [];
  }
}
