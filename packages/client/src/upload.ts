import { AtsError } from '@ats-kit/protocol';
import { type Answer, errorFromEnvelope, parseRetryAfter, requestIdOf } from './answer.ts';
import { type UploadProgress, reportProgress } from './progress.ts';
import { sendByFetch } from './upload.fetch.ts';
import { uploadError } from './upload.transport.ts';
import { sendByXhr } from './upload.xhr.ts';
import { isPresignedUrl } from './url.ts';

export interface UploadOptions {
  /** Ends the upload. This is also where a stalled one is ended: there is no time-out here. */
  signal?: AbortSignal | undefined;
  /** Called at most ten times a second. The last report is always delivered, before the promise resolves. */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/**
 * Sends a file to an upload URL, in one attempt: raw bytes, without credentials, an `Authorization` header or a
 * content type. In the browser by `XMLHttpRequest`, because `fetch` cannot report what was sent; elsewhere by `fetch`,
 * where progress counts the bytes that were read.
 *
 * @param input.url the upload URL as `init` returned it. It is a credential: no error repeats it.
 * @throws AtsError the code that the server sent; otherwise `widget.upload_error`, with `details.reason` `status` (and
 *   the HTTP status), `network`, or `url` for an address that is not absolute http or https
 * @throws the signal's reason when it is aborted
 */
export async function uploadFile(
  input: { url: string; file: Blob },
  options: UploadOptions = {},
): Promise<void> {
  const { url, file } = input;
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  if (!isPresignedUrl(url)) throw uploadError('url');

  const send = typeof XMLHttpRequest === 'undefined' ? sendByFetch : sendByXhr;
  const progress = reportProgress(file.size, onProgress);
  // A Blob's own type would be sent as Content-Type, which presigned URLs may not be signed for and stores' CORS rules
  // may not allow. A slice without a type refers to the same bytes on disk: nothing is copied.
  const bytes = file.type === '' ? file : file.slice(0, file.size, '');
  try {
    const answer = await send({ url, bytes }, { signal, onSent: progress.sent });
    if (answer.status < 200 || answer.status > 299) throw errorOf(answer);
    progress.finish();
  } finally {
    progress.stop();
  }
}

function errorOf(answer: Answer): AtsError {
  return (
    errorFromEnvelope(answer) ??
    new AtsError('widget.upload_error', {
      details: { reason: 'status' },
      requestId: requestIdOf(answer),
      status: answer.status,
      retryAfterMs: parseRetryAfter(answer.header('Retry-After')),
    })
  );
}
