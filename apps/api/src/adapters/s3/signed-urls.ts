import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { S3Settings } from '../../config-s3.ts';
import { attachment } from '../../http/attachment.ts';
import type { Objects } from '../../ports.ts';
import { createS3Client } from './client.ts';

/** A URL is dated to the window before its end, so that asking twice for the same end gives the same URL. */
const WINDOW_SECONDS = 15 * 60;

/**
 * Presigned URLs, which begin with the public endpoint. Making one asks nobody.
 *
 * One to upload to is for one key, one method and a while. The size cannot be signed, because it is not known yet; whoever
 * has the URL can put up to what the store takes (5 GB on S3) under that key, again and again until it ends. What is too
 * large is removed by `prepare`, what is never prepared is swept, and nothing else is ever read from that key.
 */
export function createSignedUrls(settings: S3Settings): Pick<Objects, 'uploadUrl' | 'downloadUrl'> {
  const client = createS3Client(settings, settings.publicEndpoint);
  const { bucket: Bucket } = settings;

  function lifetime(expiresAt: Date) {
    // The store goes by its own time, which is the real one, whatever ours is set to.
    const leftSeconds = Math.ceil((expiresAt.getTime() - Date.now()) / 1000);
    const windows = Math.max(1, Math.ceil(leftSeconds / WINDOW_SECONDS));
    const expiresIn = windows * WINDOW_SECONDS;
    return { expiresIn, signingDate: new Date(expiresAt.getTime() - expiresIn * 1000) };
  }

  return {
    uploadUrl: (Key, { expiresAt }) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket, Key }), lifetime(expiresAt)),
    downloadUrl: (Key, { expiresAt, filename, contentType }) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket,
          Key,
          ResponseContentDisposition: attachment(filename),
          ResponseContentType: contentType,
          ResponseCacheControl: 'private, no-store',
        }),
        lifetime(expiresAt),
      ),
  };
}
