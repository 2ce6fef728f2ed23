import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openPostgresSignals } from '../../src/adapters/postgres-signals.ts';
import { DatabaseSetupError, isDatabaseAway } from '../../src/db/errors.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import { inTransaction } from '../../src/db/transactions.ts';
import { expectError, useTestApi } from '../support/api.ts';
import { databaseUrl, withClient } from '../support/postgres-databases.ts';

const api = useTestApi({ start: false });

const source = inject('databaseSource');
const serverUrl = source.kind === 'postgres' ? source.url : '';
const ownUrl = () => api.testDatabase.url ?? '';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Ends the connections for a purpose, as a restart of the server would. */
const cut = (purpose: string) =>
  withClient(serverUrl, (client) =>
    client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = $2',
      [new URL(ownUrl()).pathname.slice(1), `ats-api ${purpose}`],
    ),
  );

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(5);
}

describe('a connection that cannot be made', () => {
  const open = (url: string) => openPostgres({ url, poolSize: 1 });

  it.each([
    [
      'postgres://ann:hunter2@127.0.0.1:9/shop',
      'PostgreSQL at 127.0.0.1:9, database shop, cannot be used: nothing listens there. See DATABASE_URL.',
    ],
    [
      'postgres://ann:hunter2@localhost:9/shop',
      'PostgreSQL at localhost:9, database shop, cannot be used: nothing listens there. See DATABASE_URL.',
    ],
    [
      'postgres://ann:hunter2@no-such-host.invalid/shop',
      /^PostgreSQL at no-such-host\.invalid:5432, database shop, cannot be used: .*name.* See DATABASE_URL\.$/,
    ],
    [
      'postgres://ann:hunter2@localhost/shop?host=%2Fnowhere',
      'PostgreSQL at /nowhere, database shop, cannot be used: there is no such socket. See DATABASE_URL.',
    ],
  ])('[0.database.away] is told in a sentence, without the password: %s', async (url, sentence) => {
    const error = await open(url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DatabaseSetupError);
    expect((error as Error).message).toMatch(sentence);
    expect((error as Error).message).not.toContain('hunter2');
  });

  it('[0.database.away] names a database that is not there', async () => {
    await expect(open(databaseUrl(serverUrl, 'no_such'))).rejects.toThrow(
      /database no_such, cannot be used: there is no such database\. See DATABASE_URL\.$/,
    );
  });
});

describe('a server that will not do', () => {
  it('[0.database.away] a user who may make no tables there is told so', async () => {
    const role = `ats_role_${randomUUID().replaceAll('-', '')}`;
    const name = role.replace('role', 'test');
    await withClient(serverUrl, async (client) => {
      await client.query(`create database ${name}`);
      await client.query(`create role ${role} login password 'hunter2'`);
    });
    const url = new URL(databaseUrl(serverUrl, name));
    url.username = role;
    url.password = 'hunter2';
    const opening = openPostgres({ url: url.href, poolSize: 1 });
    await expect(opening).rejects.toThrow('the user lacks the right to make tables there. See DATABASE_URL.');
    await withClient(serverUrl, async (client) => {
      await client.query(`drop database ${name}`);
      await client.query(`drop role ${role}`);
    });
  });
});

describe('a connection that breaks', () => {
  it('[0.database.away] is 503 with Retry-After for who needs it at that moment, and replaced for the next', async () => {
    const organization = await api.organization();
    const broken = api.database.transaction().execute(async (queries) => {
      await sql`select 1`.execute(queries);
      await cut('requests');
      await sql`select 1`.execute(queries);
    });
    const error = await broken.catch((reason: unknown) => reason);
    expect(isDatabaseAway(error), String(error)).toBe(true);
    expect((await api.call('/health')).status).toBe(200);
    await api.session(organization);
  });

  it('[0.database.away] a server that is away is 503 common.service_unavailable, and no secret is logged', async () => {
    const name = new URL(ownUrl()).pathname.slice(1);
    const allow = (isAllowed: boolean) =>
      withClient(serverUrl, (client) =>
        client.query(`alter database ${name} with allow_connections ${isAllowed}`),
      );
    await allow(false);
    await cut('requests');
    const response = await api.call('/health');
    await allow(true);
    await expectError(response, 503, 'common.service_unavailable');
    expect((await api.call('/health')).status).toBe(200);
    expect(api.logs.join('')).not.toContain(name);
  });

  it('[0.database.away] a statement that was given up is 503 with Retry-After', async () => {
    const database = new URL(ownUrl()).pathname.slice(1);
    await api.database.transaction().execute(async (queries) => {
      await sql`lock table organization_domains in access exclusive mode`.execute(queries);
      const waiting = api.call('/v1/works/init', {
        method: 'OPTIONS',
        origin: 'https://a.example',
        headers: { 'access-control-request-method': 'POST' },
      });
      const cancel = () =>
        withClient(serverUrl, (client) =>
          client.query(
            "select pg_cancel_backend(pid) from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'",
            [database],
          ),
        );
      while ((await cancel()).rowCount === 0) await sleep(5);
      const response = await waiting;
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      await expectError(response, 503, 'common.service_unavailable');
    });
  });
});

describe('transactions that exclude each other', () => {
  it('[0.database.conflicts] a deadlock is dissolved by doing one of them again', async () => {
    const ids = [randomUUID(), randomUUID()] as const;
    await api.database
      .insertInto('organizations')
      .values(ids.map((id) => ({ id, name: '', created_at: new Date() })))
      .execute();
    let met = 0;
    let attempts = 0;
    const rename = (order: readonly string[]) =>
      inTransaction(api.database, async (queries) => {
        attempts += 1;
        for (const id of order) {
          await sql`update organizations set name = name || 'x' where id = ${id}`.execute(queries);
          met += 1;
          // Both hold their first row before either asks for its second.
          await until(() => met >= 2);
        }
      });
    await Promise.all([rename(ids), rename([...ids].reverse())]);
    expect(attempts).toBe(3);
    const rows = await api.database
      .selectFrom('organizations')
      .select('name')
      .where('id', 'in', ids)
      .execute();
    expect(rows.map(({ name }) => name)).toEqual(['xx', 'xx']);
  });
});

describe('migrations', () => {
  it('[0.migrations] of several processes that start together are applied once', async () => {
    const name = `ats_test_${randomUUID().replaceAll('-', '')}`;
    await withClient(serverUrl, (client) => client.query(`create database ${name}`));
    const url = databaseUrl(serverUrl, name);
    const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres({ url, poolSize: 1 })));
    const { rows } = await sql<{ versions: number; rows: number }>`select count(distinct version) as versions,
      count(*) as rows from schema_migrations`.execute(opened[0]!.database);
    expect(rows[0]!.versions).toBeGreaterThan(1);
    expect(rows[0]!.rows).toBe(rows[0]!.versions);
    for (const { close } of opened) await close();
    await withClient(serverUrl, (client) => client.query(`drop database ${name}`));
  });
});

describe('signals', () => {
  const opened: { close(): Promise<void> }[] = [];
  const openSignals = async (heartbeatMs = 60_000) => {
    const signals = await openPostgresSignals({ url: ownUrl(), logger: silent, heartbeatMs });
    opened.push(signals);
    return signals;
  };
  afterAll(async () => {
    for (const signals of opened) await signals.close();
  });

  it('[4.socket.processes] reach the listeners of every process, once, and of this transaction alone', async () => {
    const [here, there] = [await openSignals(), await openSignals()];
    const heard: string[] = [];
    const [id, other] = [randomUUID(), randomUUID()];
    here.subscribe(id, () => heard.push('here'));
    there.subscribe(id, () => heard.push('there'));
    there.subscribe(other, () => heard.push('other'));
    const stop = there.subscribe(id, () => heard.push('gone'));
    stop();
    here.publish(id);
    await until(() => heard.length >= 2);
    await sleep(50);
    expect(heard.sort()).toEqual(['here', 'there']);
  });

  it('[4.socket.processes] after a connection broke, every listener is woken once, and what waited is sent', async () => {
    const [here, there] = [await openSignals(), await openSignals()];
    const heard: string[] = [];
    const [id, other] = [randomUUID(), randomUUID()];
    there.subscribe(id, () => heard.push('id'));
    there.subscribe(other, () => heard.push('other'));
    await cut('signals');
    await until(() => heard.includes('other'));
    await sleep(300);
    expect(heard.sort()).toEqual(['id', 'other']);
    here.publish(id);
    await until(() => heard.length > 2);
    expect(heard.at(-1)).toBe('id');
  });

  it('[4.socket.processes] what was published without a connection goes out when there is one', async () => {
    const [here, there] = [await openSignals(), await openSignals()];
    const heard: string[] = [];
    const id = randomUUID();
    here.subscribe(id, () => heard.push('here'));
    await cut('signals');
    await sleep(20);
    here.publish(id);
    expect(heard, 'its own process needs no connection').toEqual(['here']);
    there.subscribe(id, () => heard.push('there'));
    await until(() => heard.includes('there'));
  });

  it('[4.socket.processes] a signal that was lost costs no more than a heartbeat', async () => {
    const signals = await openSignals(50);
    const id = randomUUID();
    await new Promise<void>((resolve) => signals.subscribe(id, resolve));
  });
});
