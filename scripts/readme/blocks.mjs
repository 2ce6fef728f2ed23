// Reads Markdown for what can be proven about it: fenced code, links and headings.

/**
 * @typedef {object} Block
 * @property {string} file relative to the repository
 * @property {number} line where its code begins
 * @property {string} lang the first word after the fence
 * @property {Record<string, string>} info the rest of it: `run=browser prints="registered as"`
 * @property {string} code
 */

const FENCE = /^( {0,3})(`{3,}|~{3,})\s*(.*)$/;

/** `run=node norun="it starts servers"` → an object. A word without a value means itself. */
export function parseInfo(text) {
  const pairs = [...text.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g)];
  return Object.fromEntries(pairs.map(([, key, quoted, plain]) => [key, quoted ?? plain ?? '']));
}

/** Splits a text into its fenced blocks and the prose around them, in which code is blanked out. */
function split(file, text) {
  const blocks = [];
  const prose = [];
  let open;
  for (const [index, line] of text.split('\n').entries()) {
    const [, indent, fence, rest] = FENCE.exec(line) ?? [];
    if (open === undefined && fence !== undefined) {
      const [, lang = '', info = ''] = /^(\S*)\s*(.*)$/.exec(rest);
      open = { file, line: index + 2, lang, info: parseInfo(info), lines: [], fence, indent: indent.length };
      prose.push('');
    } else if (open === undefined) prose.push(line.replaceAll(/`[^`]*`/g, (code) => ' '.repeat(code.length)));
    else if (fence?.startsWith(open.fence) && rest === '') {
      const { lines, fence: _fence, indent: depth, ...block } = open;
      blocks.push({ ...block, code: `${lines.map((each) => each.slice(depth)).join('\n')}\n` });
      open = undefined;
      prose.push('');
    } else {
      open.lines.push(line);
      prose.push('');
    }
  }
  if (open !== undefined) throw new Error(`${file}:${open.line - 1}: the fence is never closed`);
  return { blocks, prose };
}

/** @returns {Block[]} */
export const blocksOf = (file, text) => split(file, text).blocks;

/** Where the links and images of a text lead, references and HTML's `src` and `href` included. */
export function linksOf(file, text) {
  return split(file, text).prose.flatMap((line, index) =>
    [
      ...line.matchAll(/\]\(\s*<?([^\s)>]+)>?[^)]*\)/g),
      ...line.matchAll(/^\s*\[[^\]]+\]:\s*<?([^\s>]+)/g),
      ...line.matchAll(/\s(?:src|href)="([^"]+)"/g),
    ].map(([, target]) => ({ file, line: index + 1, target })),
  );
}

/** What stands between code marks outside of blocks. */
export function codeSpansOf(file, text) {
  const lines = text.split('\n');
  return split(file, text).prose.flatMap((line, index) =>
    line === ''
      ? []
      : [...lines[index].matchAll(/`([^`]+)`/g)].map(([, code]) => ({ file, line: index + 1, code })),
  );
}

/** A heading as it is read, without code marks and link targets. */
const plain = (heading) => heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');

/** The anchors of a text, as GitHub makes them from its headings. */
export function anchorsOf(file, text) {
  const lines = text.split('\n');
  const times = new Map();
  return split(file, text)
    .prose.flatMap((line, index) =>
      /^#{1,6}\s/.test(line) ? [lines[index].replace(/^#+\s+|\s*#*$/g, '')] : [],
    )
    .map((heading) => {
      const slug = plain(heading)
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-');
      const count = times.get(slug) ?? 0;
      times.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    });
}
