// package.json as it is published: what npm shows, what resolvers read, and what gets installed with it.
import { parseSync } from 'rolldown/utils';
import { root } from '../lib/processes.mjs';
import { readJson } from '../lib/workspace.mjs';
import path from 'node:path';
import { readText } from './published.mjs';

const LOCAL = /^(workspace|catalog|link|file|portal):/;

/** The files that a target of `exports` stands for; a pattern may stand for several. */
function filesOf(target, files) {
  const [before, after] = target.replace(/^\.\//, '').split('*');
  if (after === undefined) return files.filter((file) => file === before);
  return files.filter((file) => file.startsWith(before) && file.endsWith(after));
}

function* exportProblems({ manifest, files }) {
  if (manifest.exports?.['./package.json'] === undefined)
    yield 'exports no "./package.json", which tools ask for';
  for (const [subpath, conditions] of Object.entries(manifest.exports ?? {})) {
    const targets = typeof conditions === 'string' ? { default: conditions } : conditions;
    for (const [condition, target] of Object.entries(targets)) {
      if (filesOf(target, files).length === 0)
        yield `"${subpath}" (${condition}) leads to ${target}, which is not packed`;
    }
    if (typeof conditions === 'string') continue;
    const names = Object.keys(conditions);
    if (names[0] !== 'types') yield `"${subpath}" must name its types first`;
    if (names.at(-1) !== 'default') yield `"${subpath}" must end with "default"`;
  }
}

function* dependencyProblems({ manifest }, versions) {
  for (const field of ['dependencies', 'peerDependencies', 'optionalDependencies']) {
    for (const [name, range] of Object.entries(manifest[field] ?? {})) {
      if (LOCAL.test(range)) yield `${field}: ${name} is "${range}", which exists in this workspace only`;
      const version = versions.get(name);
      if (version !== undefined && range !== `^${version}`)
        yield `${field}: ${name} should be ^${version}, not ${range}`;
    }
  }
}

/** The package that an import asks for, or undefined for a file. */
const packageOf = (source) => /^(@[^/]+\/[^/]+|[^./@][^/]*)/.exec(source)?.[0];

function importsOf(published, file) {
  const code = readText(published, file);
  if (/\.(d\.ts|svelte)$/.test(file)) {
    return [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g)].map(([, source]) => source);
  }
  const { module } = parseSync(file, code);
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
    code.slice(start + 1, end - 1),
  );
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.map(({ moduleRequest }) => moduleRequest?.value),
  );
  const imported = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  return [...imported, ...exported.filter((source) => source !== undefined), ...dynamic];
}

/** `./a.js` or `./a.ts` in a declaration means the `a.d.ts` beside it, and `./A.svelte` the `A.svelte.d.ts`. */
const fileBehind = (from, source) => {
  const target = path.posix.join(path.posix.dirname(from), source);
  return from.endsWith('.d.ts') ? target.replace(/(\.d)?\.[jt]s$|(?<=\.svelte)$/, '.d.ts') : target;
};

/** What the exports lead to, file by file, with what each file imports. */
function reachable(published) {
  const { manifest, files } = published;
  const targets = Object.values(manifest.exports ?? {}).flatMap((conditions) => Object.values(conditions));
  const waiting = targets
    .map((target) => target.replace(/^\.\//, ''))
    .filter((file) => /\.(d\.ts|js)$/.test(file));
  const imports = new Map();
  while (waiting.length > 0) {
    const file = waiting.pop();
    if (imports.has(file) || !files.includes(file)) continue;
    imports.set(file, importsOf(published, file));
    waiting.push(
      ...imports
        .get(file)
        .filter((source) => source.startsWith('.'))
        .map((source) => fileBehind(file, source)),
    );
  }
  return imports;
}

function* importProblems(published) {
  const { manifest } = published;
  const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }));
  const used = new Set();
  for (const [file, sources] of reachable(published)) {
    for (const name of sources
      .map(packageOf)
      .filter((each) => each !== undefined && each !== manifest.name)) {
      used.add(name);
      if (!declared.has(name)) yield `${file} imports ${name}, which package.json does not declare`;
    }
  }
  for (const name of declared)
    if (!used.has(name)) yield `declares ${name}, which nothing that it exports imports`;
}

/** What must be there for somebody who looks the package up, or installs it. */
function* describedProblems({ folder, manifest }) {
  const wanted = readJson(path.join(root, 'package.json'));
  for (const field of [
    'description',
    'keywords',
    'license',
    'repository',
    'type',
    'engines',
    'sideEffects',
  ]) {
    if (manifest[field] === undefined) yield `has no "${field}"`;
  }
  if (manifest.repository?.directory !== folder) yield `repository.directory must be ${folder}`;
  if (manifest.engines?.node !== wanted.engines.node) yield `engines.node must be ${wanted.engines.node}`;
  if (manifest.license !== wanted.license) yield `license must be ${wanted.license}`;
  if (manifest.type !== 'module') yield 'type must be "module"';
}

/**
 * @param {import('./published.mjs').Published} published
 * @param {Map<string, string>} versions of our own packages, by name
 */
export function checkManifest(published, versions) {
  return [
    ...describedProblems(published),
    ...exportProblems(published),
    ...dependencyProblems(published, versions),
    ...importProblems(published),
  ];
}
