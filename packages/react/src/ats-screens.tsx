import { memo, useMemo } from 'react';
import { Details } from './access/screens.tsx';
import { Versions } from './download/screens.tsx';
import { Everything } from './frame/flow-root.tsx';
import { Frame } from './frame/frame.tsx';
import { Screens } from './update/screens.tsx';
import type { AtsView } from '@ats-kit/dom';
import { ViewSourceContext, constantSource } from './view-source.ts';

/** Updating has all screens that registering has. */
const EveryMode = memo(function EveryMode() {
  return (
    <Frame>
      <Everything>
        <Screens />
        <Details />
        <Versions />
      </Everything>
    </Frame>
  );
});

/** Renders a view of any mode. Stateless: all that it shows and does comes from the view. */
export function AtsScreens({ view }: { view: AtsView }) {
  const source = useMemo(() => constantSource(view), [view]);
  return (
    <ViewSourceContext.Provider value={source}>
      <EveryMode />
    </ViewSourceContext.Provider>
  );
}
