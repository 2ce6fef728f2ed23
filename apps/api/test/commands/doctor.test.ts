import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../src/adapters/data-folder.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { findCors } from '../../src/commands/doctor/bucket.ts';
import { doctor } from '../../src/commands/doctor/command.ts';
import {
  type Check,
  type Finding,
  fail,
  ok,
  reportOf,
  reportText,
  warn,
} from '../../src/commands/doctor/finding.ts';
import { examineAll } from '../../src/commands/doctor/operation.ts';
import type { Patient } from '../../src/commands/doctor/patient.ts';
import type { Report } from '../../src/commands/doctor/finding.ts';
import type { Config } from '../../src/config.ts';
import { schemaOf } from '../../src/installation.ts';
import type { Clock } from '../../src/ports.ts';
import { deriveKey } from '../../src/services/vault.ts';
import { type LiveApi, freePort, openLiveApi } from '../support/server.ts';

let api: LiveApi;
let masterKey: Buffer;

beforeAll(async () => {
  api = await openLiveApi({ start: false });
  // As a start leaves it: a folder with its key, which is noted in the database.
  const folder = await openDataFolder(api.config.dataDir);
  ({ masterKey } = folder);
  await folder.release();
  const keyCheck = deriveKey(masterKey, 'key-check').toString('hex');
  await api.database.insertInto('installation').values({ key_check: keyCheck }).execute();
});
afterAll(() => api.stop());

const patient = (changes: Partial<Omit<Patient, 'config'>> & { config?: Partial<Config> } = {}): Patient => ({
  kind: api.testDatabase.kind,
  clock: systemClock,
  masterKey,
  database: api.database,
  isServed: true,
  ...changes,
  config: {
    ...api.config,
    database: api.testDatabase.url === undefined ? undefined : { url: api.testDatabase.url, poolSize: 1 },
    ...changes.config,
  },
});

async function findings(check: Check, changes: Parameters<typeof patient>[0] = {}): Promise<Finding[]> {
  return (await examineAll(patient(changes))).filter((finding) => finding.check === check);
}

async function listening(
  answer: (server: Server) => void,
): Promise<{ url: string; port: number; close(): void }> {
  const port = await freePort();
  const server = createHttpServer();
  answer(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${port}`, port, close: () => server.close() };
}

const clockAhead = (ms: number): Clock => ({ ...systemClock, now: () => new Date(Date.now() + ms) });

describe('the doctor', () => {
  it('[0.command.doctor] finds that everything is in order, and changes nothing', async () => {
    const { isHealthy, findings: found } = reportOf(await examineAll(patient()));
    expect(found.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(isHealthy).toBe(true);
    const checks = new Set(found.map(({ check }) => check));
    for (const check of [
      'database',
      'migrations',
      'master key',
      'token keys',
      'objects',
      'clock',
      'port',
    ] as const)
      expect(checks, check).toContain(check);
    expect(checks.has('cors')).toBe(api.testObjects.kind === 's3');
    const told = JSON.stringify(found);
    for (const secret of [
      masterKey.toString('base64'),
      api.config.s3?.secretAccessKey ?? masterKey.toString('hex'),
    ])
      expect(told).not.toContain(secret);
  });

  it('[0.command.doctor] tells a database that lacks migrations, and one of a newer program', async () => {
    const { applied } = await schemaOf(api.database);
    const last = applied.at(-1) ?? '';
    const table = api.database.$extendTables<{
      schema_migrations: { version: number; name: string; checksum: string };
    }>();
    const [row] = await table
      .deleteFrom('schema_migrations')
      .where('name', '=', last)
      .returningAll()
      .execute();
    if (!row) throw new Error('There was no migration.');
    expect(await findings('migrations')).toEqual([
      fail(
        'migrations',
        `1 of ${applied.length} are missing, the first of them ${last}`,
        expect.stringContaining('`ats-api migrate`'),
      ),
    ]);
    await table
      .insertInto('schema_migrations')
      .values({ ...row, version: 9_999, name: '9999_later.sql' })
      .execute();
    expect(await findings('migrations')).toEqual([
      fail(
        'migrations',
        expect.stringContaining('9999_later.sql, which this program does not know'),
        expect.any(String),
      ),
    ]);
    await table.updateTable('schema_migrations').set(row).where('version', '=', 9_999).execute();
    expect(await findings('migrations')).toEqual([ok('migrations', `all ${applied.length} are applied`)]);
  });

  it('[0.command.doctor] tells a master key that is another one', async () => {
    expect(await findings('master key', { masterKey: randomBytes(32) })).toEqual([
      fail('master key', expect.stringContaining('is not the key'), expect.stringContaining('backup')),
    ]);
  });

  it('[0.command.doctor] tells a clock that is wrong', async () => {
    const late = await findings('clock', { clock: clockAhead(600_000) });
    const isAlone = api.testDatabase.kind === 'pglite';
    const expected = isAlone
      ? []
      : [expect.stringMatching(/^the database is 600\.\d s behind this machine$/)];
    const store = api.config.s3 ? [expect.stringMatching(/^the store is (?:599|600|601)\.\d s behind/)] : [];
    expect(late.filter(({ status }) => status === 'fail').map(({ message }) => message)).toEqual([
      ...store,
      ...expected,
    ]);
    if (isAlone) return;
    expect((await findings('clock', { clock: clockAhead(10_000) })).map(({ status }) => status)).toContain(
      'warn',
    );
  });

  it('[0.command.doctor] tells keys that others can read, and the same token key twice', async () => {
    const file = path.join(api.config.dataDir, 'demo.json');
    await writeFile(file, '{}');
    await chmod(file, 0o644);
    expect(await findings('files')).toContainEqual(
      fail(
        'files',
        `${file} can be used by others: its mode is 644`,
        expect.stringContaining(`chmod 600 ${file}`),
      ),
    );
    await chmod(file, 0o600);
    expect(await findings('files')).toContainEqual(ok('files', `${file} is for its owner alone`));
    const [one, two] = [randomBytes(32), randomBytes(32)];
    const tokenKeys = async (...keys: Buffer[]) =>
      (await findings('token keys', { config: { tokenKeys: keys } })).map(({ status }) => status);
    expect(await tokenKeys(one, two)).toEqual(['ok']);
    expect(await tokenKeys(one, one)).toEqual(['warn']);
  });

  it('[0.command.doctor] tells a disk that cannot be written, or is full', async () => {
    const file = path.join(api.config.dataDir, 'no-folder');
    await writeFile(file, '');
    expect(await findings('objects', { config: { s3: undefined, dataDir: file } })).toContainEqual(
      fail('objects', `files cannot be written in ${file}: ENOTDIR`, expect.any(String)),
    );
    const space = async (maxFileBytes: number) =>
      (await findings('objects', { config: { s3: undefined, maxFileBytes } })).map(({ status }) => status);
    expect(await space(Number.MAX_SAFE_INTEGER)).toEqual(['ok', 'fail']);
    expect(await space(1)).toEqual(['ok', 'ok']);
  });

  it('[0.command.doctor] tells a store that refuses browsers from one that does not say', async () => {
    const origin = 'https://acme.example';
    const asking = async (status: number, headers: Record<string, string> = {}) => {
      const store = await listening((server) =>
        server.on('request', (_, response) => response.writeHead(status, headers).end()),
      );
      const found = await findCors({ ...api.api.objects, uploadUrl: async () => store.url }, [origin]);
      store.close();
      return found;
    };
    expect(await asking(403)).toEqual([
      fail(
        'cors',
        `browsers on ${origin} cannot upload: it answers 403 to a preflight for PUT`,
        expect.any(String),
      ),
    ]);
    const allows = (allowed: string) => ({
      'access-control-allow-origin': allowed,
      'access-control-allow-methods': 'GET, PUT',
      'access-control-allow-headers': 'Content-Type',
    });
    expect((await asking(200, allows('https://other.example')))[0]?.status).toBe('fail');
    expect((await asking(200, allows(origin)))[0]?.status).toBe('ok');
    expect(await asking(501)).toEqual([
      warn('cors', expect.stringContaining('501'), expect.stringContaining(origin)),
    ]);
  });

  it('[0.command.doctor] tells who has the port', async () => {
    const onPort = async (port: number, changes = {}) =>
      (await findings('port', { ...changes, config: { port } }))[0];
    expect(await onPort(api.config.port)).toMatchObject({
      status: 'ok',
      message: expect.stringContaining('is well'),
    });
    const free = await freePort();
    expect(await onPort(free)).toEqual(ok('port', `127.0.0.1:${free} is free`));
    const other = await listening((server) => server.on('request', (_, response) => response.end('hello')));
    expect(await onPort(other.port)).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('another program'),
    });
    other.close();
    const dumb = createServer((socket) => socket.destroy());
    const port = await freePort();
    await new Promise<void>((resolve) => dumb.listen(port, '127.0.0.1', resolve));
    expect(await onPort(port)).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('does not answer'),
    });
    dumb.close();
    const strange = await onPort(api.config.port, { kind: 'pglite', isServed: false });
    expect(strange).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('another data folder'),
    });
  });

  it('[0.command.doctor] writes a line for each, and what to do', () => {
    const report = reportOf([
      ok('port', 'it is free'),
      warn('clock', 'it is late', 'Wind it.'),
      fail('database', 'it is away', 'Look for it.'),
    ]);
    expect(report.isHealthy).toBe(false);
    expect(reportText(report)).toBe(
      [
        'fail  database       it is away',
        '                     → Look for it.',
        'warn  clock          it is late',
        '                     → Wind it.',
        'ok    port           it is free',
        '',
        '1 check fails, 1 warning.',
      ].join('\n'),
    );
  });
});

describe('the doctor of an environment', () => {
  const examine = async (environment: Record<string, string>): Promise<Report> => {
    const { outcome } = await doctor(environment);
    if (!outcome.isDone) throw new Error(outcome.fault.message);
    return outcome.result as Report;
  };
  const statuses = ({ findings: found }: Report) =>
    Object.fromEntries(found.map(({ check, status }) => [check, status]));

  it('[0.command.doctor] names each variable that is wrong, or not known', async () => {
    const { isHealthy, findings: found } = await examine({
      PORT: 'many',
      ATS_DEMO: 'maybe',
      ATS_DATADIR: '/x',
    });
    expect(isHealthy).toBe(false);
    expect(found.map(({ status, message }) => `${status} ${message.split(/:| is /)[0]}`)).toEqual([
      'fail PORT',
      'fail ATS_DEMO',
      'warn ATS_DATADIR',
    ]);
  });

  it('[0.command.doctor] goes on without a database, and makes none', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ats-doctor-'));
    const dataDir = path.join(folder, 'none');
    const environment = { ATS_DATA_DIR: dataDir, PORT: String(await freePort()) };
    const before = await examine(environment);
    expect(statuses(before)).toMatchObject({
      database: 'warn',
      'token keys': 'warn',
      objects: 'ok',
      port: 'ok',
    });
    expect(before.isHealthy).toBe(true);
    // A database without its key is no first start.
    await openDataFolder(dataDir).then((made) => made.release());
    await rm(path.join(dataDir, 'master.key'));
    const { mkdir } = await import('node:fs/promises');
    await mkdir(path.join(dataDir, 'db'));
    const after = await examine(environment);
    expect(statuses(after)).toMatchObject({ database: 'fail', 'token keys': 'fail' });
    expect(after.findings.find(({ check }) => check === 'database')?.message).toContain(
      'master.key is missing',
    );
    await rm(folder, { recursive: true, force: true });
  });

  it('[0.command.doctor] says why a server cannot be reached, without its password', async () => {
    const report = await examine({
      DATABASE_URL: 'postgres://ann:hunter2@127.0.0.1:9/shop',
      ATS_MASTER_KEY: randomBytes(32).toString('base64'),
      PORT: String(await freePort()),
    });
    expect(report.isHealthy).toBe(false);
    const { message } = report.findings.find(({ check }) => check === 'database') ?? { message: '' };
    expect(message).toContain(
      'PostgreSQL at 127.0.0.1:9, database shop, cannot be used: nothing listens there.',
    );
    expect(JSON.stringify(report)).not.toContain('hunter2');
  });
});
