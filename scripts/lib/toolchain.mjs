// Brings the pinned Node and pnpm without asking for anything but npm: they go to .tools, and nowhere else on the machine.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { capture, env, log, mustRun, root } from './processes.mjs';
import { readJson } from './workspace.mjs';

const tools = path.join(root, '.tools');

/** Node 24 from the release that our tools ask for, or anything newer with long-term support. */
const isGoodNode = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return (major === 24 && minor >= 15) || major >= 26;
};

/** npm's package with the Node binary of this machine: it has no install script, so it installs anywhere npm does. */
function nodePackage(version) {
  const system = process.platform === 'darwin' && process.arch === 'arm64' ? 'bin-darwin' : process.platform;
  return `node-${system}-${process.arch}@${version}`;
}

export async function ensureToolchain() {
  env.PATH = [path.join(tools, 'node_modules/.bin'), env.PATH].join(path.delimiter);
  const pinnedNode = readFileSync(path.join(root, '.node-version'), 'utf8').trim();
  const pinnedPnpm = readJson(path.join(root, 'package.json')).packageManager.split(/[@+]/)[1];

  const missing = [];
  if (!isGoodNode(capture('node', ['--version']))) missing.push(nodePackage(pinnedNode));
  if (capture('pnpm', ['--version']) !== pinnedPnpm) missing.push(`pnpm@${pinnedPnpm}`);
  if (missing.length > 0) {
    log(`fetching ${missing.join(' and ')} into .tools`);
    mkdirSync(tools, { recursive: true });
    const manifest = path.join(tools, 'package.json');
    // Without a package.json of its own, npm would climb up and install into the repository.
    if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
    const flags = ['--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=2'];
    await mustRun('npm', ['install', '--prefix', tools, ...flags, ...missing], { cwd: tools });
  }
  env.PATH = [path.join(root, 'node_modules/.bin'), env.PATH].join(path.delimiter);
}
