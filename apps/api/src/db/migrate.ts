import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { DatabaseSetupError } from './errors.ts';

/** One transaction of whichever database it is; a script may hold many statements. */
export interface SqlSession {
  execute(script: string): Promise<void>;
  query(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
}

/** Beside this file in the sources, and beside the bundle once built. */
const FOLDER = new URL('./migrations/', import.meta.url);
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** Any number, the same in every process: whoever starts second waits. */
const LOCK = 4_127_730_551;

interface Migration {
  version: number;
  name: string;
  script: string;
  checksum: string;
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => FILE_NAME.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(new URL(name, FOLDER), 'utf8');
      const checksum = createHash('sha256').update(script.replaceAll('\r\n', '\n')).digest('hex');
      return { version: Number(name.slice(0, 4)), name, script, checksum };
    }),
  );
}

/** How far a schema is: names of migrations, in their order. */
export interface SchemaState {
  applied: string[];
  pending: string[];
}

/** @throws DatabaseSetupError when a migration that was applied has changed since, or is not known to this program */
function requireKnown(migrations: readonly Migration[], applied: Record<string, unknown>[]): void {
  for (const row of applied) {
    const known = migrations.find(({ version }) => version === row['version']);
    if (!known)
      throw new DatabaseSetupError(
        `The database has migration ${String(row['name'])}, which this program does not know. Run a newer one.`,
      );
    if (known.checksum !== row['checksum'])
      throw new DatabaseSetupError(`The migration ${known.name} was changed after it had been applied.`);
  }
}

const APPLIED = 'select version, name, checksum from schema_migrations order by version';

/**
 * Looks at a schema, and changes nothing.
 *
 * @throws DatabaseSetupError as {@link migrate} does
 */
export async function schemaState(query: SqlSession['query']): Promise<SchemaState> {
  const migrations = await readMigrations();
  const [table] = await query(`select to_regclass('schema_migrations') is not null as exists`);
  const applied = table?.['exists'] === true ? await query(APPLIED) : [];
  requireKnown(migrations, applied);
  const done = new Set(applied.map((row) => row['version']));
  const names = (isDone: boolean) =>
    migrations.filter(({ version }) => done.has(version) === isDone).map(({ name }) => name);
  return { applied: names(true), pending: names(false) };
}

/**
 * Brings the schema up to date, inside one transaction and under a lock.
 *
 * @returns the names of the migrations that it applied
 * @throws DatabaseSetupError when a migration that was applied has changed since, or the database is newer than this program
 */
export async function migrate(session: SqlSession): Promise<string[]> {
  const migrations = await readMigrations();
  await session.query('select pg_advisory_xact_lock($1::bigint)', [LOCK]);
  await session.execute(`create table if not exists schema_migrations (
    version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
  )`);
  const applied = await session.query(APPLIED);
  requireKnown(migrations, applied);
  const done = new Set(applied.map((row) => row['version']));
  const missing = migrations.filter(({ version }) => !done.has(version));
  for (const { version, name, script, checksum } of missing) {
    await session.execute(script);
    await session.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
      version,
      name,
      checksum,
    ]);
  }
  return missing.map(({ name }) => name);
}
