import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the test server is, without a trailing slash. */
    serverUrl: string;
  }
}

/** How the server treats one request. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** The body as JSON; `{}` unless `text` is given. */
  json?: unknown;
  /** The body as HTML. */
  text?: string;
  waitMs?: number;
  /** Never answers, or never ends its answer. */
  hold?: 'headers' | 'body';
  /** Cuts the connection. */
  reset?: 'at once' | 'after request' | 'in body';
  /** `false`: without the headers that let another origin read the answer. */
  cors?: false;
  /** Reads the request's body this slowly. */
  bytesPerSecond?: number;
  /** Answers when so much of the body was read, and not at its end. */
  afterBytes?: number;
}

export type SocketStep =
  | { send: unknown }
  | { bytes: number[] }
  | { waitMs: number }
  | { end: 'close' | 'terminate' };

export interface Scenario {
  replies: Reply[];
  socket?: SocketStep[];
}

/** What the server saw of one request. */
export interface Seen {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** When it came, in milliseconds of the server's clock. */
  atMs: number;
  /** Bytes of the body that were read. */
  bodyBytes: number;
  /** The body, of at most 10 kB. */
  body: string;
  /** Whether the body was read to its end. */
  complete: boolean;
  /** Whether the exchange is over, however it ended. */
  closed: boolean;
}

const serverUrl = inject('serverUrl');

/** Sets a scenario on the server. Its address has a path prefix, as the API may have one. */
export async function play(...replies: Reply[]) {
  return perform({ replies });
}

export async function perform(scenario: Scenario) {
  const made = await fetch(`${serverUrl}/scenarios`, { method: 'POST', body: JSON.stringify(scenario) });
  const id = (await made.json()) as string;
  const look = async () =>
    (await fetch(`${serverUrl}/seen/${id}`)).json() as Promise<{ seen: Seen[]; preflights: number }>;
  return {
    atsUrl: `${serverUrl}/${id}`,
    seen: async () => (await look()).seen,
    preflights: async () => (await look()).preflights,
  };
}

/** An envelope as the API sends it. */
export function envelope(code: string, more: { details?: unknown; message?: string } = {}) {
  return { error: { code, message: 'Said by the server.', request_id: 'req_envelope', ...more } };
}

/** The reason that a promise was rejected with; fails when it was not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`It resolved: ${JSON.stringify(value)}`);
    },
    (reason: unknown) => reason,
  );
}

/** Waits until a question is answered with yes. */
export async function until(question: () => Promise<boolean> | boolean, limitMs = 15_000): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!(await question())) {
    if (Date.now() > endMs) throw new Error(`Still not, after ${limitMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
