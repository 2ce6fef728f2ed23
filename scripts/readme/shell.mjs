// A shell sample that is not run is still read: its syntax, and whether the scripts and files that it names exist.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { SCOPE } from '../lib/arrows.mjs';
import { readJson, workspacePackages } from '../lib/workspace.mjs';
import { publishedPackages } from '../packages/published.mjs';

const run = promisify(execFile);
const BUILT_IN = new Set([
  'install',
  'test',
  'start',
  'exec',
  'add',
  'pack',
  'publish',
  'view',
  'run',
  'ci',
  'i',
]);

/** `pnpm --filter @ats-kit/api build`, `npm run -s x -- pnpm size`: the scripts that a line calls, and where. */
function scriptsOf(line) {
  const calls = [
    ...line.matchAll(/\b(pnpm|npm run(?: -s)?|npm)\s+((?:--filter\s+\S+\s+)?)(?:run\s+)?([a-z][\w:-]*)/g),
  ];
  return calls.map(([, , filter, script]) => ({
    filter: /--filter\s+(\S+?)(?:\.\.\.)?\s/.exec(filter)?.[1],
    script,
  }));
}

/** What is called as a script and is none, nor a tool of the root. */
export function unknownScripts(code, root) {
  const packages = workspacePackages().map(({ manifest }) => manifest);
  const own = readJson(path.join(root, 'package.json'));
  return code.split('\n').flatMap((line) =>
    scriptsOf(line.replace(/#.*/, '')).flatMap(({ filter, script }) => {
      const manifest = filter === undefined ? own : packages.find(({ name }) => name === filter);
      if (manifest === undefined) return [`there is no package ${filter}`];
      if (BUILT_IN.has(script) || manifest.scripts?.[script] !== undefined) return [];
      if (manifest === own && existsSync(path.join(root, 'node_modules/.bin', script))) return [];
      return [`${manifest.name} has no script "${script}"`];
    }),
  );
}

/** What somebody is told to install must be there to be installed. */
function unpublished(code) {
  const published = new Set(publishedPackages().map(({ manifest }) => manifest.name));
  const named = [...code.matchAll(/\bnpm (?:install|i)((?: @?[\w/.-]+)+)/g)].flatMap(([, names]) =>
    names.trim().split(' '),
  );
  return named
    .filter((name) => name.startsWith(SCOPE) && !published.has(name))
    .map((name) => `${name} is not published`);
}

/** Scripts are files of the repository; what is below dist was built by the line before. */
const missingFiles = (code, root) =>
  [...code.matchAll(/\bnode\s+(\S+\.m?js)\b/g)]
    .map(([, file]) => file)
    .filter((file) => !file.includes('dist/') && !existsSync(path.join(root, file)))
    .map((file) => `there is no ${file}`);

export async function shellProblems({ code }, root) {
  const syntax = await run('bash', ['-n', '-c', code]).then(
    () => [],
    (error) => [error.stderr.trim()],
  );
  return [...syntax, ...unknownScripts(code, root), ...unpublished(code), ...missingFiles(code, root)];
}
