import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Principal } from '../services/tokens.ts';

export interface AppEnv {
  /** Absent when a request did not come over a socket, as in tests. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Set by `authenticated` and `withApiKey`. */
    principal: Principal;
    /** Set by `withAdminToken`. */
    organizationId: string;
  };
}

export type AppContext = Context<AppEnv>;

/** Who asks: the peer, or what the proxies that we trust say about it. */
export function clientAddress(c: AppContext, trustedProxies: number): string {
  const peer = c.env.incoming?.socket.remoteAddress ?? 'unknown';
  const forwarded =
    c.req
      .header('x-forwarded-for')
      ?.split(',')
      .map((part) => part.trim()) ?? [];
  return trustedProxies === 0 ? peer : (forwarded.at(-trustedProxies) ?? peer);
}
