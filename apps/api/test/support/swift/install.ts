import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const PACKAGES = ['swift-proxy', 'swift-account', 'swift-container', 'swift-object', 'memcached'];
const PROGRAMS = [
  'swift-proxy-server',
  'swift-account-server',
  'swift-container-server',
  'swift-object-server',
];
const FOLDERS = [
  ...(process.env['PATH'] ?? '').split(path.delimiter),
  '/usr/bin',
  '/usr/sbin',
  '/usr/local/bin',
];
/** Debian asks this program before it starts the service of a package that it has just installed. 101 is "no". */
const POLICY = '/usr/sbin/policy-rc.d';
const NEVER_START = '#!/bin/sh\nexit 101\n';

const find = (program: string) =>
  FOLDERS.map((folder) => path.join(folder, program)).find((file) => existsSync(file));

const missingPrograms = () => [...PROGRAMS, 'memcached'].filter((program) => find(program) === undefined);

const canUseApt = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

async function apt(...args: string[]): Promise<void> {
  const options = ['-y', '-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300'];
  const child = spawn('/usr/bin/apt-get', [...options, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${output}`);
}

/** The tests start what they need themselves: nothing is to listen on this machine because of them. */
async function withoutServices(install: () => Promise<void>): Promise<void> {
  const isOurs = !existsSync(POLICY);
  if (isOurs) await writeFile(POLICY, NEVER_START, { mode: 0o755 });
  try {
    await install();
  } finally {
    if (isOurs) await rm(POLICY, { force: true });
  }
}

/**
 * Finds OpenStack Swift, or gets it on a Debian where we may install.
 *
 * @returns what is missing, as a sentence, when there is none
 */
export async function ensureSwift(): Promise<string | undefined> {
  if (missingPrograms().length === 0) return undefined;
  if (canUseApt()) {
    process.stdout.write(`no object store here: apt-get install ${PACKAGES.join(' ')}\n`);
    await apt('update');
    await withoutServices(() => apt('install', '--no-install-recommends', ...PACKAGES));
  }
  const missing = missingPrograms();
  if (missing.length === 0) return undefined;
  return (
    `There is no S3-compatible store to test with: ${missing.join(', ')} missing. ` +
    `On Debian or Ubuntu: apt-get install ${PACKAGES.join(' ')}. Elsewhere set ATS_TEST_S3_ENDPOINT, _REGION, _ACCESS_KEY_ID, ` +
    '_SECRET_ACCESS_KEY (and _FORCE_PATH_STYLE) to a server such as MinIO, in which the tests may make buckets.'
  );
}

/** @throws when it is not installed */
export function programPath(program: string): string {
  const file = find(program);
  if (file === undefined) throw new Error(`${program} is not installed.`);
  return file;
}
