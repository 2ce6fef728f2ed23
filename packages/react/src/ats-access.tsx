import { type AtsAccessProps, Root } from './access/root.tsx';
import { Details, Screens } from './access/screens.tsx';
import { Everything } from './frame/flow-root.tsx';
import { kit } from './parts/kit.ts';
import { AccessCodeStep, Failed } from './screens/parts.tsx';

function Whole(props: AtsAccessProps) {
  return (
    <Root {...props}>
      <Everything>
        <Screens />
      </Everything>
    </Root>
  );
}

/** The access flow, ready to use, and its parts; one by one they are in `@ats-kit/react/access`. See `AtsRegister`. */
export const AtsAccess = /* @__PURE__ */ Object.assign(Whole, {
  displayName: 'AtsAccess',
  Root,
  Screens,
  AccessCodeStep,
  Details,
  Failed,
  ...kit,
});
