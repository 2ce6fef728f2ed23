#!/usr/bin/env node
// Prints the matrix that the tests left in reports/matrix. Exit code 1 when a cell is missing or breaks a rule.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { cellsOf, isOfRun, nameOf } from './matrix/cells.ts';
import { LEGEND, matrixOf, summaryOf } from './matrix/table.ts';
import type { Result } from './matrix/run.ts';

const folder = path.resolve(import.meta.dirname, '../reports/matrix');
const files = existsSync(folder) ? readdirSync(folder).sort() : [];
const results = files.flatMap(
  (file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Result[],
);
const print = (text: string) => process.stdout.write(`${text}\n`);

if (!process.argv.includes('--summary')) {
  print(`\nThe first request meets the fault\n\n${matrixOf(results, 'once')}`);
  print(`\nEach request meets it, until the page says that it failed\n\n${matrixOf(results, 'lasting')}`);
  print(`\n${LEGEND}\n`);
}
print(summaryOf(results));
const missing = cellsOf()
  .filter(isOfRun)
  .map(nameOf)
  .filter((name) => !results.some((result) => result.name === name));
for (const name of missing) print(`  ${name}: came to no end`);
if (missing.length > 0 || results.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
