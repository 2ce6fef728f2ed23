import type { AtsCallbacks } from '@ats-kit/machine';
import { EVENT_NAMES, type EventDetails, type EventName } from '@ats-kit/protocol';

/** Dispatches an event of the element. */
export type Emit = <Name extends EventName>(name: Name, detail: EventDetails[Name]) => void;

/** Every callback of the React face as the event of the element that says the same. */
export function callbacksFor(emit: Emit): Required<AtsCallbacks> {
  return {
    onReady: (detail) => emit(EVENT_NAMES.READY, detail),
    onUploadStart: (detail) => emit(EVENT_NAMES.UPLOAD_START, detail),
    onUploadProgress: (detail) => emit(EVENT_NAMES.UPLOAD_PROGRESS, detail),
    onUploadComplete: (detail) => emit(EVENT_NAMES.UPLOAD_COMPLETE, detail),
    onConfirmed: (detail) => emit(EVENT_NAMES.CONFIRMED, detail),
    onStep: (detail) => emit(EVENT_NAMES.STEP, detail),
    onComplete: (detail) => emit(EVENT_NAMES.COMPLETE, detail),
    onFailed: (detail) => emit(EVENT_NAMES.FAILED, detail),
    onError: (detail) => emit(EVENT_NAMES.ERROR, detail),
    onTokenExpired: (detail) => emit(EVENT_NAMES.TOKEN_EXPIRED, detail),
    onModeChanged: (detail) => emit(EVENT_NAMES.MODE_CHANGED, detail),
    onWorkSelected: (detail) => emit(EVENT_NAMES.WORK_SELECTED, detail),
    onDownloadStarted: (detail) => emit(EVENT_NAMES.DOWNLOAD_STARTED, detail),
    onDownloadComplete: (detail) => emit(EVENT_NAMES.DOWNLOAD_COMPLETE, detail),
    onDownloadFailed: (detail) => emit(EVENT_NAMES.DOWNLOAD_FAILED, detail),
  };
}
