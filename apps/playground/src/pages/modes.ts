import type { ActionType } from '@ats-kit/protocol';
import type { Mode } from './shell/settings.ts';

interface ModeOfPage {
  /** What its tokens allow. */
  actionType: ActionType;
  /** Its component in React. */
  component: 'AtsRegister' | 'AtsUpdate' | 'AtsAccess' | 'AtsDownload';
  /** Whether works can be found by their user, and not by an access code alone. */
  hasUser: boolean;
  /** Whether something is paid. */
  hasPrice: boolean;
  /** The event that most pages listen to, and what its example does with the detail. */
  example: { event: 'complete' | 'download-complete'; detail: string; says: string };
}

export const MODES_OF_PAGE: Readonly<Record<Mode, ModeOfPage>> = {
  register: {
    actionType: 'register',
    component: 'AtsRegister',
    hasUser: true,
    hasPrice: true,
    example: { event: 'complete', detail: 'atsId', says: 'registered as' },
  },
  update: {
    actionType: 'update_version',
    component: 'AtsUpdate',
    hasUser: true,
    hasPrice: true,
    example: { event: 'complete', detail: 'atsId', says: 'new version of' },
  },
  access: {
    actionType: 'access',
    component: 'AtsAccess',
    hasUser: false,
    hasPrice: false,
    example: { event: 'complete', detail: 'atsId', says: 'consulted' },
  },
  download: {
    actionType: 'access',
    component: 'AtsDownload',
    hasUser: true,
    hasPrice: false,
    example: { event: 'download-complete', detail: 'kind', says: 'downloaded' },
  },
};
