import { type AtsOptions, type CreateFlow, createHost } from '@ats-kit/dom';
import type { SnapshotOf, ViewOf } from '@ats-kit/machine';
import type { Mode } from '@ats-kit/protocol';
import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { AtsStore } from './store.types.ts';

/**
 * The flow of a component: created once, started after mount, stopped at unmount. Other options start anew where they name
 * another service, site, work or user.
 *
 * @param id of the component, by `$props.id()`: the same on a server and in the page
 */
export function createAts<M extends Mode>(
  create: CreateFlow<M>,
  id: string,
  options: () => AtsOptions,
): AtsStore<M> {
  let latest = createHost(create, untrack(options));
  const host = $derived.by(() => (latest = latest.next(options())));
  const flow = $derived(host.flow);
  const changed = $derived(createSubscriber(flow.subscribe));

  // What a page does in its callbacks is nothing that the effects wait for.
  $effect(() => {
    const running = flow;
    untrack(() => running.start());
    return () => running.stop();
  });
  $effect(() => {
    const next = options();
    untrack(() => host.update(next));
  });

  let shown: { snapshot: SnapshotOf<M>; view: ViewOf<M> } | undefined;
  return {
    get view() {
      changed();
      const snapshot = flow.getSnapshot();
      // One view a snapshot, however many parts of a page ask for it.
      if (shown?.snapshot !== snapshot) shown = { snapshot, view: flow.view(`ats-${id}`, snapshot) };
      return shown.view;
    },
    setToken: (token) => flow.setToken(token),
    reset: () => flow.reset(),
    getState: () => flow.getState(),
  };
}
