import {
  type AnyActorScope,
  type AnyStateMachine,
  type AnyStateNode,
  type EventFromLogic,
  type EventObject,
  type InputFrom,
  type SnapshotFrom,
  createActor,
  fromCallback,
} from 'xstate';
import { getShortestPaths } from 'xstate/graph';

/**
 * What may come in a state: events with what they carry, several for one that can carry different things, none for one that
 * the machine only sends to itself.
 */
export type Samples<Context = object> = Record<
  string,
  readonly object[] | ((context: Context) => readonly object[])
>;

/** Names of XState's own events, without the parts that name a state: `done fetchToken`, `error prepareJob`, `after stall`. */
function shortName(type: string, node: AnyStateNode): string {
  const [, kind = '', rest = ''] = /^xstate\.(after|done\.actor|error\.actor)\.(.+)$/.exec(type) ?? [];
  if (kind === '') return type;
  if (kind === 'after') return `after ${rest.split('.')[0] ?? ''}`;
  const src = node.invoke.find(({ id }) => id === rest)?.src;
  return `${kind.split('.')[0] ?? ''} ${typeof src === 'string' ? src : rest}`;
}

/** Everything that a state listens to, with the samples of it. @throws for an event that nobody has made a sample of */
function eventsIn(snapshot: object, samples: Samples<never>): EventObject[] {
  const { _nodes: nodes = [], context } = snapshot as { _nodes?: AnyStateNode[]; context: never };
  return nodes.flatMap((node) =>
    [...node.transitions.keys()].flatMap((type) => {
      const name = shortName(type, node);
      if (name.startsWith('xstate.snapshot')) return [];
      const sample = samples[name] ?? (name.startsWith('after ') ? [{}] : undefined);
      const payloads = typeof sample === 'function' ? sample(context) : sample;
      if (!payloads) throw new Error(`There is no sample of "${name}".`);
      return payloads.map((payload) => ({ type, ...payload }));
    }),
  );
}

export interface ModelOptions<Machine extends AnyStateMachine> {
  input: InputFrom<Machine>;
  samples: Samples<SnapshotFrom<Machine>['context']>;
  /** What tells two states apart, beside their names. */
  keyOf: (context: SnapshotFrom<Machine>['context']) => unknown;
}

/** The machine as pure logic below a parent: what is told to nobody would be an error. */
function belowParent(machine: AnyStateMachine) {
  const parent = createActor(fromCallback(() => undefined));
  const scoped = (scope: AnyActorScope) => {
    Object.assign(scope.self, { _parent: parent });
    return scope;
  };
  return {
    getInitialSnapshot: (scope: AnyActorScope, input: unknown) =>
      machine.getInitialSnapshot(scoped(scope), input),
    transition: (snapshot: SnapshotFrom<AnyStateMachine>, event: EventObject, scope: AnyActorScope) =>
      machine.transition(snapshot, event, scoped(scope)),
  };
}

export interface Path<Machine extends AnyStateMachine> {
  state: SnapshotFrom<Machine>;
  /** Each event, and the state that it led to. */
  steps: { event: EventFromLogic<Machine>; state: SnapshotFrom<Machine> }[];
}

/** The shortest way to each state that the model comes to. */
export function pathsOf<Machine extends AnyStateMachine>(
  machine: Machine,
  { input, samples, keyOf }: ModelOptions<Machine>,
): Path<Machine>[] {
  const paths = getShortestPaths(belowParent(machine) as never, {
    input: input as never,
    events: ((snapshot: object) => eventsIn(snapshot, samples)) as never,
    serializeState: (({ value, status, context }: SnapshotFrom<AnyStateMachine>) =>
      JSON.stringify([value, status, keyOf(context)])) as never,
    // What is over has nothing more to come.
    stopWhen: (({ status }: SnapshotFrom<AnyStateMachine>) => status !== 'active') as never,
  });
  return paths;
}

function restingPlaces(node: AnyStateNode): string[] {
  const isPassedThrough = node.always?.some(({ guard }) => guard === undefined) ?? false;
  return [...(isPassedThrough ? [] : [node.id]), ...Object.values(node.states).flatMap(restingPlaces)];
}

/** States in which a machine can rest, and that no path comes to. */
export function unreached(machine: AnyStateMachine, paths: readonly { state: object }[]): string[] {
  const reached = new Set(
    paths.flatMap(({ state }) => ((state as { _nodes?: AnyStateNode[] })._nodes ?? []).map(({ id }) => id)),
  );
  return restingPlaces(machine.root).filter((id) => !reached.has(id));
}

/** A path in words, for a test that fails. */
export const describePath = ({ steps }: { steps: { event: EventObject; state: { value: unknown } }[] }) =>
  steps.map(({ event, state }) => `${event.type} → ${JSON.stringify(state.value)}`).join('\n');
