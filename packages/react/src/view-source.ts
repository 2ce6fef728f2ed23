import type { AtsView } from '@ats-kit/dom';
import type { AtsFlow, SnapshotOf, ViewOf } from '@ats-kit/machine';
import type { Mode } from '@ats-kit/protocol';
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';

/** Where the parts read the view. The source itself stays the same while views come and go. */
export interface ViewSource<View = AtsView> {
  /** Whose views they are; `null` when somebody else watches over them. */
  mode: Mode | null;
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  getView(): View;
}

export const ViewSourceContext = createContext<ViewSource | null>(null);

/** The views of a running flow. One view a snapshot, however many parts ask for it. */
export function flowSource<M extends Mode>(mode: M, flow: AtsFlow<M>, ids: string): ViewSource<ViewOf<M>> {
  let latest: { snapshot: SnapshotOf<M>; view: ViewOf<M> } | undefined;
  return {
    mode,
    subscribe: flow.subscribe,
    getView() {
      const snapshot = flow.getSnapshot();
      if (latest?.snapshot !== snapshot) latest = { snapshot, view: flow.view(ids, snapshot) };
      return latest.view;
    },
  };
}

const never = () => () => undefined;

/** A view that somebody else watches over. */
export const constantSource = (view: AtsView): ViewSource => ({
  mode: null,
  subscribe: never,
  getView: () => view,
});

/** A reader that selects anew for another view only, so that a selector may build what it returns. */
function readerOf<View, Selected>(
  source: ViewSource<View>,
  select: (view: View) => Selected,
): () => Selected {
  let latest: { view: View; selected: Selected } | undefined;
  return () => {
    const view = source.getView();
    if (latest?.view !== view) latest = { view, selected: select(view) };
    return latest.selected;
  };
}

function useSelected<View, Selected>(source: ViewSource<View>, select: (view: View) => Selected): Selected {
  const read = useMemo(() => readerOf(source, select), [source, select]);
  return useSyncExternalStore(source.subscribe, read, read);
}

/**
 * What a part of any flow reads of the view.
 *
 * @throws Error outside the root of a flow
 */
export function useView<Selected>(select: (view: AtsView) => Selected): Selected {
  const source = useContext(ViewSourceContext);
  if (!source) throw new Error('The parts of a flow stand inside its root, such as <AtsRegister.Root>.');
  return useSelected(source, select);
}

const whole = (view: unknown): unknown => view;

/**
 * What a page reads of the view of a mode.
 *
 * @throws Error outside the root of a flow of this mode
 */
export function useModeView<M extends Mode, Selected>(
  mode: M,
  select: ((view: ViewOf<M>) => Selected) | undefined,
): Selected {
  const source = useContext(ViewSourceContext);
  if (source?.mode !== mode) throw new Error(`The view of the mode "${mode}" is read inside its root.`);
  const wanted = select ?? (whole as (view: ViewOf<M>) => Selected);
  return useSelected(source as ViewSource<ViewOf<M>>, wanted);
}
