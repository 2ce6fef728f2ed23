// What an import costs a page: the bytes of everything it brings, minified and compressed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUNDLERS, bundleWithRolldown } from './bundle.mjs';

/**
 * @typedef {object} Row
 * @property {string} from a package, or an entry of one
 * @property {string} [import] `{ name }`, or '' for an import for its effect
 * @property {string} [file] instead of an import: a file of the package, as a page would load it
 * @property {string[]} [without] packages that must not come along, whichever bundler it is
 * @property {number} gzipBytes
 */

export const nameOf = ({ from, import: names, file }) =>
  file === undefined ? (names === '' ? `import '${from}'` : `${names} from '${from}'`) : `${from}/${file}`;

const packageName = (from) => from.split('/').slice(0, 2).join('/');

export const packageOf = (packages, { from }) => {
  const found = packages.find(({ manifest }) => manifest.name === packageName(from));
  if (found === undefined) throw new Error(`sizes.json: no published package is called ${packageName(from)}`);
  return found;
};

/** An import that is used, so that nothing of it is dropped. */
const sourceOf = ({ from, import: names }) =>
  names === '' ? `import '${from}';` : `export ${names} from '${from}';`;

export const gzipBytes = (content) => gzipSync(content, { level: 9 }).length;

/** The minified code of a row, and what it consists of. A peer is the page's own and stays out. */
export async function contentOf(row, { packages, scratch }) {
  const { root, manifest } = packageOf(packages, row);
  if (row.file !== undefined) {
    const content = readFileSync(path.join(root, row.file), 'utf8');
    return { content, map: path.join(root, `${row.file}.map`) };
  }
  const external = Object.keys(manifest.peerDependencies ?? {});
  const { code, map } = await bundleWithRolldown(sourceOf(row), { folder: scratch, external, minify: true });
  return { content: code, map };
}

/** Which of the packages that must stay away came along all the same, by bundler. */
export async function intruders(row, { packages, scratch }) {
  const external = Object.keys(packageOf(packages, row).manifest.peerDependencies ?? {});
  const found = [];
  for (const [bundler, bundle] of Object.entries(row.without === undefined ? {} : BUNDLERS)) {
    const { modules } = await bundle(sourceOf(row), { folder: scratch, external });
    for (const name of row.without) {
      if (modules.some((id) => id.includes(`/node_modules/${name}/`)))
        found.push(`${bundler} brings ${name} along`);
    }
  }
  return found;
}
