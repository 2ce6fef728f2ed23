// The packages as their users get them: packed, and laid out below one node_modules as npm would install them.
import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../lib/processes.mjs';
import { readJson, workspacePackages } from '../lib/workspace.mjs';

const run = promisify(execFile);

/**
 * @typedef {object} Published
 * @property {string} folder where it is developed, relative to the repository
 * @property {string} root where it lies installed
 * @property {string} tarball
 * @property {Record<string, any>} manifest its package.json as it is published
 * @property {string[]} files paths below `root`, with forward slashes
 */

export const publishedPackages = () =>
  workspacePackages().filter(({ manifest }) => manifest.private !== true);

async function pack({ folder, manifest }, scratch) {
  const inside = path.join(root, folder);
  const parcel = path.join(scratch, 'parcels', path.basename(folder));
  const target = path.join(scratch, 'node_modules', manifest.name);
  for (const each of [parcel, target]) mkdirSync(each, { recursive: true });
  await run('pnpm', ['pack', '--pack-destination', parcel], { cwd: inside });
  const tarball = path.join(parcel, readdirSync(parcel)[0]);
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', target]);
  const files = readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(target, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return { folder, root: target, tarball, manifest: readJson(path.join(target, 'package.json')), files };
}

/** Links a package of somebody else to the one that the workspace has, under one version for all. */
function link(scratch, name, folder) {
  const target = realpathSync(path.join(root, folder, 'node_modules', name));
  const place = path.join(scratch, 'node_modules', name);
  mkdirSync(path.dirname(place), { recursive: true });
  try {
    symlinkSync(target, place);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (realpathSync(place) !== target) throw new Error(`two versions of ${name}: ${target} and another`);
  }
}

/**
 * Packs every published package of the workspace. They must have been built.
 *
 * @param {{ extra?: Record<string, string[]> }} options `extra`: what else is installed, by the folder whose version is taken
 * @returns {Promise<{ packages: Published[], scratch: string, remove(): void }>}
 */
export async function installPublished({ extra = {} } = {}) {
  // The real path, because bundlers compare real paths.
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'ats-kit-packed-')));
  const remove = () => rmSync(scratch, { recursive: true, force: true });
  try {
    const packages = await Promise.all(publishedPackages().map((each) => pack(each, scratch)));
    const ours = new Set(packages.map(({ manifest }) => manifest.name));
    for (const { folder, manifest } of packages) {
      const needed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
      for (const name of needed) if (!ours.has(name)) link(scratch, name, folder);
    }
    for (const [folder, names] of Object.entries(extra))
      for (const name of names) link(scratch, name, folder);
    return { packages, scratch, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** @throws Error naming the packages that have no dist */
export function requireBuilt(packages) {
  const missing = packages.filter(({ files }) => !files.some((file) => file.startsWith('dist/')));
  if (missing.length === 0) return;
  const names = missing.map(({ manifest }) => manifest.name).join(', ');
  throw new Error(`not built: ${names}. Run \`npm run build\` first.`);
}

export const readText = (published, file) => readFileSync(path.join(published.root, file), 'utf8');
