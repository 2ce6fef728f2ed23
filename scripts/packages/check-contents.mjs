// What a tarball holds: all that its users need, and nothing that they do not.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/processes.mjs';
import { readText } from './published.mjs';

const REQUIRED = ['README.md', 'LICENSE', 'package.json'];
const AT_THE_TOP = new Set([...REQUIRED, 'CHANGELOG.md']);
const STRANGE =
  /(^|\/)(tests?|e2e|fixtures|reports|node_modules|__snapshots__)\/|\.(test|e2e|spec)\.|\.(tsbuildinfo|log)$|(^|\/)\./;

export function checkContents(published) {
  const { files, manifest } = published;
  const problems = REQUIRED.filter((file) => !files.includes(file)).map((file) => `${file} is missing`);
  if (!files.some((file) => file.startsWith('dist/'))) problems.push('dist is missing: was it built?');
  for (const file of files) {
    const expected = AT_THE_TOP.has(file) || /^(dist|src)\//.test(file);
    if (!expected || STRANGE.test(file)) problems.push(`${file} should not be published`);
  }
  if (problems.length > 0) return problems;
  if (readText(published, 'LICENSE') !== readFileSync(path.join(root, 'LICENSE'), 'utf8'))
    problems.push("LICENSE is not the repository's");
  if (!readText(published, 'README.md').startsWith(`# ${manifest.name}\n`))
    problems.push(`README.md must begin with "# ${manifest.name}"`);
  return problems;
}
