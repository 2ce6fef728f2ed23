import type { Screen, WidgetState } from '@ats-kit/protocol';
import { isAwaitingToken } from '../view/frame.ts';
import type { DownloadSnapshot } from './download.snapshot.ts';

export type DownloadScreen = 'finding' | 'download' | 'failed' | 'disabled';

/** Which screen stands: the one place that reads the machines' states. */
export function downloadScreen({ download }: DownloadSnapshot): DownloadScreen {
  if (download.matches('misconfigured') || download.matches({ active: { finding: 'failed' } }))
    return 'failed';
  if (download.matches({ active: 'disabled' })) return 'disabled';
  return download.matches({ active: 'browsing' }) ? 'download' : 'finding';
}

const SCREENS: Record<DownloadScreen, Screen> = {
  finding: 'DOWNLOADS',
  download: 'DOWNLOAD_DETAIL',
  failed: 'FAILED',
  disabled: 'DISABLED',
};

/** The answer of `getState()`. */
export function downloadState(snapshot: DownloadSnapshot): WidgetState {
  const { found } = snapshot.download.context;
  return {
    screen: SCREENS[downloadScreen(snapshot)],
    ...(found ? { atsId: found.atsId } : {}),
    ...(isAwaitingToken(snapshot.session) ? { phase: 'token' } : {}),
  };
}
