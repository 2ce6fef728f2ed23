import { existsSync } from 'node:fs';
import { findBrowser, findHeadlessShell } from '../browser.mjs';
import { env, log, mustRun, run } from './processes.mjs';
import { workspacePackages } from './workspace.mjs';

const canUseApt = () =>
  process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get');

/** In the order in which they are wanted; not every distribution has the first. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const APT = [
  '-y',
  '-qq',
  '--no-install-recommends',
  '-o',
  'Dpkg::Use-Pty=0',
  '-o',
  'Acquire::http::Timeout=20',
];

/** The first package with Playwright's command line; all have the same version, from the catalogue. */
function playwrightPackage() {
  const names = ['@playwright/test', 'playwright'];
  return workspacePackages().find(({ manifest }) =>
    names.some((name) => manifest.devDependencies?.[name] ?? manifest.dependencies?.[name]),
  );
}

/**
 * Gets a Chromium from the system's packages where there is none; on a machine for tests also the shell without windows, which
 * takes a fifth less time than the whole browser. It needs no packages of ours, so it can be got while they are installed.
 */
export async function installSystemBrowser() {
  const isWanted = findHeadlessShell() === undefined && (process.env.CI || findBrowser() === undefined);
  if (!isWanted || !canUseApt()) return;
  const options = {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  await run('apt-get', ['update', '-qq'], options);
  for (const name of PACKAGES) {
    if (findBrowser() !== undefined && name !== PACKAGES[0]) return;
    log(`apt-get install ${name}`);
    if ((await run('apt-get', ['install', ...APT, name], options)) === 0) return;
  }
}

/** Finds a Chromium for the tests, or gets Playwright's own. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return log(`browser ${found}`);

  const owner = playwrightPackage();
  if (owner === undefined) return log('no package needs a browser');
  log('no Chromium here: Playwright fetches its own (if it then misses libraries: playwright install-deps)');
  await mustRun('pnpm', ['--filter', owner.manifest.name, 'exec', 'playwright', 'install', 'chromium']);
}
