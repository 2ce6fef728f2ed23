import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Principal } from '../services/tokens.ts';

export interface AppEnv {
  /** Absent when a request did not come over a socket, as in tests. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Whom the call speaks for, where a route asks for a session token or an API key. */
    principal: Principal;
    /** Whose API keys are managed. */
    organizationId: string;
  };
}

export type AppContext = Context<AppEnv>;

/** Nobody's address: the request did not come over a socket. */
export const UNKNOWN_ADDRESS = 'unknown';

/** Who asks: the peer, or what the proxies that we trust say about it. */
export function clientAddress(c: AppContext, trustedProxies: number): string {
  const peer = c.env.incoming?.socket.remoteAddress ?? UNKNOWN_ADDRESS;
  const forwarded =
    c.req
      .header('x-forwarded-for')
      ?.split(',')
      .map((part) => part.trim()) ?? [];
  return trustedProxies === 0 ? peer : (forwarded.at(-trustedProxies) ?? peer);
}
