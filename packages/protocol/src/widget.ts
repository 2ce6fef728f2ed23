/** The surface of `<ats-widget>` that integrators program against: names, screens, events. */

export const MODES = ['register', 'update', 'access', 'download'] as const;
export type Mode = (typeof MODES)[number];

export const SCREENS = [
  'FORM',
  'UPLOAD',
  'CONFIRMING',
  'TRACKING',
  'COMPLETE',
  'FAILED',
  'DISABLED',
  'DOWNLOADS',
  'DOWNLOAD_DETAIL',
] as const;
export type Screen = (typeof SCREENS)[number];

/** Answer of `getState()`. */
export interface WidgetState {
  screen: Screen;
  jobId?: string;
  transactionId?: string;
  atsId?: number;
  accessCode?: string;
  /** What is waited for without leaving the screen, such as `token` or `price`. */
  phase?: string;
}

export const PENDING_ACTIONS = [
  'submit',
  'access_code',
  'work_select',
  'download_list',
  'download',
  'download_version_asset',
  'download_version_certificate',
  'download_detail',
  'reset',
] as const;
export type PendingAction = (typeof PENDING_ACTIONS)[number];

export const STAGES = ['form', 'upload', 'prepare', 'confirm', 'tracking', 'download'] as const;
export type Stage = (typeof STAGES)[number];

/** Names of the events, as `addEventListener` takes them. */
export const EVENT_NAMES = {
  READY: 'allfeat:ready',
  UPLOAD_START: 'allfeat:upload-start',
  UPLOAD_PROGRESS: 'allfeat:upload-progress',
  UPLOAD_COMPLETE: 'allfeat:upload-complete',
  CONFIRMED: 'allfeat:confirmed',
  STEP: 'allfeat:step',
  COMPLETE: 'allfeat:complete',
  FAILED: 'allfeat:failed',
  ERROR: 'allfeat:error',
  TOKEN_EXPIRED: 'allfeat:token-expired',
  MODE_CHANGED: 'allfeat:mode-changed',
  WORK_SELECTED: 'allfeat:work-selected',
  DOWNLOAD_STARTED: 'allfeat:download-started',
  DOWNLOAD_COMPLETE: 'allfeat:download-complete',
  DOWNLOAD_FAILED: 'allfeat:download-failed',
} as const;
export type EventName = (typeof EVENT_NAMES)[keyof typeof EVENT_NAMES];

export interface FailureDetail {
  code: string;
  message: string;
  requestId: string | null;
  details?: Readonly<Record<string, unknown>>;
  /** Repeats `message`. */
  error: string;
  stage: Stage;
}

export interface DownloadDetail {
  workId: string;
  kind: 'asset' | 'certificate';
}

/** The `detail` of each event. */
export interface EventDetails {
  'allfeat:ready': { mode: Mode };
  'allfeat:upload-start': { filename: string; size: number };
  'allfeat:upload-progress': { progress: number; loaded: number; total: number };
  'allfeat:upload-complete': { filename: string };
  'allfeat:confirmed': { transactionId: string };
  'allfeat:step': { step: string; progress: number; description?: string };
  'allfeat:complete': {
    atsId: number;
    txHash: string;
    blockNumber: number;
    explorerUrl: string;
    accessCode?: string;
  };
  'allfeat:failed': FailureDetail;
  'allfeat:error': FailureDetail;
  'allfeat:token-expired': { pendingAction: PendingAction };
  'allfeat:mode-changed': { mode: Mode };
  'allfeat:work-selected': { workId: string; atsId: number };
  'allfeat:download-started': DownloadDetail;
  'allfeat:download-complete': DownloadDetail;
  'allfeat:download-failed': DownloadDetail & { message: string };
}
