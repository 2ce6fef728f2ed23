#!/usr/bin/env node
// `pnpm size`: what each import costs, held against what it cost when somebody last looked. `--update` accepts what it costs
// now, here and in the READMEs; `--why <part of a name>` tells what it consists of.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/processes.mjs';
import { table } from '../lib/table.mjs';
import { readJson } from '../lib/workspace.mjs';
import { writeReport } from '../lib/write-report.mjs';
import { breakdown } from './breakdown.mjs';
import { contentOf, gzipBytes, intruders, nameOf } from './measure.mjs';
import { installPublished, requireBuilt } from './published.mjs';
import { forgottenEntries, judge, noteProblems, readReadmes, updatedNotes } from './size-rules.mjs';

const SIZES = path.join(import.meta.dirname, 'sizes.json');
const HINT = 'if that is meant, accept it with `pnpm size --update`, in a commit that says why';

const inline = (row) =>
  Object.entries(row).map(([key, value]) => `"${key}": ${JSON.stringify(value).replaceAll('","', '", "')}`);
const print = (rows) => `[\n${rows.map((row) => `  { ${inline(row).join(', ')} }`).join(',\n')}\n]\n`;

async function why(part, rows, installed) {
  for (const row of rows.filter((each) => nameOf(each).includes(part))) {
    const { content, map } = await contentOf(row, installed);
    const shares = breakdown(content, map).map(([owner, bytes]) => [
      owner,
      bytes,
      `${((100 * bytes) / content.length).toFixed(1)} %`,
    ]);
    console.log(`\n${nameOf(row)}: ${content.length} bytes, ${gzipBytes(content)} compressed\n`);
    console.log(table(['package', 'bytes', 'share'], shares));
  }
}

async function measure(rows, installed) {
  const measured = [];
  for (const row of rows) {
    const { content } = await contentOf(row, installed);
    measured.push({ row, bytes: gzipBytes(content), brought: await intruders(row, installed) });
  }
  return measured;
}

function update(measured, packages) {
  const rows = measured.map(({ row, bytes }) => ({ ...row, gzipBytes: bytes }));
  writeFileSync(SIZES, print(rows));
  for (const [file, text] of updatedNotes(packages, rows)) writeFileSync(path.join(root, file), text);
  return rows;
}

const startTime = Date.now();
const [flag, part = ''] = process.argv.slice(2);
const installed = await installPublished();
try {
  requireBuilt(installed.packages);
  const rows = readJson(SIZES);
  if (flag === '--why') await why(part, rows, installed);
  else {
    const measured = await measure(rows, installed);
    const limits = flag === '--update' ? update(measured, installed.packages) : rows;
    const judged = measured.map(({ row, bytes, brought }, index) =>
      judge(row, limits[index].gzipBytes, bytes, brought),
    );
    console.log(
      table(
        ['what a page loads', 'min + gzip', 'limit', 'change'],
        judged.map(({ cells }) => cells),
      ),
    );
    const readmes = readReadmes(installed.packages);
    const checks = [
      ...judged,
      ...forgottenEntries(installed.packages, limits),
      ...noteProblems(installed.packages, limits, readmes),
    ];
    const problems = checks.flatMap((check) => check.problems);
    for (const problem of problems) console.error(`FAILED: ${problem}`);
    if (problems.length > 0) console.error(`\n${HINT}`);
    const tests = checks.map((check) => ({
      title: check.title,
      status: check.problems.length === 0 ? 'passed' : 'failed',
    }));
    writeReport('size', startTime, new Map([['scripts/packages/sizes.json', tests]]));
    process.exitCode = problems.length === 0 ? 0 : 1;
  }
} finally {
  installed.remove();
}
