import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** What a machine does on an event, in one line of words. */
export interface Edge {
  source: AnyStateNode;
  /** `null` where the state stays. */
  target: AnyStateNode | null;
  event: string;
  guard: string;
  actions: string[];
}

/** `done hashFile` for XState's `xstate.done.actor.0.submission`, as far as the name of the actor is known. */
function eventName(eventType: string, source: AnyStateNode): string {
  if (eventType === '') return 'always';
  const [, kind = '', rest = ''] =
    /^xstate\.(after|done\.actor|error\.actor|snapshot|done\.state)\.(.+)$/.exec(eventType) ?? [];
  switch (kind) {
    case 'after':
      return `after ${rest.split('.')[0] ?? ''}`;
    case 'done.actor':
    case 'error.actor':
    case 'snapshot': {
      const invoked = source.invoke.find(({ id }) => id === rest);
      const name = typeof invoked?.src === 'string' ? invoked.src : rest;
      return { 'done.actor': `${name} done`, 'error.actor': `${name} failed`, snapshot: `${name} changed` }[
        kind
      ];
    }
    case 'done.state':
      return 'done';
    default:
      return eventType;
  }
}

function nameOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (typeof part === 'object' && part !== null && 'type' in part) return String(part.type);
  return typeof part === 'function' ? part.name : '';
}

function edgeOf(transition: AnyTransitionDefinition): Edge {
  const { source, target, guard, actions } = transition;
  const eventType: string = transition.eventType;
  return {
    source,
    target: target?.[0] ?? null,
    event: eventName(eventType, source),
    guard: nameOf(guard),
    actions: actions.map(nameOf).filter(Boolean),
  };
}

export const childrenOf = (node: AnyStateNode): AnyStateNode[] => Object.values(node.states);

function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)];
}

/** Everything that a machine does, in the order of its definition. Snapshots of children that only tell a face are left out. */
export function edgesOf(machine: AnyStateMachine): Edge[] {
  return nodesOf(machine.root)
    .flatMap((node) => [...(node.always ?? []), ...[...node.transitions.values()].flat()])
    .map(edgeOf)
    .filter(
      ({ event, target, actions }) => !event.endsWith(' changed') || target !== null || actions.length > 0,
    );
}

/** The path below the machine, `usable.use.spent`; the machine itself is `(any)`. */
export const pathOf = (node: AnyStateNode): string => node.path.join('.') || '(any)';
