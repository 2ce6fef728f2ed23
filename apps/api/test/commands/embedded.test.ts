import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../src/adapters/data-folder.ts';
import { sayCommand } from '../../src/commands/reach.ts';
import type { Json } from '../support/json.ts';
import {
  SLOW_START_MS,
  forgetCleanUps,
  readDemo,
  runCommand,
  runProgram,
  startProgram,
  useProcesses,
} from '../support/process.ts';
import { freePort } from '../support/server.ts';

useProcesses();

/** One installation for all of them; making its database takes longer than the commands. */
let home: string;
let folder: string;
let port: number;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'ats-command-'));
  folder = path.join(home, 'data');
  port = await freePort();
  expect((await command('migrate')).stdout).toMatch(
    /^Applied (\d+) of \1 migrations:\n {2}0001_registrations\.sql\n/,
  );
  forgetCleanUps();
}, SLOW_START_MS);
afterAll(() => rm(home, { recursive: true, force: true }));

const command = (...args: string[]) => runCommand({ ATS_DATA_DIR: folder, PORT: String(port) }, ...args);
const start = () => startProgram(folder, { PORT: String(port), LOG_LEVEL: 'trace' });
const jsonOf = ({ stdout }: { stdout: string }): Json => {
  expect(stdout.split('\n')).toHaveLength(2);
  return JSON.parse(stdout);
};

/** Where a process listens for connections of a network. */
async function listeningPorts(pid: number): Promise<number[]> {
  const inodes = new Set<string>();
  for (const fd of await readdir(`/proc/${pid}/fd`)) {
    const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode !== undefined) inodes.add(inode);
  }
  const tables = ['tcp', 'tcp6', 'udp', 'udp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8'));
  return (await Promise.all(tables)).flatMap((text) =>
    text
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(
        ([, , , state, , , , , , inode]) => (state === '0A' || state === '07') && inodes.has(inode ?? ''),
      )
      .map(([, local]) => Number.parseInt(local?.split(':')[1] ?? '', 16)),
  );
}

describe('commands with a data folder', () => {
  it(
    '[0.command.json] a start says where it is and shows the demo organization once, in one line',
    { timeout: SLOW_START_MS },
    async () => {
      const env = { ATS_DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'silent' };
      const server = runProgram(env, ['serve', '--json']);
      while (!server.stdout().includes('\n')) await new Promise((resolve) => setTimeout(resolve, 50));
      const { url, demo } = jsonOf({ stdout: server.stdout() });
      expect(url).toBe(`http://127.0.0.1:${port}`);
      expect(demo).toEqual(await readDemo(folder));
      server.child.kill('SIGTERM');
      expect(await server.exit).toBe(0);
    },
  );

  it(
    '[0.command.beside] are done by the server that has it, with the output that they have without one',
    { timeout: 3 * SLOW_START_MS },
    async () => {
      const made = await command('org', 'create', 'Acme', '--domain', 'acme.example', '--json');
      const { id, secretKey, siteKey } = jsonOf(made);
      expect(made).toMatchObject({ code: 0, stderr: '' });

      const readers = [
        ['org', 'list'],
        ['org', 'show', 'none', '--json'],
      ];
      const alone = await Promise.all(readers.map((args) => command(...args)));
      const server = await start();
      const beside = await Promise.all(readers.map((args) => command(...args)));
      expect(beside).toEqual(alone);
      expect(alone.map(({ code }) => code)).toEqual([0, 1]);

      const [credited, rotated, doctor] = await Promise.all([
        command('org', 'credit', id, '--network', 'testnet', '50000'),
        command('org', 'keys', id, 'rotate', 'secret', '--json'),
        command('doctor'),
      ]);
      expect(credited.stdout).toBe('50000 credits were added. The balance on testnet is 50000 credits.\n');
      expect(doctor, doctor.stdout).toMatchObject({ code: 0, stderr: '' });
      expect(doctor.stdout).toContain(`an ATS API answers at ${server.url}, and is well`);
      if (process.platform === 'linux')
        expect(await listeningPorts(server.child.pid ?? 0), '[0.command.channel]').toEqual([port]);

      server.child.kill('SIGTERM');
      expect(await server.exit).toBe(0);
      for (const secret of [secretKey, siteKey, jsonOf(rotated).key as string])
        expect(server.output()).not.toContain(secret);
      expect(server.output()).toContain('"command":"org.keys"');
      const { credits } = jsonOf(await command('org', 'show', id, '--json'));
      expect(credits).toEqual({ testnet: 50_000, mainnet: 0 });
    },
  );

  it(
    '[0.command.waits] that meet there are each done once, and a start waits for them',
    { timeout: 2 * SLOW_START_MS },
    async () => {
      const both = await Promise.all([command('org', 'create', 'One'), command('org', 'create', 'Two')]);
      expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
        { code: 0, stderr: '' },
        { code: 0, stderr: '' },
      ]);
      const held = await openDataFolder(folder, { onConnection: sayCommand });
      const starting = start();
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await held.release();
      const server = await starting;
      const { organizations } = jsonOf(await command('org', 'list', '--json'));
      const names = organizations.map(({ name }: Json) => name as string);
      expect(names.filter((name: string) => ['One', 'Two'].includes(name)).sort()).toEqual(['One', 'Two']);
      server.child.kill('SIGKILL');
      await server.exit;
      expect((await command('org', 'list')).code, 'nothing is left of a lock').toBe(0);
    },
  );

  it(
    '[0.command.migrate] make no folder and no database but for `migrate` and a start',
    { timeout: SLOW_START_MS },
    async () => {
      const elsewhere = path.join(home, 'elsewhere');
      const listed = await runCommand({ ATS_DATA_DIR: elsewhere }, 'org', 'list');
      expect(listed).toEqual({
        code: 1,
        stdout: '',
        stderr: `There is no data folder ${elsewhere}. Set ATS_DATA_DIR to the one in use; \`ats-api serve\` makes a new one.\n`,
      });
      expect(existsSync(elsewhere)).toBe(false);
    },
  );

  it(
    '[0.command.json] [0.command.exit] tell programs and people what they asked for wrongly',
    { timeout: SLOW_START_MS },
    async () => {
      const [wrong, unknown, version] = await Promise.all([
        command('org', 'credit', 'x', '5', '--json'),
        runCommand(
          { ATS_DATA_DIR: folder, ATS_TOKEN_TTL: 'not-to-be-shown', PORT: 'many' },
          'org',
          'list',
          '--json',
        ),
        command('--version', '--json'),
      ]);
      expect(wrong.code).toBe(2);
      expect(jsonOf(wrong)).toEqual({ error: { code: 'command.usage', message: '--network is missing.' } });
      expect(wrong.stderr).toBe(
        '--network is missing.\n\nats-api org credit <id> <amount> --network testnet|mainnet\n',
      );
      expect(unknown.code).toBe(1);
      expect(jsonOf(unknown).error.code).toBe('command.configuration');
      expect(unknown.stderr).toBe(
        'Warning: ATS_TOKEN_TTL is not known and has no effect. The nearest name that is: ATS_TOKEN_TTL_SECONDS.\n' +
          'The configuration is not valid:\n  PORT: must be a whole number\n',
      );
      expect(unknown.stderr, '[0.command.variables]').not.toContain('not-to-be-shown');
      expect(version).toEqual({ code: 0, stdout: '{"version":"1.0.0"}\n', stderr: '' });
    },
  );
});
