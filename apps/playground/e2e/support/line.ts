import type { Page, Route } from '@playwright/test';
import type { SystemAddress } from './system.ts';

/** A request that a rule of the line is for. */
export interface Call {
  method?: string;
  path: RegExp;
}

/** A frame of a transaction's socket, as it goes over the wire. */
export interface Frame {
  type: string;
  step?: string;
  progress?: number;
  description?: string;
  timestamp?: string;
  details?: Record<string, unknown>;
}

export interface TapOptions {
  /** The step with whose frame the tap closes; without it, it stays open. */
  until?: string;
  /** What goes on instead of a frame. */
  edit?: (frame: Frame) => Frame[];
}

export interface Tap {
  /** Delivers what was held back, up to the frame of this step. */
  openUntil(step: string | null): void;
}

/**
 * The network between a page and its servers: slow, cut, or answering late. Everything at both of its ends is real; what
 * another server than ours might say is put on the wire here too.
 */
export class Line {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async #meet(call: Call, handle: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
    const matches = (url: URL) => call.path.test(url.pathname);
    const handler = async (route: Route) => {
      const { method = 'POST' } = call;
      if (route.request().method() === method) await handle(route);
      else await route.fallback();
    };
    await this.#page.route(matches, handler);
    return () => this.#page.unroute(matches, handler);
  }

  /** Requests go on to what was said of them before, or to the server, once the returned function is called. */
  async hold(call: Call): Promise<() => Promise<void>> {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const end = await this.#meet(call, async (route) => {
      await released;
      // The page may have given up, or gone.
      await route.fallback().catch(() => undefined);
    });
    return async () => {
      release();
      await end();
    };
  }

  /** Requests are lost on their way: `times` of them, after `spared` that pass. */
  async drop(call: Call, { times = Infinity, spared = 0 } = {}): Promise<() => Promise<void>> {
    let seen = 0;
    return this.#meet(call, async (route) => {
      seen += 1;
      if (seen > spared && seen <= spared + times) await route.abort('connectionreset');
      else await route.fallback();
    });
  }

  /** Requests are refused with the one envelope that every error comes in. */
  async refuse(
    call: Call,
    { status, code, requestId }: { status: number; code: string; requestId?: string },
  ): Promise<() => Promise<void>> {
    return this.#meet(call, (route) =>
      route.fulfill({
        status,
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: { error: { code, message: code, ...(requestId && { request_id: requestId }) } },
      }),
    );
  }

  /** Answers come as another server, or another day, would give them. */
  async edit(call: Call, change: (json: Record<string, unknown>) => void): Promise<() => Promise<void>> {
    return this.#meet(call, async (route) => {
      const response = await route.fetch();
      const json = (await response.json()) as Record<string, unknown>;
      change(json);
      await route.fulfill({ response, json });
    });
  }

  /** Bytes a second that leave the browser. */
  async throttle(uploadBytesPerSecond: number): Promise<void> {
    const network = await this.#page.context().newCDPSession(this.#page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: uploadBytesPerSecond,
    });
  }

  /** An upload of so many bytes goes no further than `afterBytes` of them and what the buffers between take. */
  async holdUpload({ controlUrl }: SystemAddress, bytes: number, afterBytes: number): Promise<void> {
    await fetch(`${controlUrl}/hold?length=${bytes}&after=${afterBytes}`, { method: 'POST' });
  }

  /** An upload of so many bytes that is under way is lost. */
  async sinkUpload({ controlUrl }: SystemAddress, bytes: number): Promise<void> {
    await fetch(`${controlUrl}/sink?length=${bytes}`, { method: 'POST' });
  }

  /** The sockets of transactions, with a tap in them. */
  async tap({ until, edit = (frame) => [frame] }: TapOptions = {}): Promise<Tap> {
    let last = until ?? null;
    let isShut = false;
    const waiting: { frame: Frame; deliver: () => void }[] = [];
    const run = () => {
      while (!isShut) {
        const next = waiting.shift();
        if (!next) return;
        next.deliver();
        isShut = last !== null && next.frame.step === last;
      }
    };
    await this.#page.routeWebSocket(/\/v1\/ws\/transactions\//, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        for (const frame of edit(JSON.parse(String(message)) as Frame)) {
          waiting.push({ frame, deliver: () => socket.send(JSON.stringify(frame)) });
        }
        run();
      });
      // The end of the real connection would say that there is nothing more to come.
      server.onClose(() => undefined);
    });
    return {
      openUntil(step) {
        last = step;
        isShut = false;
        run();
      },
    };
  }
}
