import { existsSync } from 'node:fs';
import { findBrowser } from '../browser.mjs';
import { env, log, mustRun } from './processes.mjs';
import { workspacePackages } from './workspace.mjs';

const canUseApt = () =>
  process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get');

/** The first package with Playwright's command line; all have the same version, from the catalogue. */
function playwrightPackage() {
  const names = ['@playwright/test', 'playwright'];
  return workspacePackages().find(({ manifest }) =>
    names.some((name) => manifest.devDependencies?.[name] ?? manifest.dependencies?.[name]),
  );
}

/** Finds a Chromium for the tests, or gets one. */
export async function ensureBrowser() {
  if (findBrowser() === undefined && canUseApt()) {
    log('no Chromium here: apt-get install chromium');
    const apt = {
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    };
    const flags = ['-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0'];
    await mustRun('apt-get', ['update', '-qq'], apt);
    await mustRun('apt-get', ['install', ...flags, 'chromium'], apt);
  }
  const found = findBrowser();
  if (found !== undefined) return log(`browser ${found}`);

  const owner = playwrightPackage();
  if (owner === undefined) return log('no package needs a browser');
  log('no Chromium here: Playwright fetches its own (if it then misses libraries: playwright install-deps)');
  await mustRun('pnpm', ['--filter', owner.manifest.name, 'exec', 'playwright', 'install', 'chromium']);
}
