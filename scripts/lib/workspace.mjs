// What packages there are. Read from the folders themselves, so that a new one is never forgotten.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './processes.mjs';

const PARENTS = ['packages', 'apps', 'examples'];

export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Every package of the workspace: its folder relative to the root, and its package.json. */
export function workspacePackages() {
  return PARENTS.filter((parent) => existsSync(path.join(root, parent))).flatMap((parent) =>
    readdirSync(path.join(root, parent))
      .map((name) => `${parent}/${name}`)
      .filter((folder) => existsSync(path.join(root, folder, 'package.json')))
      .map((folder) => ({ folder, manifest: readJson(path.join(root, folder, 'package.json')) })),
  );
}
