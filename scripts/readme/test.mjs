#!/usr/bin/env node
// `pnpm test:readme`: what the READMEs show is compiled against what is published, and run against a real system. A part of a
// path (`pnpm test:readme packages/react`) leaves the other texts out.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/processes.mjs';
import { table } from '../lib/table.mjs';
import { writeReport } from '../lib/write-report.mjs';
import { installPublished, requireBuilt } from '../packages/published.mjs';
import { blocksOf } from './blocks.mjs';
import { typeProblems } from './compile.mjs';
import { planOf } from './plan.mjs';
import { openBrowser } from './run-browser.mjs';
import { missingCommands, runInNode, runInShell } from './run-node.mjs';
import { shellProblems } from './shell.mjs';
import { startSystem } from './system.mjs';
import { isShown, markdownFiles } from './texts.mjs';
import { leftOpen, withValues } from './values.mjs';
import { svelteProblems } from './svelte.mjs';
import { vueProblems } from './vue.mjs';

/** What the samples import besides our packages, and whose version of it. */
const EXTRA = {
  'packages/vue': ['vue'],
  'packages/svelte': ['svelte'],
  'packages/react': ['react', 'react-dom', '@types/react', '@types/react-dom'],
  '.': ['@types/node'],
};

/** @typedef {{ block: import('./blocks.mjs').Block, place?: string, outcome: string, problems: string[] }} Judgement */

async function judge(block, index, { values, scratch, browser }) {
  const { place, reason, problem } = planOf(block);
  if (problem !== undefined) return { outcome: 'failed', problems: [problem] };
  const syntax = block.lang === 'sh' ? await shellProblems(block, root) : [];
  if (syntax.length > 0) return { outcome: 'failed', problems: syntax };
  if (reason !== undefined) return { outcome: `not run: ${reason}`, problems: [] };
  const missing = await missingCommands(block);
  if (missing.length > 0) return { outcome: `skipped: no ${missing.join(', ')} here`, problems: [] };

  const code = withValues(block.code, values, place);
  const open = leftOpen(code);
  if (open !== undefined) return { outcome: 'failed', problems: [`nothing here stands for "${open}"`] };
  const name = `sample-${index}`;
  const filled = { ...block, code };
  const run = {
    node: () => runInNode(filled, { scratch, name }),
    shell: () => runInShell(filled, { scratch, name }),
    browser: () => browser.run(filled, name),
  };
  return { outcome: `ran in ${place}`, problems: await run[place]() };
}

async function judgeAll(blocks, installed) {
  const { scratch } = installed;
  const samples = path.join(scratch, 'samples');
  const cdn = path.join(scratch, 'node_modules/@ats-kit/element/dist/cdn');
  const system = startSystem({ samples, cdn });
  let browser;
  try {
    // The compiler takes this thread while the API boots in its own.
    const types = typeProblems(blocks, scratch);
    const vueTypes = await vueProblems(
      blocks.filter(({ lang }) => lang === 'vue'),
      scratch,
    );
    const svelteTypes = await svelteProblems(
      blocks.filter(({ lang }) => lang === 'svelte'),
      scratch,
    );
    const { values } = await system;
    browser = await openBrowser({ folder: samples, pageUrl: values.pageUrl });
    const context = { values, scratch, browser };
    // Pages wait for each other, so that one never holds up another's events; what needs no page runs beside them.
    const judgements = new Map();
    const lane = async (isMine) => {
      for (const [index, block] of blocks.entries()) {
        if (!isMine(planOf(block).place === 'browser')) continue;
        const { outcome, problems } = await judge(block, index, context);
        const all = [
          ...types.get(block),
          ...(vueTypes.get(block) ?? []),
          ...(svelteTypes.get(block) ?? []),
          ...problems,
        ];
        judgements.set(block, { outcome: all.length > 0 ? 'failed' : outcome, problems: all });
      }
    };
    await Promise.all([lane((inBrowser) => inBrowser), lane((inBrowser) => !inBrowser)]);
    return judgements;
  } finally {
    await Promise.all([browser?.close(), system.then(({ stop }) => stop())]);
  }
}

const startTime = Date.now();
const [part = ''] = process.argv.slice(2);
const files = markdownFiles(root).filter((file) => isShown(file) && file.includes(part));
const blocks = files.flatMap((file) => blocksOf(file, readFileSync(path.join(root, file), 'utf8')));
const installed = await installPublished({ extra: EXTRA });
try {
  requireBuilt(installed.packages);
  const judgements = await judgeAll(blocks, installed);
  const rows = blocks.map((block) => [
    `${block.file}:${block.line}`,
    block.lang,
    judgements.get(block).outcome,
  ]);
  console.log(table(['sample', 'language', 'outcome'], rows));
  const results = new Map(files.map((file) => [file, []]));
  const problems = [];
  for (const block of blocks) {
    const { outcome, problems: found } = judgements.get(block);
    problems.push(...found.map((problem) => `${block.file}:${block.line} ${block.lang}: ${problem}`));
    const status = found.length > 0 ? 'failed' : outcome.startsWith('skipped') ? 'skipped' : 'passed';
    results.get(block.file).push({ title: `${block.file}:${block.line} ${block.lang}`, status });
  }
  for (const problem of problems) console.error(`FAILED: ${problem}`);
  console.log(`\n${blocks.length} samples in ${files.length} texts, ${problems.length} problems`);
  writeReport('readme', startTime, results);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  installed.remove();
}
