import { type Send, uploadError } from './upload.transport.ts';

/** Sends bytes with `XMLHttpRequest`, the only transport of browsers that reports what was sent. */
export const sendByXhr: Send = ({ url, bytes }, { signal, onSent }) =>
  new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const abort = () => xhr.abort();
    xhr.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    xhr.addEventListener('load', () => {
      resolve({ status: xhr.status, header: (name) => xhr.getResponseHeader(name), body: xhr.responseText });
    });
    xhr.addEventListener('error', () => reject(uploadError('network')));
    // A page that is left aborts its requests too, without a signal.
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the caller's reason, whatever it is
    xhr.addEventListener('abort', () => reject(signal?.aborted ? signal.reason : uploadError('network')));
    xhr.addEventListener('loadend', () => signal?.removeEventListener('abort', abort));
    signal?.addEventListener('abort', abort, { once: true });
    xhr.open('PUT', url);
    xhr.send(bytes);
  });
