import { turn } from '../world/activity.ts';
import { faultOf } from '../world/faults.ts';
import type { Proxy } from '../world/proxy.ts';
import type { Books, Service } from '../world/service.ts';
import { type Told, World } from '../world/world.ts';
import { type Cell, nameOf } from './cells.ts';
import type { Given, Givens } from './givens.ts';
import { User } from './user.ts';

/** What came of a cell. */
export interface Outcome {
  /** `register/confirm/reset`, and `/lasting` behind it. */
  name: string;
  /** Each screen that stood, in order; failures with their codes. */
  trail: string[];
  counts: { inits: number; puts: number; confirms: number };
  books: Books;
  /** What `getState()` said at the end. */
  screen: string;
  accessCode: string | undefined;
  /** That code opens a work of the organization. */
  isCodeRight: boolean;
  events: Told[];
  passages: World['line']['passages'];
  /** Whether the fault struck at all. */
  hasMet: boolean;
  /** Nothing would ever have happened any more. */
  isStuck: boolean;
  reloads: number;
  leftovers: string[];
  seconds: number;
}

export interface Stage {
  service: Service;
  proxy: Proxy;
  givens: Givens;
}

/** Far more than a journey takes, whatever goes wrong. */
const MAX_TURNS = 3_000;
const MAX_RELOADS = 3;

function createWorld({ service, proxy }: Stage, cell: Cell, { organization }: Given): World {
  const { journey, row, fault, spell } = cell;
  const { action, externalUserRef, flow } = journey;
  const world = new World({
    service,
    proxy,
    organization,
    mode: journey.mode,
    session: { action, externalUserRef },
    withholdsCode: row.withholdsCode ?? false,
    withoutSocket: row.withoutSocket ?? false,
    ...(flow && { flow }),
  });
  world.line.break(row.call, faultOf(fault), { isLasting: spell === 'lasting' });
  return world;
}

/** What the service did since, and not for the work that was given. */
function booksSince(before: Books, now: Books): Books {
  const known = new Set(before.transactions.map(({ id }) => id));
  return {
    debits: now.debits - before.debits,
    transactions: now.transactions.filter(({ id }) => !known.has(id)),
  };
}

/** Cancels what is under way; where no button does it, the flow is taken out of the page and put back in. */
async function cancel(world: World): Promise<void> {
  const view = world.flow.view('page');
  const button = 'cancel' in view ? view.cancel : null;
  if (button) {
    button.press();
    world.line.letGo();
    await turn();
    return;
  }
  await world.stop();
  world.line.letGo();
  while (world.line.underWay > 0) await world.activity.next(1_000);
  await turn();
  world.start();
}

/** Lets a user go through a journey over a line that breaks at one place. */
export async function runCell(stage: Stage, cell: Cell): Promise<Outcome> {
  const startedAt = performance.now();
  const { journey, row } = cell;
  const given = await stage.givens.take(journey);
  const { organization } = given;
  const before = await stage.service.books(organization);
  const world = createWorld(stage, cell, given);
  const user = new User({ journey, row, work: given.work, tab: world.tab });
  const trail: string[] = [];
  let meanwhile: 'cancel' | 'reload' | undefined;
  let isStuck = true;
  world.line.onHeld(() => (meanwhile = faultOf(cell.fault).meanwhile));

  world.start();
  for (let turns = 0; turns < MAX_TURNS; turns++) {
    if (meanwhile !== undefined) {
      const act = meanwhile;
      meanwhile = undefined;
      trail.push(`(${act})`);
      if (act === 'cancel') await cancel(world);
      else await world.reload();
      world.line.mend();
      continue;
    }
    const view = world.flow.view('page');
    const shown =
      'code' in view && typeof view.code === 'string' ? `${view.screen} ${view.code}` : view.screen;
    if (trail.at(-1) !== shown) trail.push(shown);
    if (user.seesTrouble(view)) world.line.mend();
    if (user.isContent(view)) {
      isStuck = false;
      break;
    }
    if (user.act(view)) continue;
    if (user.isAtALoss(view)) {
      if (world.reloads >= MAX_RELOADS) break;
      trail.push('(reload)');
      await world.reload();
    } else if (!(await world.wait())) break;
  }

  const state = world.flow.getState();
  await world.stop();
  world.line.mend();
  const outcome: Outcome = {
    name: nameOf(cell),
    trail,
    counts: {
      inits: world.line.delivered('init', 'init-upload'),
      puts: world.line.delivered('put'),
      confirms: world.line.delivered('confirm'),
    },
    books: booksSince(before, await stage.service.books(organization)),
    screen: state.screen,
    accessCode: state.accessCode,
    isCodeRight:
      state.accessCode !== undefined && (await stage.service.opens(organization, state.accessCode)),
    events: world.events,
    passages: world.line.passages,
    hasMet: world.line.hasMet,
    isStuck,
    reloads: world.reloads,
    leftovers: await world.leftovers(),
    seconds: (performance.now() - startedAt) / 1_000,
  };
  // What went wrong here must not go on elsewhere.
  if (!isStuck && outcome.books.transactions.every(({ state: end }) => end === 'completed'))
    stage.givens.giveBack(journey, given);
  return outcome;
}
