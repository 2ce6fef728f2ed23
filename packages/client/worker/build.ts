#!/usr/bin/env node
// Writes the worker into src/, as a string: `npm run build:worker`. A test fails when it was forgotten.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorker } from './bundle.ts';

const target = path.resolve(import.meta.dirname, '../src/hashing/worker.source.ts');
const code = await bundleWorker();
writeFileSync(
  target,
  `// Made by \`npm run build:worker\` from worker/hash.worker.ts, and not to be edited.
// It contains SHA-256 of @noble/hashes, © Paul Miller (paulmillr.com), under the MIT license.
/* eslint-disable no-template-curly-in-string -- the script has templates of its own */
/** The worker that hashes: a classic script, complete in itself. */
export const WORKER_SOURCE =
  ${JSON.stringify(code)};
`,
);
execFileSync('npx', ['oxfmt', target], { stdio: 'inherit', shell: process.platform === 'win32' });
console.log(`${path.relative(process.cwd(), target)}: ${code.length} bytes of script`);
