import { type Ref, useImperativeHandle } from 'react';
import type { AtsRegisterOptions } from './options.ts';
import { RegisterScreens } from './register-screens.tsx';
import { type AtsRegisterHandle, useAtsRegister } from './use-ats-register.ts';

export interface AtsRegisterProps extends AtsRegisterOptions {
  /** `setToken()`, `reset()` and `getState()`, for pages that drive the flow from outside. */
  handle?: Ref<Omit<AtsRegisterHandle, 'view'>> | undefined;
}

/** The register flow, ready to use. Needs the stylesheet `@ats-kit/theme/ats.css` once in the page. */
export function AtsRegister({ handle, ...options }: AtsRegisterProps) {
  const { view, setToken, reset, getState } = useAtsRegister(options);
  useImperativeHandle(handle, () => ({ setToken, reset, getState }), [setToken, reset, getState]);
  return <RegisterScreens view={view} />;
}
