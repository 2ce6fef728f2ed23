/**
 * Records which states and transitions the tests reach, through XState's inspection API.
 *
 * What `createAtsFlow()` tells an inspector are copies, and machines are tested alone as well. So this hooks into the
 * one place where every machine meets its actor system, the class `StateMachine` of the library, and attaches an
 * inspector to each system that starts. Nothing of the product is replaced. Import it before any machine: XState binds
 * the method when a machine is made.
 */
import {
  type AnyActorRef,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  type InspectionEvent,
  StateMachine,
} from 'xstate';

/** Names of what a machine consists of, or of what was reached of it. */
export interface Parts {
  states: string[];
  transitions: string[];
}

type Reached = Map<string, { states: Set<string>; transitions: Set<string> }>;

const reached: Reached = new Map();
const seen = new WeakSet<object>();

/** `xstate.after.tokenWait.session.refreshing` → `after tokenWait` */
function eventName(eventType: string): string {
  const [, kind, rest] =
    /^xstate\.(after|done\.actor|error\.actor|snapshot|done\.state)\.(.+)$/.exec(eventType) ?? [];
  if (kind === undefined || rest === undefined) return eventType === '' ? 'always' : eventType;
  const name = kind === 'after' ? rest.split('.')[0] : rest.replace(/^\d+\..*/, '');
  return [kind.replace('.actor', ''), name].filter(Boolean).join(' ');
}

/** A candidate by its source, its event, its place among the candidates, its guard and its target. */
function transitionName(transition: AnyTransitionDefinition, index: number, of: number): string {
  const { source, eventType, guard, target } = transition;
  const guardName = typeof guard === 'object' && guard !== null && 'type' in guard ? guard.type : guard;
  return [
    `${source.id}  ${eventName(eventType)}`,
    of > 1 ? `${index + 1}/${of}` : '',
    typeof guardName === 'string' ? `[${guardName}]` : '',
    target ? `→ ${target.map(({ id }) => id).join(', ')}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const candidatesOf = (node: AnyStateNode): AnyTransitionDefinition[][] => [
  ...node.transitions.values(),
  ...(node.always ? [node.always] : []),
];

function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

/** Everything that a machine consists of: each state, and each candidate of each event. */
export function partsOf(machine: AnyStateMachine): Parts {
  const nodes = nodesOf(machine.root);
  return {
    states: nodes.map(({ id }) => id),
    transitions: nodes.flatMap((node) =>
      candidatesOf(node).flatMap((candidates) =>
        candidates.map((one, index) => transitionName(one, index, candidates.length)),
      ),
    ),
  };
}

function nameOf(transition: AnyTransitionDefinition): string | null {
  const candidates = candidatesOf(transition.source).find((list) => list.includes(transition));
  return candidates ? transitionName(transition, candidates.indexOf(transition), candidates.length) : null;
}

function record(event: InspectionEvent): void {
  if (event.type !== '@xstate.microstep' && event.type !== '@xstate.snapshot') return;
  const { logic } = event.actorRef as AnyActorRef & { logic: unknown };
  if (!(logic instanceof StateMachine)) return;
  const entry = reached.get(logic.id) ?? { states: new Set(), transitions: new Set() };
  reached.set(logic.id, entry);
  const { _nodes: nodes = [] } = event.snapshot as { _nodes?: AnyStateNode[] };
  for (const { id } of nodes) entry.states.add(id);
  if (event.type !== '@xstate.microstep') return;
  for (const transition of event._transitions) {
    // A state that is left in the same step as it is entered stands in no snapshot.
    entry.states.add(transition.source.id);
    const name = nameOf(transition);
    if (name !== null) entry.transitions.add(name);
  }
}

const { prototype } = StateMachine;
const { getInitialSnapshot } = prototype;
prototype.getInitialSnapshot = function (this: typeof prototype, actorScope, input) {
  if (!seen.has(actorScope.system)) {
    seen.add(actorScope.system);
    actorScope.system.inspect(record);
  }
  return getInitialSnapshot.call(this, actorScope, input);
};

/** What was reached of a machine since this was asked last: files share a worker, and each answers for itself. */
export function takeReached(machine: AnyStateMachine): Parts {
  const { states = [], transitions = [] } = reached.get(machine.id) ?? {};
  reached.delete(machine.id);
  return { states: [...states], transitions: [...transitions] };
}
