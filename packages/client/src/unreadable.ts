import { AtsError } from '@ats-kit/protocol';

/** The file was moved, changed or locked since it was chosen. */
export const unreadable = (cause: unknown): AtsError =>
  new AtsError('widget.upload_error', {
    message: 'The file cannot be read. It may have been moved, renamed or changed: choose it again.',
    details: { reason: 'unreadable' },
    cause,
  });
