import { ERRORS } from '@ats-kit/protocol';
import type { Told } from '../world/world.ts';
import type { Outcome } from './cell.ts';
import type { Cell } from './cells.ts';

type Rule = (outcome: Outcome, cell: Cell) => string[];

const failures = ({ events }: Outcome) =>
  events.filter((event) => event.type === 'allfeat:failed' || event.type === 'allfeat:error');

/** One registration was meant, so one is paid for, however often anything was sent. */
const paysOnce: Rule = ({ books }, { journey }) =>
  books.debits > journey.debits ? [`paid ${books.debits} times instead of ${journey.debits}`] : [];

/** A work that is registered has an access code that exists nowhere else: it has to be on the screen. */
const keepsCode: Rule = ({ books, accessCode, isCodeRight, screen }, { journey }) => {
  if (!journey.bringsCode || !books.transactions.some(({ state }) => state === 'completed')) return [];
  if (accessCode === undefined) return [`registered, and no access code on ${screen}`];
  return isCodeRight ? [] : ['the access code on the screen opens nothing'];
};

/** Once paid, "it failed" is a lie, unless the page says that it does not know. */
const neverFailsWhatWasPaid: Rule = ({ events }) =>
  events.flatMap((event) => {
    if (event.type !== 'allfeat:failed' || !event.isPaid) return [];
    const { code, stage } = event.detail;
    const isHonest = code === 'widget.confirm_in_doubt' || code === 'transaction.failed';
    return isHonest ? [] : [`FAILED with ${code} at ${stage} after a confirm that went through`];
  });

/** Whatever was broken works again in the end, so everybody gets what they came for. */
const endsWell: Rule = ({ isStuck, trail, screen, books }, { journey }) => [
  ...(isStuck ? [`never got there: ${trail.join(' → ')}`] : []),
  ...(journey.debits === 1 && books.debits === 0 ? ['nothing was registered'] : []),
  ...(screen === journey.ends ? [] : [`ended on ${screen}`]),
];

const RANKS: Partial<Record<Told['type'], number>> = {
  'allfeat:ready': 0,
  'allfeat:upload-start': 1,
  'allfeat:upload-progress': 2,
  'allfeat:upload-complete': 3,
  'allfeat:confirmed': 4,
  'allfeat:step': 5,
  'allfeat:complete': 6,
};

/** The order of the contract, each time that a flow is mounted; what failed may begin again, and a spent upload URL the upload. */
const ordersEvents: Rule = ({ events }) => {
  const problems: string[] = [];
  const mounts = [...new Set(events.map(({ mount }) => mount))];
  for (const mount of mounts) {
    const own = events.filter((event) => event.mount === mount);
    if (own[0]?.isFirstMount && own[0].type !== 'allfeat:ready')
      problems.push(`a page begins with ${own[0].type}`);
    problems.push(...orderOf(own));
  }
  const readies = new Map<number, number>();
  for (const { type, page, isStopped } of events) {
    if (type === 'allfeat:ready') readies.set(page, (readies.get(page) ?? 0) + 1);
    if (isStopped) problems.push(`${type} after the flow was stopped`);
  }
  return [...readies.values()].some((count) => count > 1) ? [...problems, 'ready twice on a page'] : problems;
};

function orderOf(events: readonly Told[]): string[] {
  const problems: string[] = [];
  let rank = -1;
  let uploaded = 0;
  let hasFailed = false;
  for (const event of events) {
    if (event.type === 'allfeat:failed') hasFailed = true;
    const next = RANKS[event.type];
    if (next === undefined) continue;
    if (event.type === 'allfeat:upload-start') {
      if (rank >= 4 && !hasFailed) problems.push('an upload after a confirm');
      uploaded = 0;
    } else if (next < rank && !hasFailed) problems.push(`${event.type} after rank ${rank}`);
    if (event.type === 'allfeat:upload-progress') {
      if (event.detail.loaded < uploaded) problems.push('progress went back');
      uploaded = event.detail.loaded;
    }
    if (event.type === 'allfeat:confirmed') hasFailed = false;
    rank = next;
  }
  const completions = events.filter(({ type }) => type === 'allfeat:complete').length;
  return completions > 1 ? [...problems, `complete ${completions} times`] : problems;
}

/** Every failure says what it is, to a program and to a person. */
const namesFailures: Rule = (outcome) =>
  failures(outcome).flatMap((event) => {
    const { code, message, error, stage } = event.detail as {
      code: string;
      message: string;
      error: string;
      stage: string;
    };
    return [
      ...(Object.hasOwn(ERRORS, code) ? [] : [`the code ${code} is in no catalogue`]),
      ...(/\w/.test(message) && error === message ? [] : [`${code} has no message`]),
      ...(code === 'widget.unknown_error' ? [`widget.unknown_error at ${stage}`] : []),
    ];
  });

const leavesNothing: Rule = ({ leftovers }) => leftovers.map((left) => `left behind: ${left}`);

/** A cell whose fault never struck proves nothing. */
const strikes: Rule = ({ hasMet }, { row }) => (hasMet ? [] : [`${row.name} was never called`]);

const RULES: readonly Rule[] = [
  paysOnce,
  keepsCode,
  neverFailsWhatWasPaid,
  endsWell,
  ordersEvents,
  namesFailures,
  leavesNothing,
  strikes,
];

/** What must hold in every cell, whatever broke. @returns what does not */
export const violationsOf = (outcome: Outcome, cell: Cell): string[] =>
  RULES.flatMap((rule) => rule(outcome, cell));
