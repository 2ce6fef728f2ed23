import { Footer } from './frame/footer.tsx';
import { Steps } from './frame/steps.tsx';
import { Button } from './parts/buttons.tsx';
import { Field } from './parts/field.tsx';
import { Actions, Form } from './parts/form.tsx';
import { Header } from './parts/header.tsx';
import { type AtsRegisterProps, Root } from './register/root.tsx';
import {
  Complete,
  CreatorsStep,
  Failed,
  FileStep,
  Price,
  ReviewStep,
  Screens,
  TitleStep,
  Tracking,
  Upload,
  Waiting,
} from './register/screens.tsx';

function Whole(props: AtsRegisterProps) {
  return (
    <Root {...props}>
      <Steps />
      <Screens />
      <Footer />
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
  Steps,
  Screens,
  FileStep,
  TitleStep,
  CreatorsStep,
  ReviewStep,
  Price,
  Upload,
  Waiting,
  Tracking,
  Complete,
  Failed,
  Footer,
  Header,
  Form,
  Actions,
  Field,
  Button,
});
