import type { Page, Route } from '@playwright/test';

/** How a call breaks, and whether the service got it before. */
export type Breakage =
  | 'refused'
  /** The service did it, and the answer is lost. */
  | 'lost'
  | 'HTML'
  | 'wrong JSON'
  | 'twice'
  /** The page is loaded anew while the service does it. */
  | 'reload'
  | { status: number; code: string; retryAfterSeconds?: number };

export const CALLS = {
  token: /^POST \/api\/(ats-)?token/,
  stats: /^GET \/v1\/stats/,
  init: /^POST \/v1\/works\/init$/,
  put: /^PUT \/v1\/uploads\//,
  prepare: /^POST \/v1\/works\/prepare$/,
  confirm: /^POST \/v1\/works\/confirm$/,
  status: /^GET \/v1\/transactions\//,
  certificate: /^GET \/v1\/works\/[^/]+\/download\/certificate$/,
} as const;
export type Call = keyof typeof CALLS;

const CORS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };

/** The network between a page and everything that it calls. One call breaks, once; what the service took is counted. */
export class BrokenLine {
  readonly #page: Page;
  readonly #taken: Call[] = [];
  readonly #transactions = new Set<string>();
  #breakage: { call: Call; how: Breakage } | undefined;
  #broke: () => void = () => undefined;
  /** Resolves when the call has broken. */
  readonly broken = new Promise<void>((resolve) => (this.#broke = resolve));

  constructor(page: Page) {
    this.#page = page;
  }

  async break(call: Call, how: Breakage): Promise<void> {
    this.#breakage = { call, how };
    await this.#page.route(/\/(v1|api)\//, (route) => this.#carry(route));
  }

  /** There is no socket to be had: the page asks for the status instead. */
  async withoutSocket(): Promise<void> {
    await this.#page.routeWebSocket(/\/v1\/ws\/transactions\//, (socket) => socket.close());
  }

  /** How often the service took a call; a refusal is none. */
  taken(call: Call): number {
    return this.#taken.filter((one) => one === call).length;
  }

  /** Every transaction that a `confirm` led to. */
  get transactions(): number {
    return this.#transactions.size;
  }

  async #deliver(route: Route, call: Call) {
    const answer = await route.fetch();
    if (answer.ok()) this.#taken.push(call);
    if (call === 'confirm' && answer.ok()) {
      const { transaction_id: id } = (await answer.json()) as { transaction_id: string };
      this.#transactions.add(id);
    }
    return answer;
  }

  async #carry(route: Route): Promise<void> {
    const request = route.request();
    const name = `${request.method()} ${new URL(request.url()).pathname}`;
    const call = (Object.keys(CALLS) as Call[]).find((one) => CALLS[one].test(name));
    if (!call) return route.fallback();
    const breakage = this.#breakage?.call === call ? this.#breakage.how : undefined;
    if (breakage === undefined) return route.fulfill({ response: await this.#deliver(route, call) });
    this.#breakage = undefined;
    await this.#break(route, call, breakage);
    this.#broke();
  }

  async #break(route: Route, call: Call, how: Breakage): Promise<void> {
    if (how === 'refused') return route.abort('connectionrefused');
    if (typeof how === 'object') {
      const { status, code, retryAfterSeconds } = how;
      const headers = {
        ...CORS,
        ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
      };
      const error = { code, message: code, request_id: 'req_01HXYZ0000000000000000TEST' };
      return route.fulfill({ status, headers, json: { error } });
    }
    const answer = await this.#deliver(route, call);
    switch (how) {
      case 'twice':
        return route.fulfill({ response: await this.#deliver(route, call) });
      case 'HTML':
        return route.fulfill({
          status: 200,
          headers: CORS,
          contentType: 'text/html',
          body: '<!doctype html>',
        });
      case 'wrong JSON':
        return route.fulfill({ status: 200, headers: CORS, json: { unexpected: ['answer'] } });
      case 'reload':
        await this.#page.reload();
        return;
      case 'lost':
        await answer.dispose();
        return route.abort('connectionreset');
    }
  }
}
