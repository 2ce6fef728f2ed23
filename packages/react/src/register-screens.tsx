import type { RegisterView } from '@ats-kit/machine';
import { memo, useMemo } from 'react';
import { Footer } from './frame/footer.tsx';
import { Frame } from './frame/frame.tsx';
import { Steps } from './frame/steps.tsx';
import { Screens } from './register/screens.tsx';
import { ViewSourceContext, constantSource } from './view-source.ts';

const Everything = memo(function Everything() {
  return (
    <Frame>
      <Steps />
      <Screens />
      <Footer />
    </Frame>
  );
});

/** Renders a view of the register flow. Stateless: all that it shows and does comes from the view. */
export function RegisterScreens({ view }: { view: RegisterView }) {
  const source = useMemo(() => constantSource(view), [view]);
  return (
    <ViewSourceContext.Provider value={source}>
      <Everything />
    </ViewSourceContext.Provider>
  );
}
