// Puts the sheet together: what the packages of a page import, what a shadow root adopts, and the source are one text.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';

const SOURCE = new URL('../src/', import.meta.url);

/** Everything below src/ that one file of it consists of, in the order of its imports. */
export function filesOf(entry: string): string[] {
  const text = readFileSync(new URL(entry, SOURCE), 'utf8');
  const imports = [...text.matchAll(/^@import '\.\/(.+)';$/gm)].map((match) => match[1] ?? '');
  return [entry, ...imports].map((file) => fileURLToPath(new URL(file, SOURCE)));
}

/** The readable sheet: each file under its name, without the imports. */
export function assemble(entry: string): string {
  const texts = filesOf(entry).map((file) => {
    const text = readFileSync(file, 'utf8').replaceAll(/^@import .+\n/gm, '');
    return text.trim();
  });
  return `${texts.join('\n\n')}\n`;
}

/**
 * The same sheet, small. Without `targets` lightningcss lowers nothing: nesting, light-dark(), relative colours and
 * container queries arrive as they were written, which test/sheet.test.ts holds it to.
 */
export function minify(css: string): string {
  const { code, warnings } = transform({
    filename: 'ats.css',
    code: new TextEncoder().encode(css),
    minify: true,
  });
  if (warnings.length > 0) throw new Error(warnings.map((warning) => warning.message).join('\n'));
  return new TextDecoder().decode(code);
}
