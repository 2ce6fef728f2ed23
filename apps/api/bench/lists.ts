// How long a page of works takes with 1 000 and with 1 000 000 works, and the ratio of the two.
import { randomBytes, randomUUID } from 'node:crypto';
import { openPostgres } from '../src/db/postgres.ts';
import type { Database } from '../src/ports.ts';
import { createCursors } from '../src/services/cursors.ts';
import type { Principal } from '../src/services/tokens.ts';
import { type WorkListQuery, type WorkLists, createWorkLists } from '../src/services/work-lists.ts';
import { insertManyWorks } from '../test/support/many-works.ts';
import { withClient } from '../test/support/postgres-databases.ts';
import { startPostgres } from '../test/support/postgres-server.ts';

const SIZES = [1_000, 1_000_000];
const RUNS = 100;
const WARM_UP_RUNS = 20;
const NETWORK = 'mainnet';
const USER = 'ada';

const query = (values: Partial<WorkListQuery> = {}): WorkListQuery => ({
  network: NETWORK,
  first: 50,
  after: undefined,
  search: undefined,
  ...values,
});

/** Runs `work` while the table has no indexes but its keys: to make them afterwards is many times faster. */
async function withoutIndexes(url: string, work: () => Promise<void>): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes
       where tablename = 'works' and indexname not in (select conname from pg_constraint)`,
    );
    for (const { name } of rows) await client.query(`drop index ${name}`);
    await work();
    for (const { definition } of rows) await client.query(definition);
    await client.query('vacuum (analyze) works');
  });
}

/** Somebody who has `count` works. */
async function insertOrganization(database: Database, count: number, from: number): Promise<Principal> {
  const organizationId = randomUUID();
  await database
    .insertInto('organizations')
    .values({ id: organizationId, name: `${count} works`, created_at: new Date() })
    .execute();
  await insertManyWorks(database, { organizationId, network: NETWORK, user: USER, count, from });
  return {
    organizationId,
    action: 'access',
    network: NETWORK,
    allowedAtsId: undefined,
    externalUserRef: USER,
    maxFileBytes: undefined,
    credential: { kind: 'token', jti: '', expiresAt: new Date() },
  };
}

/** Walks half of the first 1 000 works, to be somewhere in the middle of a list. */
async function middleOf(lists: WorkLists, principal: Principal): Promise<string | undefined> {
  let after: string | undefined;
  for (let page = 0; page < 5; page++)
    after = (await lists.page(principal, query({ first: 100, after }))).pageInfo.endCursor;
  return after;
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < WARM_UP_RUNS + RUNS; run++) {
    const start = performance.now();
    await work();
    if (run >= WARM_UP_RUNS) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[RUNS / 2] ?? Number.NaN;
}

async function measure(lists: WorkLists, principal: Principal): Promise<Map<string, number>> {
  const key: Principal = { ...principal, credential: { kind: 'apiKey', keyId: randomUUID() } };
  const after = await middleOf(lists, principal);
  const pages: [string, () => Promise<unknown>][] = [
    ['first page of a user', () => lists.page(principal, query())],
    ['page 11 of a user', () => lists.page(principal, query({ after }))],
    ['first page of an organization', () => lists.page(key, query())],
    ['search: a word in 4 % of the titles', () => lists.page(principal, query({ search: 'River' }))],
    ['search: a number in few titles', () => lists.page(principal, query({ search: '777' }))],
    ['search: the beginning of a word', () => lists.page(principal, query({ search: 'qu' }))],
    ['search: nothing', () => lists.page(principal, query({ search: 'no such work' }))],
    ['works on the network', () => lists.countOn(NETWORK)],
  ];
  const times = new Map<string, number>();
  for (const [name, work] of pages) times.set(name, await medianMs(work));
  return times;
}

async function main(): Promise<void> {
  const server = await startPostgres();
  const { database, close } = await openPostgres({ url: server.url, poolSize: 4 });
  try {
    const lists = createWorkLists({ database, cursors: createCursors(randomBytes(32)) });
    const principals: Principal[] = [];
    await withoutIndexes(server.url, async () => {
      let from = 0;
      for (const count of SIZES) {
        principals.push(await insertOrganization(database, count, from));
        from += count;
      }
    });
    const results: Map<string, number>[] = [];
    for (const principal of principals) results.push(await measure(lists, principal));
    const [few, many] = results;
    const line = (name: string, ...cells: string[]) =>
      console.log(name.padEnd(40) + cells.map((cell) => cell.padStart(12)).join(''));
    console.log(`Median of ${RUNS} calls, pages of 50, in ms`);
    line('works', ...SIZES.map(String), 'ratio');
    for (const [name, fewMs] of few ?? []) {
      const manyMs = many?.get(name) ?? Number.NaN;
      line(name, fewMs.toFixed(2), manyMs.toFixed(2), (manyMs / fewMs).toFixed(1));
    }
  } finally {
    await close();
    await server.stop();
  }
}

await main();
