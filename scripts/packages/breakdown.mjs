// What a minified file consists of, by package, read from its source map.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/** `…/node_modules/.pnpm/zod@4/node_modules/zod/v4/x.js` is zod, `../../react/src/x.tsx` one of ours. */
export function ownerOf(source) {
  const [, installed] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
  if (installed !== undefined) return installed;
  const [, folder] = /(?:^|\/)([^/]+)\/(?:src|dist)\//.exec(source) ?? [];
  return folder === undefined || folder === '..' ? 'itself' : `@ats-kit/${folder}`;
}

/** Bytes by package, the largest first. */
export function breakdown(content, map) {
  const entries = new SourceMap(typeof map === 'string' ? JSON.parse(readFileSync(map, 'utf8')) : map);
  const bytes = new Map();
  for (const [line, text] of content.split('\n').entries()) {
    for (let column = 0; column < text.length; column += 1) {
      const { originalSource } = entries.findEntry(line, column);
      const owner = originalSource === undefined ? '(no source)' : ownerOf(originalSource);
      bytes.set(owner, (bytes.get(owner) ?? 0) + 1);
    }
  }
  return [...bytes].sort(([, a], [, b]) => b - a);
}
