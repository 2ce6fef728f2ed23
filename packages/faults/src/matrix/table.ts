import { FAULT_NAMES } from '../world/faults.ts';
import type { Result } from './run.ts';

/** The last screen by its letter; what stood before it by marks in front. */
const LETTERS: Record<string, string> = {
  COMPLETE: 'C',
  FAILED: 'F',
  DISABLED: 'D',
  TRACKING: 'T',
  FORM: 'f',
  UPLOAD: 'u',
  CONFIRMING: 'c',
  DOWNLOADS: 'L',
  DOWNLOAD_DETAIL: 'W',
};

export const LEGEND = [
  'A cell: what the user saw, the last screen, then inits·PUTs·confirms at the service/debits. ! a violation.',
  'Before the last screen: f failed and was tried again, d disabled, s still processing, r reloaded, x cancelled.',
  `Screens: ${Object.entries(LETTERS)
    .map(([screen, letter]) => `${letter} ${screen}`)
    .join(', ')}.`,
].join('\n');

function markOf(step: string): string {
  if (step.startsWith('failed')) return 'f';
  if (step.startsWith('disabled')) return 'd';
  if (step === '(reload)') return 'r';
  return step === '(cancel)' ? 'x' : '';
}

function cellText({ outcome, violations }: Result): string {
  const { trail, screen, counts, books } = outcome;
  const seen = [...new Set(trail.slice(0, -1).map(markOf))].join('');
  const numbers = `${counts.inits}·${counts.puts}·${counts.confirms}/${books.debits}`;
  return `${violations.length > 0 ? '!' : ''}${seen}${LETTERS[screen] ?? '?'} ${numbers}`;
}

/** A row a call of a journey, a column a fault. */
export function matrixOf(results: readonly Result[], spell: Result['spell']): string {
  const shown = results.filter((result) => result.spell === spell);
  const faults = FAULT_NAMES.filter((name) => shown.some(({ fault }) => fault === name));
  const rows = [...new Set(shown.map(({ journey, row }) => `${journey} / ${row}`))];
  const lines = [
    ['', ...faults],
    ...rows.map((name) => [
      name,
      ...faults.map((fault) => {
        const found = shown.find((one) => `${one.journey} / ${one.row}` === name && one.fault === fault);
        return found ? cellText(found) : '';
      }),
    ]),
  ];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The end of a run: what was counted, and every violation. */
export function summaryOf(results: readonly Result[]): string {
  const broken = results.filter(({ violations }) => violations.length > 0);
  const sum = (read: (result: Result) => number) => results.reduce((total, one) => total + read(one), 0);
  return [
    `${results.length} cells: ${sum(({ outcome }) => outcome.counts.inits)} inits, ${sum(({ outcome }) => outcome.counts.puts)} PUTs, ${sum(({ outcome }) => outcome.counts.confirms)} confirms, ${sum(({ outcome }) => outcome.books.debits)} debits; ${broken.length} with violations`,
    ...broken.map(({ name, violations }) => `  ${name}: ${violations.join('; ')}`),
  ].join('\n');
}
