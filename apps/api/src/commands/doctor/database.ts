import { sql } from 'kysely';
import { explainServer } from '../../db/errors.ts';
import { keyState, schemaOf } from '../../installation.ts';
import type { Database } from '../../ports.ts';
import { faultOf } from '../faults.ts';
import type { Patient } from './patient.ts';
import { type Finding, fail, ok } from './finding.ts';

async function findReachable({ config, kind }: Patient, database: Database): Promise<Finding> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version') as version`.execute(database);
  const version = `PostgreSQL ${rows[0]?.version ?? '(of unknown version)'}`;
  if (kind === 'pglite') return ok('database', `${version} in the process, in ${config.dataDir}`);
  const { hostname, pathname, searchParams } = new URL(config.database?.url ?? 'postgres://unknown');
  const host = searchParams.get('host') ?? hostname;
  return ok('database', `${version} at ${host}, database ${decodeURIComponent(pathname.slice(1))}`);
}

async function findMigrations(database: Database): Promise<Finding> {
  const { applied, pending } = await schemaOf(database);
  if (pending.length === 0) return ok('migrations', `all ${applied.length} are applied`);
  return fail(
    'migrations',
    `${pending.length} of ${applied.length + pending.length} are missing, the first of them ${String(pending[0])}`,
    'Run `ats-api migrate`, or start a server of this version.',
  );
}

async function findKey({ kind }: Patient, database: Database, masterKey: Buffer): Promise<Finding> {
  const where = kind === 'pglite' ? 'master.key' : 'ATS_MASTER_KEY';
  const state = await keyState(database, masterKey);
  if (state === 'same') return ok('master key', `${where} is the key of this database`);
  if (state === 'none') return ok('master key', `no key is noted yet: the first start notes ${where}`);
  return fail(
    'master key',
    `${where} is not the key that this database was begun with`,
    'Put the right key back from its backup: no other one opens access codes, and no server starts with it.',
  );
}

/** Whether the database answers, has the schema of this program, and belongs to this key. */
export async function examineDatabase(patient: Patient): Promise<Finding[]> {
  const { database, absence, masterKey, config } = patient;
  if (!database)
    return [absence ?? fail('database', 'it is not open', 'Start `ats-api serve`, and read what it says.')];
  try {
    const reachable = await findReachable(patient, database);
    const migrations = await findMigrations(database).catch((error: unknown) =>
      fail('migrations', faultOf(error).message, 'Run the version of this program that the servers run.'),
    );
    if (migrations.status === 'fail' || !masterKey) return [reachable, migrations];
    return [reachable, migrations, await findKey(patient, database, masterKey)];
  } catch (error) {
    const { message } = config.database ? explainServer(config.database.url, error) : faultOf(error);
    return [fail('database', message, 'Look whether the server runs, and lets this machine and user in.')];
  }
}
