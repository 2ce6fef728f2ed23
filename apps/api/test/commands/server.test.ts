import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Json } from '../support/json.ts';
import { databaseUrl, withClient } from '../support/postgres-databases.ts';
import { SLOW_START_MS, runCommand, startProgram, useProcesses } from '../support/process.ts';
import { freePort } from '../support/server.ts';

useProcesses();

let folder: string;
let url: string;
let serverUrl: string;
let environment: Record<string, string>;
const name = `ats_test_${randomUUID().replaceAll('-', '')}`;

beforeAll(async () => {
  const source = inject('databaseSource');
  if (source.kind !== 'postgres') throw new Error('This needs a server.');
  serverUrl = source.url;
  await withClient(serverUrl, (client) => client.query(`create database ${name}`));
  url = databaseUrl(serverUrl, name);
  folder = await mkdtemp(path.join(tmpdir(), 'ats-command-'));
  environment = {
    ATS_DATA_DIR: folder,
    DATABASE_URL: url,
    ATS_MASTER_KEY: randomBytes(32).toString('base64'),
    PORT: String(await freePort()),
  };
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await withClient(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
});

const command = (...args: string[]) => runCommand(environment, ...args);

describe('commands with a server', () => {
  it(
    '[0.command.migrate] refuse an empty database, and `migrate` makes it ready once',
    { timeout: SLOW_START_MS },
    async () => {
      const refused = await command('org', 'list');
      expect(refused).toEqual({
        code: 1,
        stdout: '',
        stderr: 'The database is empty. Run `ats-api migrate`, or start a server of this version.\n',
      });
      const tables = await withClient(url, (client) =>
        client.query(`select 1 from pg_tables where schemaname = 'public'`),
      );
      expect(tables.rows).toEqual([]);
      const first: Json = JSON.parse((await command('migrate', '--json')).stdout);
      expect(first.applied).toHaveLength(first.total);
      expect((await command('migrate')).stdout).toBe(
        `The database is up to date: it has all ${first.total} migrations.\n`,
      );
    },
  );

  it(
    '[0.command.beside] work on the database beside running servers',
    { timeout: 2 * SLOW_START_MS },
    async () => {
      const server = await startProgram(folder, { ...environment, LOG_LEVEL: 'trace' });
      const made: Json = JSON.parse(
        (await command('org', 'create', 'Acme', '--domain', 'acme.example', '--json')).stdout,
      );
      const credited = await command('org', 'credit', made.id, '5000', '--network', 'mainnet', '--json');
      expect(JSON.parse(credited.stdout)).toMatchObject({ balanceCredits: 5_000 });
      const answer = await fetch(`${server.url}/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://acme.example' },
        body: JSON.stringify({
          secret_key: made.secretKey,
          action_type: 'register',
          allowed_network: 'mainnet',
        }),
      });
      expect(answer.status).toBe(200);
      const doctor = await command('doctor');
      expect(doctor, doctor.stdout).toMatchObject({ code: 0, stderr: '' });
      expect(doctor.stdout).toContain('and is well');
      expect(server.output(), '[0.command.secrets]').not.toContain(made.secretKey);
    },
  );

  it(
    '[0.command.exit] refuse another master key, and a server that is not there',
    { timeout: SLOW_START_MS },
    async () => {
      const strange = { ...environment, ATS_MASTER_KEY: randomBytes(32).toString('hex') };
      const away = { ...environment, DATABASE_URL: 'postgres://ann:hunter2@127.0.0.1:9/shop' };
      const [key, server] = await Promise.all([
        runCommand(strange, 'org', 'list'),
        runCommand(away, 'org', 'list', '--json'),
      ]);
      expect(key.code).toBe(1);
      expect(key.stderr).toBe('The master key is not the one that this database was begun with.\n');
      expect(server.code).toBe(1);
      expect(JSON.parse(server.stdout)).toMatchObject({ error: { code: 'command.database' } });
      expect(server.stdout + server.stderr).not.toContain('hunter2');
    },
  );
});
