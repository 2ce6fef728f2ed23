import { S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '../../config-s3.ts';

const CONNECT_MS = 5_000;
/** For an answer to begin, and for one that has begun to stand still. A copy of the largest file is answered within it. */
const ANSWER_MS = 60_000;
/** The first one included. */
const ATTEMPTS = 3;

/** A client of one endpoint. Nothing waits for ever, and what fails is tried again, but not for long. */
export function createS3Client(settings: S3Settings, endpoint = settings.endpoint): S3Client {
  const { region, accessKeyId, secretAccessKey, forcePathStyle } = settings;
  return new S3Client({
    endpoint,
    region,
    forcePathStyle,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      // Without this, a late answer is a line in the log and nothing else.
      throwOnRequestTimeout: true,
      socketTimeout: ANSWER_MS,
    },
    // By default the SDK puts a checksum of its own into signed URLs, which a browser that sends plain bytes cannot match,
    // and which not every S3-compatible store knows.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
