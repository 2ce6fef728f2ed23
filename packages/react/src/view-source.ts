import type { AtsFlow, RegisterSnapshot, RegisterView } from '@ats-kit/machine';
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';

/** Where the parts read the view. The source itself stays the same while views come and go. */
export interface ViewSource {
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  getView(): RegisterView;
}

export const ViewSourceContext = createContext<ViewSource | null>(null);

/** The views of a running flow. One view a snapshot, however many parts ask for it. */
export function flowSource(flow: AtsFlow, ids: string): ViewSource {
  let latest: { snapshot: RegisterSnapshot; view: RegisterView } | undefined;
  return {
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
export const constantSource = (view: RegisterView): ViewSource => ({ subscribe: never, getView: () => view });

/** A reader that selects anew for another view only, so that a selector may build what it returns. */
function readerOf<Selected>(source: ViewSource, select: (view: RegisterView) => Selected): () => Selected {
  let latest: { view: RegisterView; selected: Selected } | undefined;
  return () => {
    const view = source.getView();
    if (latest?.view !== view) latest = { view, selected: select(view) };
    return latest.selected;
  };
}

const whole = (view: RegisterView) => view;

/**
 * The view of the flow, inside `<AtsRegister.Root>`.
 *
 * @param select what to look at; the component renders again when that is another object or value. What has not changed
 *   in a view is the same object as before, so `(view) => view.footer` is enough to be left alone by everything else
 * @throws Error outside `<AtsRegister.Root>`
 */
export function useAtsRegisterView(): RegisterView;
export function useAtsRegisterView<Selected>(select: (view: RegisterView) => Selected): Selected;
export function useAtsRegisterView(select: (view: RegisterView) => unknown = whole): unknown {
  const source = useContext(ViewSourceContext);
  if (!source) throw new Error('The parts of AtsRegister stand inside <AtsRegister.Root>.');
  const read = useMemo(() => readerOf(source, select), [source, select]);
  return useSyncExternalStore(source.subscribe, read, read);
}
