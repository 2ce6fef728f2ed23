import { sql } from 'kysely';
import { readHealth } from '../declared/service.ts';
import type { Router } from '../http/router.ts';
import type { Database } from '../ports.ts';

export function healthRoutes(router: Router, database: Database): void {
  router.raw(readHealth, async (c) => {
    await sql`select 1`.execute(database);
    return c.json({ status: 'ok' });
  });
}
