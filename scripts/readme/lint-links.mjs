#!/usr/bin/env node
// `pnpm lint:links`: every relative link in every Markdown file leads somewhere. It is never cached: any file may be a target.
import { root } from '../lib/processes.mjs';
import { writeReport } from '../lib/write-report.mjs';
import { brokenLinks } from './links.mjs';
import { markdownFiles } from './texts.mjs';

const startTime = Date.now();
const results = new Map();
const problems = [];
const files = markdownFiles(root);
for (const file of files) {
  const broken = brokenLinks(root, file);
  problems.push(...broken);
  results.set(file, [{ title: `links of ${file}`, status: broken.length > 0 ? 'failed' : 'passed' }]);
}
for (const problem of problems) console.error(`FAILED: ${problem}`);
console.log(`links of ${files.length} texts, ${problems.length} problems`);
writeReport('links', startTime, results);
process.exitCode = problems.length === 0 ? 0 : 1;
