import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/processes.mjs';
import { readJson } from '../lib/workspace.mjs';
import { publishedPackages, requireBuilt } from './published.mjs';

test('what is packed is built first, and changes with what is built', () => {
  const { tasks } = readJson(path.join(root, 'turbo.json'));
  const builds = publishedPackages().map(({ manifest }) => `${manifest.name}#build`);
  for (const task of ['//#lint:pkg', '//#size', '//#test:readme']) {
    assert.deepEqual(
      builds.filter((build) => !tasks[task].dependsOn.includes(build)),
      [],
      `${task} in turbo.json must depend on the build of every published package`,
    );
  }
});

test('what is not built is named before anything fails for it', () => {
  const published = (name, files) => ({ manifest: { name }, files });
  requireBuilt([published('a', ['dist/index.js'])]);
  const packages = [published('a', ['dist/index.js']), published('b', ['README.md'])];
  assert.throws(() => requireBuilt(packages), /not built: b\. Run `npm run build` first/);
});
