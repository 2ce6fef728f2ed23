import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLedger } from '../support/audit.ts';
import { type TestDatabase, openTestDatabase } from '../support/database.ts';
import {
  SLOW_START_MS,
  confirmOne,
  readDemo,
  runProgram,
  startProgram,
  untilComplete,
  useProcesses,
} from '../support/process.ts';

useProcesses();

let testDatabase: TestDatabase;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  testDatabase = await openTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'ats-process-'));
  environment = {
    DATABASE_URL: testDatabase.url ?? '',
    ATS_MASTER_KEY: randomBytes(32).toString('base64'),
    ATS_DEMO: 'on',
    ATS_WORKER_LEASE_MS: '1000',
  };
});
afterAll(async () => {
  await testDatabase.close();
  await rm(folder, { recursive: true, force: true });
});

const start = (env: Record<string, string> = {}) => startProgram(folder, { ...environment, ...env });

describe('processes on one server', () => {
  it(
    '[0.processes] two that start together share the demo organization, and either answers for the other',
    { timeout: SLOW_START_MS },
    async () => {
      const [one, two] = await Promise.all([start(), start()]);
      const demo = await readDemo(folder);
      const outputs = [one.output(), two.output()];
      expect(outputs.filter((output) => output.includes(demo.secretKey))).toHaveLength(1);
      const { transactionId } = await confirmOne(one.url, demo);
      expect(await untilComplete(two.url, transactionId)).toMatchObject({ result: { success: true } });
      for (const output of [one.output(), two.output()]) {
        expect(output).not.toContain(environment['ATS_MASTER_KEY']);
        expect(output).not.toContain(testDatabase.url);
      }
    },
  );

  it(
    '[0.processes] one is killed at any moment: the other goes on, nothing is lost and nothing done twice',
    { timeout: 3 * SLOW_START_MS },
    async () => {
      const demo = await readDemo(folder);
      const survivor = await start();
      const ids: string[] = [];
      for (const delayMs of [0, 30, 120]) {
        const victim = await start();
        for (let count = 0; count < 3; count++) ids.push((await confirmOne(victim.url, demo)).transactionId);
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        victim.child.kill('SIGKILL');
        await victim.exit;
      }
      const ends = [];
      for (const id of ids) ends.push(await untilComplete(survivor.url, id));
      expect(ends.every(({ result, steps }) => result.success && steps.length === 6)).toBe(true);
      expect(new Set(ends.map(({ result }) => result.ats_id as number)).size).toBe(ids.length);
      const { database } = testDatabase;
      for (const kind of ['debit', 'refund'] as const) {
        const rows = await database
          .selectFrom('credit_ledger')
          .select('id')
          .where('transaction_id', 'in', ids)
          .where('kind', '=', kind)
          .execute();
        expect(rows).toHaveLength(kind === 'debit' ? ids.length : 0);
      }
      const extrinsics = await database
        .selectFrom('chain_extrinsics')
        .select('tx_hash')
        .where('network', '=', 'mainnet')
        .execute();
      const works = await database.selectFrom('works').select('id').execute();
      expect(extrinsics).toHaveLength(works.length);
      await auditLedger(database, 'mainnet');
    },
  );

  it(
    '[0.database.key] another master key than the one it was begun with is refused in a sentence',
    { timeout: SLOW_START_MS },
    async () => {
      const program = runProgram({
        ...environment,
        ATS_DATA_DIR: folder,
        ATS_MASTER_KEY: randomBytes(32).toString('hex'),
      });
      expect(await program.exit).toBe(1);
      expect(program.output()).toBe('The master key is not the one that this database was begun with.\n');
    },
  );

  it(
    '[0.database.away] a server that is not there is told in a sentence, exit code 1',
    { timeout: SLOW_START_MS },
    async () => {
      const program = runProgram({ ...environment, DATABASE_URL: 'postgres://ann:hunter2@127.0.0.1:9/shop' });
      expect(await program.exit).toBe(1);
      expect(program.output()).toBe(
        'PostgreSQL at 127.0.0.1:9, database shop, cannot be used: nothing listens there. See DATABASE_URL.\n',
      );
    },
  );
});
