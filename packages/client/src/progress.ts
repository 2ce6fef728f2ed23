import { PROGRESS_INTERVAL_MS } from './timeouts.ts';

export interface UploadProgress {
  /** Bytes handed to the network so far; never goes back. */
  sentBytes: number;
  totalBytes: number;
}

export interface ProgressReporter {
  /** Bytes sent so far, as often as the transport likes to say so. */
  sent: (bytes: number) => void;
  /** Everything was sent: reports the total, unless it was reported. */
  finish: () => void;
  /** Nothing is reported after this. */
  stop: () => void;
}

/** Thins out reports to one an interval, never backwards. What was held back is reported when the interval ends. */
export function reportProgress(
  totalBytes: number,
  onProgress: ((progress: UploadProgress) => void) | undefined,
): ProgressReporter {
  let sentBytes = 0;
  let reportedBytes: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const report = () => {
    if (sentBytes === reportedBytes) return;
    reportedBytes = sentBytes;
    onProgress?.({ sentBytes, totalBytes });
  };
  const reportLater = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (sentBytes === reportedBytes) return;
      report();
      reportLater();
    }, PROGRESS_INTERVAL_MS);
  };

  return {
    sent(bytes) {
      // Transports start over after a redirect, and some count more than the file has.
      sentBytes = Math.max(sentBytes, Math.min(bytes, totalBytes));
      if (timer !== undefined || stopped) return;
      report();
      reportLater();
    },
    finish() {
      sentBytes = totalBytes;
      report();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
