// `pnpm install`, left out when nothing that it reads has changed since it last succeeded.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { log, mustRun, root } from './processes.mjs';
import { workspacePackages } from './workspace.mjs';

// Inside node_modules, so that deleting node_modules also forgets it.
const note = path.join(root, 'node_modules/.ats-kit-installed');

function fingerprint(packages) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  const manifests = packages.map(({ folder }) => `${folder}/package.json`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', 'package.json', ...manifests]) {
    const full = path.join(root, file);
    if (existsSync(full)) hash.update(`${file}\n`).update(readFileSync(full)).update('\n');
  }
  return hash.digest('hex');
}

const hasDependencies = ({ manifest }) =>
  Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length > 0;

export async function ensureInstalled() {
  const packages = workspacePackages();
  const wanted = fingerprint(packages);
  const complete = packages
    .filter(hasDependencies)
    .every(({ folder }) => existsSync(path.join(root, folder, 'node_modules')));
  if (complete && existsSync(note) && readFileSync(note, 'utf8') === wanted)
    return log('dependencies unchanged');

  log('installing dependencies');
  // Nobody answers a question here: a node_modules of another layout is replaced without asking.
  const flags = ['--frozen-lockfile', '--loglevel=warn', '--config.confirm-modules-purge=false'];
  await mustRun('pnpm', ['install', ...flags]);
  writeFileSync(note, wanted);
  log('dependencies installed');
}
