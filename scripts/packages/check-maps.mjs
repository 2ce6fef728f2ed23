// Source maps: a stack trace, or "go to definition", must end in a source that was published too.
import path from 'node:path';
import { parseSync } from 'rolldown/utils';
import { readText } from './published.mjs';

/** A file that only passes on what others export has nothing to map. */
function passesOn(file, code) {
  const { program } = parseSync(file.replace(/\.d\.ts$/, '.ts'), code);
  return program.body.every(
    ({ type, source, declaration, directive }) =>
      directive !== undefined ||
      type === 'ImportDeclaration' ||
      type === 'ExportAllDeclaration' ||
      (type === 'ExportNamedDeclaration' && (source !== null || declaration === null)),
  );
}

function* sourceProblems(published, file) {
  const map = JSON.parse(readText(published, file));
  if (map.mappings === '' || map.sources.length === 0) yield `${file} maps nothing`;
  for (const [index, source] of map.sources.entries()) {
    if (source === null || path.isAbsolute(source) || /^[a-z]+:/.test(source)) {
      yield `${file} names ${source}, a place on the machine that built it`;
      continue;
    }
    const target = path.posix.join(path.posix.dirname(file), map.sourceRoot ?? '', source);
    const isThere = published.files.includes(target) || typeof map.sourcesContent?.[index] === 'string';
    if (!isThere) yield `${file} leads to ${target}, which is not published`;
  }
}

export function checkMaps(published) {
  const problems = [];
  // Beside the declarations of a component lies the component itself.
  for (const file of published.files.filter((each) =>
    /^dist\/.*(?<!\.svelte)\.(d\.ts|js)$|\.svelte\.js$/.test(each),
  )) {
    const code = readText(published, file);
    const url = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(code)?.[1];
    if (url === undefined) {
      if (!passesOn(file, code)) problems.push(`${file} has no source map`);
      continue;
    }
    const map = path.posix.join(path.posix.dirname(file), url);
    if (published.files.includes(map)) problems.push(...sourceProblems(published, map));
    else problems.push(`${file} names ${url}, which is not packed`);
  }
  return problems;
}
