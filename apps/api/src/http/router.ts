import { type Handler, Hono, type MiddlewareHandler } from 'hono';
import type { Queries } from '../ports.ts';
import type { Idempotency } from '../services/idempotency.ts';
import type { AppContext, AppEnv } from './context.ts';
import type { AnswerOf, BodyOf, Declaration, JsonBody } from './declare.ts';
import type { Guards } from './guards.ts';
import { answerOnce } from './idempotency-key.ts';
import { readJson, requireValid } from './json-body.ts';
import { SCHEMAS } from './schemas.ts';

/** How long the largest file may take to be copied and read where files are kept. */
const READING_MS = 10 * 60_000;

/** Lets a connection be quiet for longer. The server's own limit stands again for the next request. */
const allowTime: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.env.incoming?.socket.setTimeout(READING_MS);
  await next();
};

/** What a route does, with its body decoded; `within` is a database transaction to be part of. */
type Work<D extends Declaration> = (
  c: AppContext,
  body: BodyOf<D>,
  within?: Queries,
) => Promise<AnswerOf<D>> | AnswerOf<D>;

/** Serves routes as they are declared: nothing is served that is not. */
export interface Router {
  readonly hono: Hono<AppEnv>;
  /** A route of JSON: it is let through, decoded, worked on, encoded and answered as declared. */
  json<D extends Declaration>(declaration: D, work: Work<D>): Router;
  /** A route that answers by itself. */
  raw(declaration: Declaration, handler: Handler<AppEnv>): Router;
}

function decode(body: JsonBody, json: Record<string, unknown>): unknown {
  const decoded = SCHEMAS[body.schema].decode(json);
  body.refuse?.(json, decoded);
  return requireValid<unknown>(decoded);
}

export function createRouter({ guards, idempotency }: { guards: Guards; idempotency: Idempotency }): Router {
  const hono = new Hono<AppEnv>();

  function serve(declaration: Declaration, handler: Handler<AppEnv>): void {
    const { method, path, security, readsFile } = declaration;
    hono.on(method.toUpperCase(), path, guards(security), ...(readsFile ? [allowTime] : []), handler);
  }

  function send(c: AppContext, { success }: Declaration, answer: unknown): Response {
    if (success.status === 204) return c.body(null, 204);
    return c.json(answer as object, success.status as 200 | 201 | 202);
  }

  const router: Router = {
    hono,
    json(declaration, work) {
      const { body, success, isIdempotent } = declaration as Declaration;
      const run = async (c: AppContext, json: Record<string, unknown> | undefined, within?: Queries) => {
        const decoded = json && body?.kind === 'json' ? decode(body, json) : undefined;
        const answering: unknown = work(c, decoded as never, within);
        const answer = await answering;
        return success.schema ? SCHEMAS[success.schema].encode(answer as never) : answer;
      };
      serve(declaration, async (c) => {
        if (body?.kind !== 'json') return send(c, declaration, await run(c, undefined));
        const json = await readJson(c, body.maxBytes);
        const answer = isIdempotent
          ? await answerOnce(c, idempotency, json, (within) => run(c, json, within))
          : await run(c, json);
        return send(c, declaration, answer);
      });
      return router;
    },
    raw(declaration, handler) {
      serve(declaration, handler);
      return router;
    },
  };
  return router;
}
