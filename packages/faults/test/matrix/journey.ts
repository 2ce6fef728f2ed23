import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellsOf, isOfRun, nameOf } from '../../src/matrix/cells.ts';
import { describeCell } from '../../src/matrix/print-cell.ts';
import { type Result, judge } from '../../src/matrix/run.ts';
import { openTestStage } from '../stage.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../reports/matrix');
/** One cell, by its name: everything that happened in it is printed. */
const ONLY = process.env['ATS_FAULTS_CELL'];

/** A test for each cell of a journey, many at a time: most of their time they wait. */
export function testJourney(journey: string): void {
  const cells = cellsOf(journey).filter((cell) =>
    ONLY === undefined ? isOfRun(cell) : nameOf(cell) === ONLY,
  );
  describe.skipIf(cells.length === 0).concurrent(journey, () => {
    // By name: of a cell that is tried once more, the last try counts.
    const results = new Map<string, Result>();
    let stage: Awaited<ReturnType<typeof openTestStage>> | undefined;
    beforeAll(async () => {
      stage = await openTestStage();
    });
    afterAll(async () => {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(path.join(FOLDER, `${journey}.json`), JSON.stringify([...results.values()]));
      await stage?.close();
    });

    it.each(cells.map((cell) => [nameOf(cell), cell] as const))('%s', async (name, cell) => {
      if (!stage) throw new Error('The stage is not set.');
      const result = await judge(stage, cell);
      results.set(name, result);
      if (ONLY !== undefined) process.stdout.write(`${describeCell(result)}\n`);
      expect(result.violations, result.outcome.trail.join(' → ')).toEqual([]);
    });
  });
}
