import {
  Actions,
  type AtsRegisterProps,
  Button,
  Complete,
  CreatorsStep,
  Failed,
  Field,
  FileStep,
  Footer,
  Form,
  Header,
  Price,
  ReviewStep,
  Root,
  Screens,
  Steps,
  TitleStep,
  Tracking,
  Upload,
  Waiting,
} from './register/index.ts';

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
