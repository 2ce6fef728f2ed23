// What is right about a size, and that the READMEs tell the measured ones: a number that nobody checks is soon wrong.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/processes.mjs';
import { nameOf, packageOf } from './measure.mjs';

// The same bytes compress to slightly different lengths by zlib's version and the processor it is tuned for.
const TOLERANCE = 0.01;

const BEGIN = '<!-- sizes -->';
const END = '<!-- /sizes -->';

/**
 * Growth and shrinkage both fail: a limit that is not the size lets the next growth pass unseen.
 *
 * @param {import('./measure.mjs').Row} row
 */
export function judge(row, limit, bytes, brought) {
  const change = limit === 0 ? 1 : (bytes - limit) / limit;
  const isOff = Math.abs(bytes - limit) > Math.ceil(limit * TOLERANCE);
  const problems = isOff
    ? [`${nameOf(row)} ${bytes > limit ? 'grew' : 'shrank'} from ${limit} to ${bytes} bytes`]
    : [];
  problems.push(...brought.map((intruder) => `${nameOf(row)}: ${intruder}`));
  const percent = `${change > 0 ? '+' : ''}${(100 * change).toFixed(1)} %`;
  return { title: nameOf(row), cells: [nameOf(row), bytes, limit, bytes === limit ? '' : percent], problems };
}

/** Every entry with code is measured, also the one that somebody adds tomorrow. */
export function forgottenEntries(packages, rows) {
  return packages.map(({ manifest }) => {
    const entries = Object.entries(manifest.exports).filter(([, target]) => target.default?.endsWith('.js'));
    const names = entries.map(([subpath]) => path.posix.join(manifest.name, subpath));
    const missing = names.filter(
      (name) => !rows.some(({ from, file }) => from === name && file === undefined),
    );
    return {
      title: `${manifest.name} has a size for every entry`,
      problems: missing.map((name) => `sizes.json has no row for an import of ${name}`),
    };
  });
}

/** 1 kB is 1000 bytes, as in the texts of the widget. */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const labelOf = ({ from, import: names, file }) =>
  file === undefined
    ? `import ${names === '' ? '' : `${names} from `}'${from}'`
    : file.replace(/^dist\//, '');

function noteOf(rows) {
  const lines = rows.map((row) => `| \`${labelOf(row)}\` | ${kilobytes(row.gzipBytes)} |`);
  return [BEGIN, '| what a page loads | min + gzip |', '|---|---|', ...lines, END].join('\n');
}

/** A README with its note brought up to date, or undefined when it has none. */
function withNote(readme, rows) {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  return after === undefined ? undefined : before + noteOf(rows) + after;
}

const INLINE = /<!-- size: (\S+) -->.*?<!-- \/size -->/g;

/** A text with the sizes in its sentences: `<!-- size: @ats-kit/element/dist/x.js -->90.1 kB<!-- /size -->`. */
const withSizes = (text, rows) =>
  text.replaceAll(INLINE, (_, name) => {
    const row = rows.find((each) => nameOf(each) === name);
    const size = row === undefined ? `unknown: ${name}` : kilobytes(row.gzipBytes);
    return `<!-- size: ${name} -->${size}<!-- /size -->`;
  });

export const ROOT_README = 'README.md';
const readmeOf = ({ folder }) => `${folder}/README.md`;
const rowsOf = (packages, rows, published) => rows.filter((row) => packageOf(packages, row) === published);

/** Every README by its path, as it is. */
export function readReadmes(packages) {
  const files = [ROOT_README, ...packages.map(readmeOf)];
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

/** Every README as it should be; `undefined` for one without a place for its note. */
function wantedReadmes(packages, rows, readmes) {
  const own = packages.map((published) => {
    const file = readmeOf(published);
    return [file, withNote(readmes.get(file), rowsOf(packages, rows, published))];
  });
  return new Map([[ROOT_README, withSizes(readmes.get(ROOT_README), rows)], ...own]);
}

/** The READMEs to write. */
export const updatedNotes = (packages, rows) =>
  [...wantedReadmes(packages, rows, readReadmes(packages))].filter(([, text]) => text !== undefined);

/** @param {Map<string, string>} readmes by their paths */
export function noteProblems(packages, rows, readmes) {
  return [...wantedReadmes(packages, rows, readmes)].map(([file, wanted]) => {
    const problems = [];
    if (wanted === undefined) problems.push(`${file} has no ${BEGIN} … ${END} for its sizes`);
    else if (wanted !== readmes.get(file)) problems.push(`${file} tells other sizes than sizes.json`);
    return { title: `${file} tells the measured sizes`, problems };
  });
}
