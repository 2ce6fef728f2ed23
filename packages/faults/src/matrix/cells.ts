import { FAULT_NAMES, type FaultName } from '../world/faults.ts';
import { JOURNEYS, type Journey, type Row } from './journeys.ts';

export type Spell = 'once' | 'lasting';

export interface Cell {
  journey: Journey;
  row: Row;
  fault: FaultName;
  /** Whether the first request meets the fault, or each of them until the page has said that it failed. */
  spell: Spell;
}

/** What happens once by its nature: somebody cancels, or reloads the page. */
const ONCE_ONLY: readonly FaultName[] = ['cancelled', 'reload'];

/** Rows that money hangs on. */
const PAID = ['prepare', 'confirm'];

/**
 * Whether a cell is one of every run: each fault once, and what money hangs on also lastingly, which an update does as a
 * registration does. With `ATS_TEST_FULL` all are, which takes twice as long.
 */
export const isOfRun = ({ journey, row, spell }: Cell): boolean =>
  spell === 'once' ||
  (journey.mode === 'register' && PAID.includes(row.name)) ||
  Boolean(process.env['ATS_TEST_FULL']);

/** `register/confirm/reset`, and `/lasting` behind it. */
export const nameOf = ({ journey, row, fault, spell }: Cell): string =>
  [journey.name, row.name, fault, ...(spell === 'lasting' ? [spell] : [])].join('/');

/** Every cell of the journeys of these names; of all of them when none is given. */
export function cellsOf(...names: string[]): Cell[] {
  const journeys = JOURNEYS.filter(({ name }) => names.length === 0 || names.includes(name));
  if (journeys.length === 0) throw new Error(`There is no journey "${names.join(', ')}".`);
  return journeys.flatMap((journey) =>
    journey.rows.flatMap((row) =>
      FAULT_NAMES.flatMap((fault): Cell[] => [
        { journey, row, fault, spell: 'once' },
        ...(ONCE_ONLY.includes(fault) ? [] : [{ journey, row, fault, spell: 'lasting' } as const]),
      ]),
    ),
  );
}
