#!/usr/bin/env node
// Shows for each rule of the protocol the tests that prove it, from the reports of the last run. Fails on a gap.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { contractTable, proveContract } from './lib/contract.mjs';
import { root } from './lib/processes.mjs';
import { readReports } from './lib/reports.mjs';
import { readJson, workspacePackages } from './lib/workspace.mjs';

const RULES = 'packages/protocol/contract-rules.json';

/** @returns {{ text: string, problems: string[] }} */
export function checkContract({ withTable }) {
  let rules;
  try {
    rules = readJson(path.join(root, RULES));
  } catch (error) {
    return { text: '', problems: [`${RULES} cannot be read: ${error.message}`] };
  }
  const suites = readReports(
    root,
    workspacePackages().map(({ folder }) => folder),
  );
  const { proofs, problems } = proveContract(rules, suites);
  const proven = proofs.filter(({ tests }) => tests.length > 0).length;
  const lines = [`contract: ${proven} of ${proofs.length} rules proven by a passing test`];
  if (withTable) lines.unshift(contractTable(proofs), '');
  return { text: lines.join('\n'), problems };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { text, problems } = checkContract({ withTable: true });
  console.log(text);
  for (const problem of problems) console.error(`contract: ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
