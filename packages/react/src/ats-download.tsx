import { type AtsDownloadProps, Root } from './download/root.tsx';
import { Screens, Versions } from './download/screens.tsx';
import { Everything } from './frame/flow-root.tsx';
import { kit } from './parts/kit.ts';
import { AccessCodeStep, Failed, WorksStep } from './screens/parts.tsx';

function Whole(props: AtsDownloadProps) {
  return (
    <Root {...props}>
      <Everything>
        <Screens />
      </Everything>
    </Root>
  );
}

/** The download flow, ready to use, and its parts; one by one they are in `@ats-kit/react/download`. See `AtsRegister`. */
export const AtsDownload = /* @__PURE__ */ Object.assign(Whole, {
  displayName: 'AtsDownload',
  Root,
  Screens,
  AccessCodeStep,
  WorksStep,
  Versions,
  Failed,
  ...kit,
});
