#!/usr/bin/env node
// `pnpm lint:links`: whatever the texts point at is there. It is never cached, because any file may be a target.
import { root } from '../lib/processes.mjs';
import { writeReport } from '../lib/write-report.mjs';
import { brokenLinks, staleMentions } from './links.mjs';
import { isShown, markdownFiles } from './texts.mjs';

const startTime = Date.now();
const results = new Map();
const problems = [];
const files = markdownFiles(root);
for (const file of files) {
  // A decision tells how things were, so what it names may be gone.
  const broken = [...brokenLinks(root, file), ...(isShown(file) ? staleMentions(root, file) : [])];
  problems.push(...broken);
  results.set(file, [{ title: `links of ${file}`, status: broken.length > 0 ? 'failed' : 'passed' }]);
}
for (const problem of problems) console.error(`FAILED: ${problem}`);
console.log(`links of ${files.length} texts, ${problems.length} problems`);
writeReport('links', startTime, results);
process.exitCode = problems.length === 0 ? 0 : 1;
