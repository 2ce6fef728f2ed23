// What a text points at must be there: the target of a relative link, its heading, a path or a command between code marks.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { anchorsOf, codeSpansOf, linksOf } from './blocks.mjs';
import { unknownScripts } from './shell.mjs';

const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/\/)/i;

/** @param {string} root the repository @param {string} file a Markdown file, relative to it */
export function brokenLinks(root, file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  return linksOf(file, text)
    .filter(({ target }) => !ELSEWHERE.test(target))
    .flatMap(({ line, target }) => {
      const [place = '', anchor] = decodeURI(target).split('#');
      const found = place === '' ? file : path.posix.join(path.posix.dirname(file), place);
      const where = `${file}:${line}: ${target}`;
      if (found.startsWith('..')) return [`${where} leaves the repository`];
      if (!existsSync(path.join(root, found))) return [`${where} leads nowhere`];
      if (anchor === undefined || !found.endsWith('.md')) return [];
      const anchors = anchorsOf(found, readFileSync(path.join(root, found), 'utf8'));
      return anchors.includes(anchor) ? [] : [`${where} names a heading that is not there`];
    });
}

const FROM_THE_ROOT = /^(packages|apps|scripts|docs)\/[\w./-]+$/;
const FROM_THE_PACKAGE = /^(src|test|e2e)\/[\w./-]+$/;
const A_COMMAND = /^(pnpm|npm) /;

/** Paths and commands that a guide names, and that are gone. */
export function staleMentions(root, file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  return codeSpansOf(file, text).flatMap(({ line, code }) => {
    const where = `${file}:${line}: ${code}`;
    if (A_COMMAND.test(code)) return unknownScripts(code, root).map((problem) => `${where}: ${problem}`);
    const below = FROM_THE_ROOT.test(code) ? '' : path.dirname(file);
    const isPath = FROM_THE_ROOT.test(code) || FROM_THE_PACKAGE.test(code);
    return !isPath || existsSync(path.join(root, below, code)) ? [] : [`${where} is not there`];
  });
}
