import { type Outcome, type Stage, runCell } from './cell.ts';
import { type Cell, nameOf } from './cells.ts';
import { violationsOf } from './checker.ts';
import { createGivens } from './givens.ts';
import { startProxy } from '../world/proxy.ts';
import { openService } from '../world/service.ts';

/** A cell as it is printed. */
export interface Result {
  name: string;
  journey: string;
  row: string;
  fault: Cell['fault'];
  spell: Cell['spell'];
  outcome: Outcome;
  violations: string[];
}

export async function judge(stage: Stage, cell: Cell): Promise<Result> {
  const outcome = await runCell(stage, cell);
  const { journey, row, fault, spell } = cell;
  return {
    name: nameOf(cell),
    journey: journey.name,
    row: row.name,
    fault,
    spell,
    outcome,
    violations: violationsOf(outcome, cell),
  };
}

/**
 * One service and one proxy, for any number of cells at a time.
 *
 * @param snapshot of a migrated, empty database, which takes a fraction of the time that a fresh one takes
 */
export async function openStage(snapshot: Blob): Promise<Stage & { close(): Promise<void> }> {
  const service = await openService(snapshot);
  const proxy = await startProxy(service.url);
  return {
    service,
    proxy,
    givens: createGivens(service),
    async close() {
      await proxy.close();
      await service.close();
    },
  };
}
