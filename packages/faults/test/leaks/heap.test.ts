import { createAtsFlow } from '@ats-kit/machine';
import { describe, expect, it } from 'vitest';
import { JOURNEYS } from '../../src/matrix/journeys.ts';
import { User } from '../../src/matrix/user.ts';
import { turn } from '../../src/world/activity.ts';
import { JumpingClock } from '../../src/world/clock.ts';
import { Tab } from '../../src/world/tab.ts';
import { cannedPorts } from './canned.ts';

const WARM_UP = 100;
/** A leak as large as a flow shows in either; the longer run is for smaller ones. */
const CYCLES = process.env['ATS_TEST_FULL'] ? 1_000 : 250;
/** What engines keep of their own. */
const MAX_GROWTH_BYTES = 1_000_000;
const MAX_TURNS = 400;
/** A leak shows in each of them; what an engine still compiles and keeps, in the first. */
const ROUNDS = 3;

/** Creates a flow, registers a work with it, and destroys it; every third one is destroyed somewhere on the way. */
async function cycle(index: number): Promise<boolean> {
  const [journey] = JOURNEYS;
  const row = journey?.rows[0];
  if (!journey || !row) throw new Error('There is no journey.');
  const clock = new JumpingClock();
  const flow = createAtsFlow('register', cannedPorts(clock));
  const end = flow.subscribe(() => undefined);
  const user = new User({ journey, row, work: undefined, tab: new Tab() });
  const isCutShort = index % 3 === 0;
  const maxTurns = isCutShort ? index % 41 : MAX_TURNS;
  flow.start();
  let isDone = false;
  for (let turns = 0; turns < maxTurns && !isDone; turns++) {
    const view = flow.view('page');
    isDone = user.isContent(view);
    if (!isDone && !user.act(view)) {
      await turn();
      if (turns % 50 === 49) clock.jump();
    }
  }
  flow.stop();
  end();
  await turn();
  return isDone || isCutShort;
}

async function heapAfter(cycles: number): Promise<number> {
  for (let index = 0; index < cycles; index++)
    if (!(await cycle(index))) throw new Error(`Life ${index} did not come to its end.`);
  await turn();
  globalThis.gc?.();
  await turn();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

describe('the heap', () => {
  it(`does not grow in ${CYCLES} lives of a flow`, async () => {
    expect(globalThis.gc, 'run with --expose-gc').toBeTypeOf('function');
    let before = await heapAfter(WARM_UP);
    const growths: number[] = [];
    while (growths.length < ROUNDS && growths.every((growth) => growth >= MAX_GROWTH_BYTES)) {
      const after = await heapAfter(CYCLES);
      growths.push(after - before);
      before = after;
    }
    console.log(`bytes that a round of ${CYCLES} left behind: ${growths.join(', ')}`);
    expect(Math.min(...growths), `bytes left behind by each round: ${growths.join(', ')}`).toBeLessThan(
      MAX_GROWTH_BYTES,
    );
  });
});
