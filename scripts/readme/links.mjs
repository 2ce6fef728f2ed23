// A relative link must lead to a file of the repository, and its anchor to a heading there.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { anchorsOf, linksOf } from './blocks.mjs';

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
