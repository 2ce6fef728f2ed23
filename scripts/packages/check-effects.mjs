// `sideEffects` is a promise that bundlers act on: too little of it and they drop what a page needs, too much and they keep
// what nobody asked for. Here it is held to.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseSync } from 'rolldown/utils';
import { BUNDLERS } from './bundle.mjs';

const run = promisify(execFile);
const SVELTE = new URL('svelte-for-node.mjs', import.meta.url).href;
const NODE_TIMEOUT_MS = 20_000;

const isStyle = (target) => target.endsWith('.css');

/** What `sideEffects` says of a file. */
export function declaresEffects(sideEffects, target) {
  if (typeof sideEffects === 'boolean') return sideEffects;
  const file = target.replace(/^\.\//, '');
  return sideEffects.some((pattern) => path.matchesGlob(file, pattern.replace(/^\.\//, '')));
}

/** The entries that can be imported as code or as a style sheet. */
function entriesOf({ name, exports }) {
  return Object.entries(exports)
    .map(([subpath, conditions]) => [
      subpath,
      typeof conditions === 'string' ? conditions : conditions.default,
    ])
    .filter(([subpath, target]) => !subpath.includes('*') && !target.endsWith('.json'))
    .map(([subpath, target]) => ({ name: path.posix.join(name, subpath), target }));
}

/** What is left in a bundle besides imports of others and an empty export. */
function remains({ code, css }) {
  const { program } = parseSync('bundle.js', code);
  const statements = program.body.filter(
    ({ type, specifiers }) =>
      type !== 'ImportDeclaration' && !(type === 'ExportNamedDeclaration' && specifiers.length === 0),
  );
  return statements.map(({ start, end }) => code.slice(start, end)).join('\n') + css.trim();
}

/** Whether no import of its code is there for an effect. */
const hasPureCode = ({ sideEffects }) => ![sideEffects].flat().some((each) => /\.js$|\/\*$/.test(each));

async function* bundleProblems({ manifest, root }, { name, target }, folder) {
  const withEffects = declaresEffects(manifest.sideEffects, target);
  // A package that claims to have no effects at all must have none either when a bundler does not take its word.
  const claimsNone = !withEffects && hasPureCode(manifest);
  for (const [bundler, bundle] of Object.entries(BUNDLERS)) {
    if (isStyle(target) && bundler === 'rolldown') continue;
    const left = remains(await bundle(`import '${name}';`, { folder }));
    if (withEffects && left === '')
      yield `${bundler} drops "import '${name}'", which is there for its effect`;
    if (!withEffects && left !== '') yield `${bundler} keeps ${left.length} characters of an unused ${name}`;
    if (!claimsNone) continue;
    const distrusted = remains(
      await bundle(`import '${name}';`, { folder, distrust: root, external: othersOf(manifest) }),
    );
    if (distrusted !== '')
      yield `${bundler} finds effects in ${name} when it does not trust "sideEffects": ${distrusted.slice(0, 2000)}`;
  }
}

const othersOf = (manifest) => Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });

// zod keeps its settings under a name of its own on globalThis, whoever imports it; so does Vue.
// Frameworks look whether there is a page, as an element does that wants to be defined in it. Our faces need not know.
const PROBE = `
  const [name, mayLook] = process.argv.slice(1);
  for (const global of ['window', 'document', 'location', 'HTMLElement', 'customElements', 'matchMedia']) {
    Object.defineProperty(globalThis, global, {
      configurable: true,
      get() {
        const [, , caller] = new Error().stack.split('\\n');
        if (mayLook === 'no' && /[\\\\/]@ats-kit[\\\\/]/.test(caller)) throw new Error('it touches ' + global + caller);
      },
    });
  }
  // Node makes these when they are first looked at.
  void [fetch, WebSocket];
  const before = new Set(Reflect.ownKeys(globalThis));
  await import(name);
  const added = Reflect.ownKeys(globalThis).filter((key) => !before.has(key) && !/^__(zod|VUE_)/.test(String(key)));
  if (added.length > 0) throw new Error('it adds to globalThis: ' + added.map(String));
`;

/** Importing must work where there is no page, leave no global behind and start nothing that keeps Node alive. */
async function nodeProblems({ manifest }, { name }, folder) {
  const compiler = manifest.peerDependencies?.svelte === undefined ? [] : ['--import', SVELTE];
  const args = [
    ...compiler,
    '--input-type=module',
    '--eval',
    PROBE,
    name,
    hasPureCode(manifest) ? 'no' : 'yes',
  ];
  try {
    const { stdout, stderr } = await run(process.execPath, args, { cwd: folder, timeout: NODE_TIMEOUT_MS });
    return stdout + stderr === '' ? [] : [`importing ${name} in Node prints: ${stdout}${stderr}`];
  } catch (error) {
    const reason = error.killed
      ? 'does not end'
      : (/^\w*Error: .*/m.exec(error.stderr)?.[0] ?? error.message);
    return [`importing ${name} in Node: ${reason}`];
  }
}

/** @param {import('./published.mjs').Published} published @param {string} folder where everything is installed */
export async function checkEffects(published, folder) {
  const problems = [];
  for (const entry of entriesOf(published.manifest)) {
    for await (const problem of bundleProblems(published, entry, folder)) problems.push(problem);
    if (!isStyle(entry.target)) problems.push(...(await nodeProblems(published, entry, folder)));
  }
  return problems;
}
