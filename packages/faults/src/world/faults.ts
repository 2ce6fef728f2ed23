import type { Call } from './calls.ts';
import { NOT_FOUND } from './calls.ts';

/** How often the service gets the request. Where it may or may not have, it has: a lost answer is the worse case. */
type Delivery = 'never' | 'once' | 'twice';

export interface Answered {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

/** What becomes of the answer. `hold`: it is kept back until it is released or nobody waits for it any more. */
type Reply = 'pass' | 'none' | 'cut' | 'hold' | ((call: Call) => Answered);

export interface Fault {
  name: FaultName;
  delivery: Delivery;
  reply: Reply;
  /** How often it strikes at most: the client's own waits for it are in real time. */
  strikes?: number;
  /** What the user, or the browser, does while the answer is kept back. */
  meanwhile?: 'cancel' | 'reload';
}

export const FAULT_NAMES = [
  'refused',
  'reset',
  'time-out',
  '401',
  '403',
  '404',
  '429',
  '429 after',
  '500',
  '503',
  'HTML',
  'wrong JSON',
  'twice',
  'cancelled',
  'reload',
] as const;
export type FaultName = (typeof FAULT_NAMES)[number];

let requests = 0;

function envelope(status: number, code: string, headers: Record<string, string> = {}): Answered {
  const id = `req_${String((requests += 1)).padStart(26, '0')}`;
  const error = { code, message: `The message of ${code}.`, request_id: id };
  return {
    status,
    headers: { 'Content-Type': 'application/json', 'X-Request-Id': id, ...headers },
    body: JSON.stringify({ error }),
  };
}

const html: Answered = {
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: '<!doctype html><title>Sign in to the hotel</title>',
};
const wrongJson: Answered = {
  status: 200,
  headers: { 'Content-Type': 'application/json' },
  body: '{"unexpected":["answer"]}',
};

const FAULTS: Record<FaultName, Omit<Fault, 'name'>> = {
  refused: { delivery: 'never', reply: 'none' },
  reset: { delivery: 'once', reply: 'cut' },
  'time-out': { delivery: 'once', reply: 'hold' },
  '401': { delivery: 'never', reply: () => envelope(401, 'common.auth.expired') },
  '403': { delivery: 'never', reply: () => envelope(403, 'session.key_inactive') },
  '404': { delivery: 'never', reply: (call) => envelope(404, NOT_FOUND[call] ?? 'common.not_found') },
  '429': { delivery: 'never', strikes: 9, reply: () => envelope(429, 'common.rate_limited') },
  '429 after': {
    delivery: 'never',
    strikes: 9,
    reply: () => envelope(429, 'common.rate_limited', { 'Retry-After': '1' }),
  },
  // A proxy's own: what stands behind it may have done the work.
  '500': { delivery: 'once', reply: () => ({ status: 500, body: 'Internal Server Error' }) },
  '503': { delivery: 'never', reply: () => envelope(503, 'common.service_unavailable') },
  HTML: { delivery: 'once', reply: () => html },
  'wrong JSON': { delivery: 'once', reply: () => wrongJson },
  twice: { delivery: 'twice', reply: 'pass' },
  cancelled: { delivery: 'once', reply: 'hold', meanwhile: 'cancel' },
  reload: { delivery: 'once', reply: 'hold', meanwhile: 'reload' },
};

export const faultOf = (name: FaultName): Fault => ({ name, ...FAULTS[name] });
