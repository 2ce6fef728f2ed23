import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/matrix/cell.ts';
import { type Cell, cellsOf, nameOf } from '../../src/matrix/cells.ts';
import { violationsOf } from '../../src/matrix/checker.ts';
import { judge } from '../../src/matrix/run.ts';
import { openTestStage } from '../stage.ts';
import type { Told } from '../../src/world/world.ts';

function cellOf(name: string): Cell {
  const cell = cellsOf().find((one) => nameOf(one) === name);
  if (!cell) throw new Error(`There is no cell ${name}.`);
  return cell;
}

const cell = cellOf('register/confirm/reset');

const told = (event: Pick<Told, 'type'> & { detail: object }, over: Partial<Told> = {}) =>
  ({ page: 1, mount: 1, isFirstMount: true, isStopped: false, isPaid: false, ...event, ...over }) as Told;
const ready = told({ type: 'allfeat:ready', detail: { mode: 'register' } });
const start = told({ type: 'allfeat:upload-start', detail: { filename: 'a.wav', size: 9 } });
const progress = (loaded: number) =>
  told({ type: 'allfeat:upload-progress', detail: { progress: loaded, loaded, total: 9 } });
const confirmed = told({ type: 'allfeat:confirmed', detail: { transactionId: 't' } });
const complete = told({ type: 'allfeat:complete', detail: {} });
const failed = (over: object = {}) => {
  const detail = {
    code: 'common.service_unavailable',
    message: 'Down.',
    error: 'Down.',
    stage: 'confirm',
    ...over,
  };
  return told({ type: 'allfeat:failed', detail }, { isPaid: true });
};

/** What came of a cell in which everything is as it should be. */
const good: Outcome = {
  name: nameOf(cell),
  trail: ['form', 'complete'],
  counts: { inits: 1, puts: 1, confirms: 2 },
  books: { debits: 1, transactions: [{ id: 't', state: 'completed' }] },
  screen: 'COMPLETE',
  accessCode: 'atc_',
  isCodeRight: true,
  events: [ready, start, progress(4), progress(9), confirmed, complete],
  passages: [],
  hasMet: true,
  isStuck: false,
  reloads: 0,
  leftovers: [],
  seconds: 1,
};

describe('the checker', () => {
  it('has nothing to say of a cell that went well', () => {
    expect(violationsOf(good, cell)).toEqual([]);
  });

  it.each<[string, Partial<Outcome>, RegExp]>([
    ['a second payment', { books: { ...good.books, debits: 2 } }, /paid 2 times/],
    ['a payment for nothing', { books: { ...good.books, debits: 0 } }, /nothing was registered/],
    ['a lost access code', { accessCode: undefined }, /no access code on COMPLETE/],
    ['the code of another work', { isCodeRight: false }, /opens nothing/],
    [
      'a failure after the payment',
      { events: [...good.events, failed()] },
      /after a confirm that went through/,
    ],
    ['an end too early', { screen: 'FAILED' }, /ended on FAILED/],
    ['standing still', { isStuck: true }, /never got there: form → complete/],
    ['events out of order', { events: [ready, confirmed, progress(9), complete] }, /upload-progress after/],
    ['progress that goes back', { events: [ready, start, progress(9), progress(4)] }, /progress went back/],
    ['an upload of what is paid', { events: [ready, confirmed, start] }, /an upload after a confirm/],
    ['a second completion', { events: [...good.events, complete] }, /complete 2 times/],
    ['a page that is not ready', { events: [confirmed] }, /begins with allfeat:confirmed/],
    ['a page that is ready twice', { events: [ready, ready] }, /ready twice/],
    [
      'an event of a stopped flow',
      { events: [ready, { ...start, isStopped: true }] },
      /after the flow was stopped/,
    ],
    ['a code of no catalogue', { events: [ready, failed({ code: 'oh.no' })] }, /in no catalogue/],
    ['a failure without words', { events: [ready, failed({ message: '', error: '' })] }, /has no message/],
    [
      'a failure of ours',
      { events: [ready, failed({ code: 'widget.unknown_error' })] },
      /unknown_error at confirm/,
    ],
    ['something left behind', { leftovers: ['1 timers'] }, /left behind: 1 timers/],
    ['a fault that never struck', { hasMet: false }, /confirm was never called/],
  ])('sees %s', (_, over, message) => {
    expect(violationsOf({ ...good, ...over }, cell).join('\n')).toMatch(message);
  });

  it('takes a flow at its word that says it does not know', () => {
    const events = [...good.events, failed({ code: 'widget.confirm_in_doubt' })];
    expect(violationsOf({ ...good, events }, cell)).toEqual([]);
  });
});

describe('on the real thing', () => {
  let stage: Awaited<ReturnType<typeof openTestStage>>;
  beforeAll(async () => {
    stage = await openTestStage();
  });
  afterAll(() => stage.close());

  it('a flow that keeps nothing loses what a reload took', async () => {
    const reload = cellOf('register/confirm/reload');
    const journey = { ...reload.journey, flow: { persist: false as const } };
    const { violations } = await judge(stage, { ...reload, journey });
    expect(violations.join('\n')).toMatch(/no access code/);
  });

  it('a service that is asked twice to begin is asked to pay once', async () => {
    const { outcome } = await judge(stage, cellOf('register/init/twice'));
    expect(outcome.counts).toEqual({ inits: 3, puts: 1, confirms: 1 });
    expect(outcome.books.debits).toBe(1);
  });
});
