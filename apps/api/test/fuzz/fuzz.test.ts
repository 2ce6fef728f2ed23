import { ERRORS, isErrorCode } from '@ats-kit/protocol';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DECLARATIONS } from '../../src/declared/declarations.ts';
import { type LiveApi, openLiveApi } from '../support/server.ts';
import { prepareKnown } from './known.ts';
import { type RawAnswer, type RawRequest, send } from './raw-http.ts';
import { type FuzzRequest, requestsFor } from './requests.ts';

const numberOf = (name: string, fallback: number) => Number(process.env[name] || fallback);

const seed = numberOf('ATS_FUZZ_SEED', 1);
const runs = numberOf('ATS_FUZZ_RUNS', 20);
const onlyRoute = process.env['ATS_FUZZ_ROUTE'];
const path = process.env['ATS_FUZZ_PATH'];

/** Generous: a machine may be busy. Whoever hangs does so for longer. */
const ANSWER_LIMIT_MS = 20_000;
/** A call, and its neighbours in time on a busy machine. */
const ROUTE_LIMIT_MS = 600_000;
/** What is counted while nothing is kept of a call. */
const UNCOUNTED = new Set(['rate_limits', 'schema_migrations']);

let api: LiveApi;
let known: Awaited<ReturnType<typeof prepareKnown>>;
let tables: string[] = [];
let sent = 0;

beforeAll(async () => {
  const unlimited = { count: 0, windowMs: 1 };
  api = await openLiveApi({
    config: {
      publicUrl: 'http://api.test',
      rateLimits: {
        address: unlimited,
        organization: unlimited,
        apiKey: unlimited,
        session: unlimited,
        miss: unlimited,
      },
    },
  });
  known = await prepareKnown(api);
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
  `.execute(api.database);
  tables = rows.map(({ name }) => name).filter((name) => !UNCOUNTED.has(name));
});

afterAll(async () => {
  console.log(`fuzz: ${sent} requests, seed ${seed}`);
  await api?.stop();
});

/** How many rows each table has. */
async function countRows(): Promise<Record<string, number>> {
  const counts = tables.map((name) => sql`(select count(*) from ${sql.table(name)})::int as ${sql.id(name)}`);
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(api.database);
  return rows[0] ?? {};
}

const grown = (before: Record<string, number>, after: Record<string, number>) =>
  Object.keys(after).filter((name) => (after[name] ?? 0) > (before[name] ?? 0));

function checkAnswer({ method, target }: RawRequest, { status, headers, body }: RawAnswer): void {
  expect(status, 'a status').toBeGreaterThanOrEqual(200);
  expect(status, `${status} ${body.toString()}`).toBeLessThan(500);
  expect(headers.get('x-request-id')).toMatch(/^req_[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  if (status < 300 || method === 'HEAD') return;
  const isPage = headers.get('content-type')?.startsWith('text/html') === true;
  if (isPage) {
    expect({ status, target }).toEqual({ status: 404, target: expect.stringMatching(/explorer/) });
    return;
  }
  const { error } = JSON.parse(body.toString()) as { error: Record<string, unknown> };
  const code = String(error['code']);
  expect(isErrorCode(code) && ERRORS[code].status, code).toBe(status);
  expect(error['request_id']).toBe(headers.get('x-request-id'));
  expect(error['message']).toMatch(/\w/);
}

async function check({ credentials, odd, ...rest }: FuzzRequest): Promise<void> {
  await known.refresh();
  const request = { ...rest, headers: [...credentials(), ...odd] };
  const before = await countRows();
  const answer = await send(api.config.port, request, ANSWER_LIMIT_MS);
  sent += 1;
  checkAnswer(request, answer);
  if (answer.status >= 300)
    expect(grown(before, await countRows()), `rows of a ${answer.status}`).toEqual([]);
}

function shown({ method, target, odd, body }: FuzzRequest): string {
  const short = (text: string) => (text.length > 2_000 ? `${text.slice(0, 2_000)}… (${text.length})` : text);
  return [
    `${method} ${short(target)}`,
    ...odd.map(([name, value]) => `${name}: ${short(value)}`),
    body ? short(JSON.stringify(body.toString('latin1'))) : '(no body)',
  ].join('\n');
}

describe('fuzz', () => {
  it.each(DECLARATIONS.filter(({ operationId }) => !onlyRoute || operationId === onlyRoute))(
    '[0.fuzz] $operationId: no 5xx, no hang, the envelope, and no row of what was refused',
    async (declaration) => {
      const property = fc.asyncProperty(requestsFor(declaration, known), check);
      const result = await fc.check(property, {
        seed,
        numRuns: runs,
        plugins: [fc.interruptAfterTimeLimit(ROUTE_LIMIT_MS - 60_000)],
        ...(path && { path }),
      });
      if (!result.failed) return;
      const [request] = (result.counterexample ?? []) as FuzzRequest[];
      const again = `pnpm test:fuzz --seed ${seed} --runs ${runs} --route ${declaration.operationId} --path ${result.counterexamplePath}`;
      throw new Error(`${request ? shown(request) : 'It was interrupted.'}\n\nOnce more: ${again}`, {
        cause: result.errorInstance,
      });
    },
    ROUTE_LIMIT_MS,
  );
});
