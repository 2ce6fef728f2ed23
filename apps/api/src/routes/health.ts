import { sql } from 'kysely';
import { Hono } from 'hono';
import type { AppEnv } from '../http/context.ts';
import type { Database } from '../ports.ts';

export function healthRoutes(database: Database) {
  return new Hono<AppEnv>().get('/health', async (c) => {
    await sql`select 1`.execute(database);
    return c.json({ status: 'ok' });
  });
}
