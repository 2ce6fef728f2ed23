import { type AtsOptions, type CreateFlow, createHost } from '@ats-kit/dom';
import type { ViewOf } from '@ats-kit/machine';
import type { Mode, WidgetState } from '@ats-kit/protocol';
import {
  type MaybeRefOrGetter,
  type ShallowRef,
  onBeforeUnmount,
  onMounted,
  shallowRef,
  toValue,
  useId,
  watch,
} from 'vue';

/** What a page may do to a flow from outside; a template ref on a component has these. */
export interface AtsCommands {
  /** Gives a session token, at any moment. */
  setToken(token: string): void;
  /** Back to the first step. */
  reset(): void;
  getState(): WidgetState;
}

export interface AtsHandle<M extends Mode> extends AtsCommands {
  /** All that there is to render, told apart by `screen` and `step`. A new object when something has changed. */
  view: Readonly<ShallowRef<ViewOf<M>>>;
}

/** A flow and its views: created once, started after mount, stopped at unmount. On a server it only shows its first view. */
export function useFlow<M extends Mode>(
  create: CreateFlow<M>,
  options: MaybeRefOrGetter<AtsOptions>,
): AtsHandle<M> {
  const ids = `ats${useId()}`;
  let host = createHost(create, toValue(options));
  const view = shallowRef(host.flow.view(ids)) as ShallowRef<ViewOf<M>>;
  let leave: (() => void) | undefined;

  function begin() {
    const { flow } = host;
    const unsubscribe = flow.subscribe(() => void (view.value = flow.view(ids)));
    flow.start();
    leave = () => {
      unsubscribe();
      flow.stop();
    };
  }
  onMounted(begin);
  onBeforeUnmount(() => leave?.());

  // Spread, so that a change of any property is seen, of a reactive object too.
  watch(
    () => ({ ...toValue(options) }),
    (changed) => {
      const before = host;
      host = before.next(changed);
      host.update(changed);
      if (host === before) return;
      leave?.();
      view.value = host.flow.view(ids);
      if (leave) begin();
    },
  );

  return {
    view,
    setToken: (token) => host.flow.setToken(token),
    reset: () => host.flow.reset(),
    getState: () => host.flow.getState(),
  };
}
