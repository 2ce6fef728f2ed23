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

/** What an update does as a registration does: one machine sends, follows and asks for tokens in both. */
const isRepeated = ({ journey, row }: Cell): boolean =>
  journey.mode === 'update' &&
  row.name !== 'confirm' &&
  JOURNEYS.some(({ mode, rows }) => mode === 'register' && rows.some(({ name }) => name === row.name));

/**
 * Whether a cell is one of every run: each fault once in each machine, and for a registration what money hangs on also lastingly.
 * With `ATS_TEST_FULL` all are, which takes more than twice as long.
 */
export const isOfRun = (cell: Cell): boolean =>
  Boolean(process.env['ATS_TEST_FULL']) ||
  (cell.spell === 'once'
    ? !isRepeated(cell)
    : cell.journey.mode === 'register' && PAID.includes(cell.row.name));

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
