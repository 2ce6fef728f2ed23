import { AtsError } from '@ats-kit/protocol';
import { isPresignedUrl } from './url.ts';

/** Hands things to the user, and asks before the page is left. */
export interface Desk {
  /** @throws AtsError `widget.unknown_error` when the browser does not allow it */
  copy(text: string): Promise<void>;
  /** Saves a text as a file in UTF-8. */
  save(file: { filename: string; text: string }): void;
  /**
   * Has the browser download a presigned URL, without leaving the page: what the server does not send as an attachment
   * opens beside it. To be called soon after a user's gesture, or browsers may block it as a pop-up.
   *
   * @throws AtsError `widget.malformed_response` for anything but an absolute http or https URL
   */
  download(url: string): void;
  /**
   * From now on the browser asks before the page is left. It does so only in pages that the user has touched.
   *
   * @returns a function that ends it
   */
  holdPage(): () => void;
}

/** Long enough for a browser to begin reading a saved file before its URL is taken back. */
const REVOKE_AFTER_MS = 10_000;

/**
 * Follows a link that never enters the document: no style sheet or script of the page sees it, no router catches its
 * click, and in a shadow root nothing has to be found to hang it on.
 */
function follow(link: { href: string; download: string; target?: string; rel?: string }): void {
  Object.assign(document.createElement('a'), link).click();
}

/** The clipboard, the downloads and the closing of the browser. */
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
    follow({ href: url, download: filename });
    setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
  },
  download(url) {
    if (!isPresignedUrl(url)) throw new AtsError('widget.malformed_response', { details: { reason: 'url' } });
    // Stores are other origins, where browsers pass over `download` and navigate. Without a target of its own that would
    // replace the host's page whenever the answer is no attachment, and ask about leaving even when it is one.
    follow({ href: url, download: '', target: '_blank', rel: 'noopener noreferrer' });
  },
  holdPage() {
    if (typeof window === 'undefined') return () => undefined;
    const hold = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      // oxlint-disable-next-line typescript/no-deprecated -- Safari and Chrome before 119 ask for nothing else
      event.returnValue = true;
    };
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  },
};
