import { createHmac, timingSafeEqual } from 'node:crypto';
import { AtsError } from '@ats-kit/protocol';
import type { Clock, IncomingDownload, IncomingUpload } from '../../ports.ts';

export interface SignedUrlsOptions {
  /** Two keys, so that no URL of one kind is ever one of the other. */
  uploadKey: Buffer;
  downloadKey: Buffer;
  publicUrl: string;
  clock: Clock;
}

/** URLs that are credentials: for one object, one thing to do with it, and a while. */
export interface SignedUrls {
  upload(key: string, limits: { expiresAt: Date; maxBytes: number }): string;
  download(key: string, file: { expiresAt: Date; filename: string; contentType: string }): string;
  /** @returns the largest size that the URL admits @throws AtsError `registration.upload_session_forbidden` */
  admitUpload(upload: Pick<IncomingUpload, 'key' | 'query'>): number;
  /** @returns what the URL was signed for @throws AtsError `common.forbidden` */
  admitDownload(download: IncomingDownload): { filename: string; contentType: string };
}

export const uploadForbidden = (message: string) =>
  new AtsError('registration.upload_session_forbidden', { message });
const downloadForbidden = (message: string) => new AtsError('common.forbidden', { message });

const sign = (key: Buffer, ...parts: (string | number)[]) =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest();

function isSame(given: string | undefined, expected: Buffer): boolean {
  const bytes = Buffer.from(given ?? '', 'base64url');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

const secondsOf = (date: Date) => Math.floor(date.getTime() / 1000);

export function createSignedUrls({
  uploadKey,
  downloadKey,
  publicUrl,
  clock,
}: SignedUrlsOptions): SignedUrls {
  const isPast = (expires: number) => clock.now().getTime() >= expires * 1000;
  return {
    upload(key, { expiresAt, maxBytes }) {
      const expires = secondsOf(expiresAt);
      const signature = sign(uploadKey, 'PUT', key, expires, maxBytes).toString('base64url');
      return `${publicUrl}/v1/uploads/${key}?expires=${expires}&max=${maxBytes}&signature=${signature}`;
    },
    download(key, { expiresAt, filename, contentType: type }) {
      const expires = secondsOf(expiresAt);
      const signature = sign(downloadKey, 'GET', key, expires, filename, type).toString('base64url');
      const query = new URLSearchParams({ expires: String(expires), filename, type, signature });
      return `${publicUrl}/v1/downloads/${key}?${query.toString()}`;
    },
    admitUpload({ key, query }) {
      const expires = Number(query.expires);
      const max = Number(query.max);
      if (!isSame(query.signature, sign(uploadKey, 'PUT', key, expires, max)))
        throw uploadForbidden('The upload URL is not valid.');
      if (isPast(expires)) throw uploadForbidden('The upload URL has expired.');
      return max;
    },
    admitDownload({ key, query }) {
      const expires = Number(query.expires);
      const { filename = '', type: contentType = '' } = query;
      if (!isSame(query.signature, sign(downloadKey, 'GET', key, expires, filename, contentType)))
        throw downloadForbidden('The download URL is not valid.');
      if (isPast(expires)) throw downloadForbidden('The download URL has expired.');
      return { filename, contentType };
    },
  };
}
