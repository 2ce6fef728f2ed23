import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JOURNEYS, type Journey, type Row } from '../../src/matrix/journeys.ts';
import { openTestStage } from '../stage.ts';
import { User } from '../../src/matrix/user.ts';
import { World } from '../../src/world/world.ts';
import { type Timers, watchTimers } from './timers.ts';

/** Far more than any journey takes. */
const MAX_TURNS = 500;

/** The states of all machines at one moment. */
function stateOf(world: World): string {
  const snapshots = Object.entries(
    world.flow.getSnapshot() as unknown as Record<string, { value: unknown } | null>,
  );
  return snapshots
    .flatMap(([name, snapshot]) => (snapshot ? [`${name} ${JSON.stringify(snapshot.value)}`] : []))
    .join('\n');
}

describe('stopping', () => {
  let stage: Awaited<ReturnType<typeof openTestStage>>;
  let timers: Timers;
  beforeAll(async () => {
    stage = await openTestStage();
    timers = watchTimers();
  });
  afterAll(async () => {
    timers.restore();
    await stage.close();
  });

  /** Goes as far as a state in which nobody has stopped yet, and stops there. @returns that state */
  async function stopAtNewState(journey: Journey, row: Row, known: ReadonlySet<string>) {
    // One after the other, so a work can take one version after the other.
    const given = await stage.givens.take(journey.work === 'own' ? { ...journey, work: 'shared' } : journey);
    while (await stage.service.isWorking(given.organization))
      await new Promise((resolve) => setTimeout(resolve, 10));
    const { action, externalUserRef, flow, mode } = journey;
    const world = new World({
      service: stage.service,
      proxy: stage.proxy,
      organization: given.organization,
      mode,
      session: { action, externalUserRef },
      withholdsCode: row.withholdsCode ?? false,
      withoutSocket: row.withoutSocket ?? false,
      ...(flow && { flow }),
    });
    const user = new User({ journey, row, work: given.work, tab: world.tab });
    const stop: { at?: string } = {};
    world.flow.subscribe(() => {
      const state = stateOf(world);
      if (stop.at !== undefined || known.has(state)) return;
      stop.at = state;
      world.flow.stop();
    });
    world.start();
    for (let turns = 0; turns < MAX_TURNS && stop.at === undefined; turns++) {
      const view = world.flow.view('page');
      if (user.isContent(view)) break;
      if (!user.act(view) && !(await world.wait())) break;
    }
    await world.stop();
    const told = world.events.length;
    const leftovers = await world.leftovers();
    return { found: stop.at, leftovers, isQuiet: !world.clock.jump() && world.events.length === told };
  }

  /** The rows that lead through different screens; the first leads to the journey's own end. */
  const rowsOf = ({ rows }: Journey): Row[] => [
    ...rows.slice(0, 1),
    ...rows.filter(({ wish, withoutSocket, withholdsCode, hasNewFile, call }) =>
      Boolean(wish ?? withoutSocket ?? withholdsCode ?? (hasNewFile && call === 'put')),
    ),
  ];

  it.each(JOURNEYS.map((journey) => [journey.name, journey] as const))(
    '%s leaves nothing behind in any state',
    async (_, journey) => {
      const known = new Set<string>();
      const problems: string[] = [];
      for (const row of rowsOf(journey)) {
        for (;;) {
          const { found, leftovers, isQuiet } = await stopAtNewState(journey, row, known);
          const left = [...leftovers, ...timers.pending(), ...(isQuiet ? [] : ['something went on'])];
          if (left.length > 0) problems.push(`${found ?? 'the end'}\n${left.join('\n')}`);
          if (found === undefined) break;
          known.add(found);
        }
      }
      expect(problems).toEqual([]);
      expect(known.size).toBeGreaterThan(2);
    },
  );
});
