import { Everything } from './frame/flow-root.tsx';
import { kit } from './parts/kit.ts';
import { type AtsRegisterProps, Root } from './register/root.tsx';
import { Screens, TitleStep } from './register/screens.tsx';
import * as parts from './screens/parts.tsx';

function Whole(props: AtsRegisterProps) {
  return (
    <Root {...props}>
      <Everything>
        <Screens />
      </Everything>
    </Root>
  );
}

/**
 * The register flow, ready to use, and its parts for pages that replace some. Needs the stylesheet
 * `@ats-kit/theme/ats.css` once in the page.
 *
 * Parts on an object come all together, which is what the whole needs anyway; a page without the whole finds them one by
 * one in `@ats-kit/react/register`. The mark lets bundlers drop the object where only the hook is used.
 */
export const AtsRegister = /* @__PURE__ */ Object.assign(Whole, {
  displayName: 'AtsRegister',
  Root,
  Screens,
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
