#!/usr/bin/env node
// `pnpm lint:pkg`: packs each package that is published and judges the parcel, not the folder it came from.
import path from 'node:path';
import { table } from '../lib/table.mjs';
import { writeReport } from '../lib/write-report.mjs';
import { checkContents } from './check-contents.mjs';
import { checkEffects } from './check-effects.mjs';
import { checkLicenses } from './check-licenses.mjs';
import { checkManifest } from './check-manifest.mjs';
import { checkMaps } from './check-maps.mjs';
import { checkPublint, checkTypes } from './check-resolution.mjs';
import { installPublished } from './published.mjs';

/** A check that cannot be carried out has found something. */
async function problemsOf(check) {
  try {
    return await check();
  } catch (error) {
    return [error.message];
  }
}

const startTime = Date.now();
const { packages, scratch, remove } = await installPublished();
try {
  const versions = new Map(packages.map(({ manifest }) => [manifest.name, manifest.version]));
  const checks = {
    publint: checkPublint,
    attw: checkTypes,
    manifest: (published) => checkManifest(published, versions),
    contents: checkContents,
    maps: checkMaps,
    licenses: checkLicenses,
    effects: (published) => checkEffects(published, scratch),
  };
  const rows = [];
  const problems = [];
  const results = new Map();
  for (const published of packages) {
    const row = [published.manifest.name];
    const tests = [];
    for (const [check, judge] of Object.entries(checks)) {
      const found = await problemsOf(() => judge(published));
      row.push(found.length === 0 ? 'ok' : String(found.length));
      problems.push(...found.map((problem) => `${published.manifest.name} ${check}: ${problem}`));
      tests.push({
        title: `${published.manifest.name} ${check}`,
        status: found.length === 0 ? 'passed' : 'failed',
      });
    }
    rows.push(row);
    results.set(path.join(published.folder, 'package.json'), tests);
  }
  console.log(table(['package', ...Object.keys(checks)], rows));
  for (const problem of problems) console.error(`FAILED: ${problem}`);
  console.log(`\n${packages.length} packages, ${problems.length} problems`);
  writeReport('packages', startTime, results);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  remove();
}
