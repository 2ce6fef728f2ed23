import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserCommand } from 'vitest/node';
import {} from '@vitest/browser-playwright';

/** What a screen reader is given, by role and name, in shadow roots too. */
export const ariaTree: BrowserCommand = async ({ iframe }) => iframe.locator('main').ariaSnapshot();

type Rows = string[][];

const HEAD = ['journey', 'face', 'requests', 'events', 'texts', 'tree'];
const rowsSoFar: Rows = [];
const differencesSoFar: string[] = [];

const inColumns = (rows: Rows): string => {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
};

/** Keeps the rows of a journey, and prints all that there are. */
export const tellParity: BrowserCommand<[rows: Rows, differences: string[]]> = (
  { project },
  rows,
  differences,
) => {
  rowsSoFar.push(...rows);
  differencesSoFar.push(...differences);
  const folder = path.join(project.config.root, 'reports');
  mkdirSync(folder, { recursive: true });
  const report = { head: HEAD, rows: rowsSoFar, differences: differencesSoFar };
  writeFileSync(path.join(folder, 'parity.json'), `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`${['', inColumns([HEAD, ...rows]), ...differences].join('\n')}\n`);
};

declare module 'vitest/browser' {
  interface BrowserCommands {
    ariaTree: () => Promise<string>;
    tellParity: (rows: Rows, differences: string[]) => Promise<void>;
  }
}
