import { AtsError } from '@ats-kit/protocol';

/** Hands a text to the user. */
export interface Desk {
  /** @throws AtsError `widget.unknown_error` when the browser does not allow it */
  copy(text: string): Promise<void>;
  /** Saves a text as a file in UTF-8. */
  save(file: { filename: string; text: string }): void;
}

/** Long enough for a browser to begin reading a saved file before its URL is taken back. */
const REVOKE_AFTER_MS = 10_000;

/** The clipboard and the downloads of the browser. */
export const browserDesk: Desk = {
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (cause) {
      // Absent without a secure context, refused without a user's gesture or permission.
      throw new AtsError('widget.unknown_error', { message: 'The browser did not allow copying.', cause });
    }
  },
  save({ filename, text }) {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = filename;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
  },
};
