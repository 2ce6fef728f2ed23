import type { Screen, WidgetState } from '@ats-kit/protocol';
import { isAwaitingToken } from '../view/frame.ts';
import type { AccessSnapshot } from './access.snapshot.ts';

export type AccessScreen = 'finding' | 'details' | 'failed' | 'disabled';

/** Which screen stands: the one place that reads the machines' states. */
export function accessScreen({ access }: AccessSnapshot): AccessScreen {
  if (access.matches('misconfigured') || access.matches({ active: { finding: 'failed' } })) return 'failed';
  if (access.matches({ active: 'disabled' })) return 'disabled';
  return access.matches({ active: 'details' }) ? 'details' : 'finding';
}

const SCREENS: Record<AccessScreen, Screen> = {
  finding: 'FORM',
  details: 'COMPLETE',
  failed: 'FAILED',
  disabled: 'DISABLED',
};

/** The answer of `getState()`. */
export function accessState(snapshot: AccessSnapshot): WidgetState {
  const { found } = snapshot.access.context;
  return {
    screen: SCREENS[accessScreen(snapshot)],
    ...(found ? { atsId: found.atsId } : {}),
    ...(found && 'accessCode' in found.work ? { accessCode: found.work.accessCode } : {}),
    ...(isAwaitingToken(snapshot.session) ? { phase: 'token' } : {}),
  };
}
