import { randomUUID } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { openPostgres } from '../../src/db/postgres.ts';
import { databaseUrl, withClient } from './postgres-databases.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

/** A server of one's own instead of the one that the tests bring: databases are made in it, and dropped again. */
function givenServer(): PostgresServer | undefined {
  const url = process.env['ATS_TEST_DATABASE_URL'] || process.env['DATABASE_URL'];
  return url ? { url, stop: async () => undefined } : undefined;
}

/** A server, and in it a migrated, empty database that the tests copy. */
export async function setupDatabase(project: TestProject): Promise<() => Promise<void>> {
  const server = givenServer() ?? (await startPostgres());
  const template = `ats_template_${randomUUID().replaceAll('-', '')}`;
  await withClient(server.url, (client) => client.query(`create database ${template}`));
  const { close } = await openPostgres({ url: databaseUrl(server.url, template), poolSize: 1 });
  await close();
  project.provide('databaseSource', { kind: 'postgres', url: server.url, template });
  return async () => {
    await withClient(server.url, (client) => client.query(`drop database ${template} with (force)`));
    await server.stop();
  };
}

/** PostgreSQL, and files on a disk. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('objectsSource', { kind: 'disk' });
  return setupDatabase(project);
}
