#!/usr/bin/env node
// Merges what the test files reached of the machines, shows it, and fails on a state or a transition that none reached.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { table } from '../../../../scripts/lib/table.mjs';

const folder = path.resolve(import.meta.dirname, '../../reports/coverage');

/** @typedef {{ states: string[], transitions: string[] }} Parts */
/** @type {{ name: string, parts: Parts, reached: Parts }[]} */
const records = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));

const machines = [...new Set(records.map(({ name }) => name))].map((name) => {
  const own = records.filter((record) => record.name === name);
  const compare = (kind) => {
    const reached = new Set(own.flatMap((record) => record.reached[kind]));
    const all = [...new Set(own.flatMap((record) => record.parts[kind]))];
    const gaps = all.filter((part) => !reached.has(part));
    return {
      ratio: `${all.length - gaps.length}/${all.length}`,
      gaps: gaps.map((part) => `${kind.slice(0, -1)}  ${part}`),
    };
  };
  return { name, states: compare('states'), transitions: compare('transitions') };
});

console.log(
  table(
    ['machine', 'states reached/total', 'transitions reached/total'],
    machines.map(({ name, states, transitions }) => [name, states.ratio, transitions.ratio]),
  ),
);
const gaps = machines.flatMap(({ states, transitions }) => [...states.gaps, ...transitions.gaps]);
if (machines.length === 0) {
  console.error('machines: nothing was recorded. Did the tests run?');
  process.exitCode = 1;
}
if (gaps.length > 0) {
  console.error(`\nmachines: ${gaps.length} not reached by any test`);
  for (const gap of gaps) console.error(`  ${gap}`);
  process.exitCode = 1;
}
