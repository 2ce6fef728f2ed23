import type { ActorRefFrom } from 'xstate';
import type { WorksEvent } from '../works/works.types.ts';
import type { findingMachine } from './finding.machine.ts';
import type { FindingCommand } from './finding.types.ts';

type OwnCommand = Exclude<FindingCommand, WorksEvent>;

const OWN = new Set<string>([
  'user.setAccessCode',
  'user.leaveAccessCode',
  'user.toggleAccessCode',
  'user.find',
] satisfies OwnCommand['type'][]);

const OF_LIST = new Set<string>([
  'user.searchWorks',
  'user.moreWorks',
  'user.retryWorks',
  'user.chooseWork',
] satisfies WorksEvent['type'][]);

const isOwn = (event: { type: string }): event is OwnCommand => OWN.has(event.type);
const isOfList = (event: { type: string }): event is WorksEvent => OF_LIST.has(event.type);

/**
 * Hands an event to finding or to its list, if it is theirs.
 *
 * @returns whether it is; one that comes when nothing is looked for any more is swallowed
 */
export function routeToFinding<Event extends { type: string }>(
  finding: ActorRefFrom<typeof findingMachine> | undefined,
  event: Event,
): event is Extract<Event, FindingCommand> {
  if (isOwn(event)) finding?.send(event);
  else if (isOfList(event)) finding?.getSnapshot().children.works?.send(event);
  else return false;
  return true;
}
