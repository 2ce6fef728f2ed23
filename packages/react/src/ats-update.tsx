import { Everything } from './frame/flow-root.tsx';
import { kit } from './parts/kit.ts';
import * as parts from './screens/parts.tsx';
import { type AtsUpdateProps, Root } from './update/root.tsx';
import { Screens, TitleStep } from './update/screens.tsx';

function Whole(props: AtsUpdateProps) {
  return (
    <Root {...props}>
      <Everything>
        <Screens />
      </Everything>
    </Root>
  );
}

/** The update flow, ready to use, and its parts; one by one they are in `@ats-kit/react/update`. See `AtsRegister`. */
export const AtsUpdate = /* @__PURE__ */ Object.assign(Whole, {
  displayName: 'AtsUpdate',
  Root,
  Screens,
  AccessCodeStep: parts.AccessCodeStep,
  WorksStep: parts.WorksStep,
  FileStep: parts.FileStep,
  TitleStep,
  CreatorsStep: parts.CreatorsStep,
  ReviewStep: parts.ReviewStep,
  Price: parts.Price,
  Upload: parts.Upload,
  Waiting: parts.Waiting,
  Tracking: parts.Tracking,
  Complete: parts.Complete,
  Failed: parts.Failed,
  ...kit,
});
