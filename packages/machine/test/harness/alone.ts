import {
  type ActorRef,
  type AnyStateMachine,
  type EventFromLogic,
  type EventObject,
  type InputFrom,
  type OutputFrom,
  type SnapshotFrom,
  createActor,
  createMachine,
  fromCallback,
  fromPromise,
} from 'xstate';
import { Script, flush } from './calls.ts';
import { TestClock } from './clock.ts';

/** Runs a machine below a parent that only listens, as flows run it. */
export function runAlone<Machine extends AnyStateMachine>(
  machine: Machine,
  input: InputFrom<Machine>,
  clock = new TestClock(),
) {
  const notices: EventObject[] = [];
  const outputs: OutputFrom<Machine>[] = [];
  const parent = createActor(
    createMachine({
      invoke: {
        id: 'child',
        src: machine,
        input: () => input as unknown,
        onDone: { actions: ({ event }) => void outputs.push(event.output) },
      },
      on: { '*': { actions: ({ event }) => void notices.push(event) } },
    }),
    { clock },
  ).start();
  const child = parent.getSnapshot().children['child'] as unknown as ActorRef<
    SnapshotFrom<Machine>,
    EventFromLogic<Machine>
  >;
  return {
    clock,
    child,
    /** What the machine told its parent, in order. */
    notices,
    names: () => notices.map(({ type }) => type),
    state: () => child.getSnapshot(),
    output: () => outputs[0],
    send: async (event: EventFromLogic<Machine>) => {
      child.send(event);
      await flush();
    },
    stop: () => parent.stop(),
  };
}

/** A promise actor that the test answers. */
export function scriptedPromise<Output, Input>(name: string) {
  const script = new Script<Input, Output>(name);
  return Object.assign(script, {
    actor: fromPromise<Output, Input>(({ input, signal }) => script.method(input, { signal })),
  });
}

/** A callback actor that the test speaks for. */
export function scriptedCallback<Event extends EventObject, Input>(name: string) {
  const runs: { input: Input; send: (event: Event) => void; isStopped: boolean }[] = [];
  const actor = fromCallback<Event, Input>(({ input, sendBack }) => {
    const run = { input, send: sendBack as (event: Event) => void, isStopped: false };
    runs.push(run);
    return () => (run.isStopped = true);
  });
  const last = () => {
    const run = runs.at(-1);
    if (!run) throw new Error(`${name} was not started.`);
    return run;
  };
  return { actor, runs, last };
}
