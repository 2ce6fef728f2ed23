// Checks the types of all samples at once, against the types that are published.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** TypeScript's options for a strict project of somebody else. */
const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.ReactJSX,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  types: ['node'],
};

// A script in a page has no types to say that an element is there.
const FINE_IN_A_PAGE = new Set([2531, 2532, 18047, 18048]);

/** The scripts of a page, each on the lines where it stands, so that a message names the right one. */
export function scriptsIn(html) {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ({ 1: code, index, 0: whole }) => {
      const before = html.slice(0, index + whole.indexOf(code, whole.indexOf('>')));
      return before.replaceAll(/[^\n]/g, '') + code;
    },
  );
}

/** The sample, and below it the call of what it exports. */
const withCall = ({ code, info }) => (info.call === undefined ? code : `${code}\nvoid (${info.call});\n`);

/** The files that a block makes, by their extensions. */
function partsOf(block) {
  if (block.lang === 'html') return scriptsIn(block.code).map((script) => ['js', script]);
  return ['ts', 'tsx', 'js'].includes(block.lang) ? [[block.lang, withCall(block)]] : [];
}

/**
 * @param {import('./blocks.mjs').Block[]} blocks
 * @param {string} scratch where the published packages are installed
 * @returns {Map<import('./blocks.mjs').Block, string[]>} what is wrong, by block
 */
export function typeProblems(blocks, scratch) {
  const folder = path.join(scratch, 'types');
  mkdirSync(folder, { recursive: true });
  const given = path.join(folder, 'given.d.ts');
  cpSync(path.join(import.meta.dirname, 'given.d.ts'), given);
  const owners = new Map();
  for (const [index, block] of blocks.entries()) {
    for (const [part, [extension, code]] of partsOf(block).entries()) {
      const file = path.join(folder, `${index}-${part}.${extension}`);
      writeFileSync(file, code);
      owners.set(file, block);
    }
  }
  const program = ts.createProgram([given, ...owners.keys()], OPTIONS);
  const problems = new Map(blocks.map((block) => [block, []]));
  for (const file of program.getSourceFiles()) {
    const block = owners.get(file.fileName);
    // Our own declarations are held to the reader's options too; those of others are none of our business.
    if (block === undefined && !file.fileName.includes('/node_modules/@ats-kit/')) continue;
    for (const { code, messageText, start } of [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]) {
      if (block?.lang === 'html' && FINE_IN_A_PAGE.has(code)) continue;
      const line = file.getLineAndCharacterOfPosition(start).line;
      const text = `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      if (block === undefined)
        throw new Error(`${path.relative(scratch, file.fileName)}:${line + 1}: ${text}`);
      problems.get(block).push(`${block.file}:${block.line + line}: ${text}`);
    }
  }
  return problems;
}
