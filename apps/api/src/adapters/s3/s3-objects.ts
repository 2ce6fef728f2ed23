import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import type { S3Settings } from '../../config-s3.ts';
import type { ListedObject, Objects } from '../../ports.ts';
import { createS3Client } from './client.ts';
import { createSignedUrls } from './signed-urls.ts';

/** Whoever uploaded chose the type; what a download is said to be is signed into its URL. */
const CONTENT_TYPE = 'application/octet-stream';

const hasStatus = (error: unknown, ...statuses: number[]) =>
  error instanceof S3ServiceException && statuses.includes(error.$metadata.httpStatusCode ?? 0);

export interface S3ObjectsOptions {
  /** How many keys a page of a listing has. @default 1000, which is the most that S3 gives */
  pageSize?: number | undefined;
}

/** Objects in a bucket of an S3-compatible store. Uploads and downloads go there and not through us. */
export function openS3Objects(settings: S3Settings, { pageSize = 1_000 }: S3ObjectsOptions = {}): Objects {
  const client = createS3Client(settings);
  const { bucket: Bucket } = settings;
  return {
    ...createSignedUrls(settings),
    async head(Key) {
      try {
        const { ContentLength: bytes, ETag: etag } = await client.send(
          new HeadObjectCommand({ Bucket, Key }),
        );
        if (bytes === undefined || etag === undefined)
          throw new Error('The store does not describe its objects.');
        return { bytes, etag };
      } catch (error) {
        if (hasStatus(error, 404)) return undefined;
        throw error;
      }
    },
    async copy(from, to, { ifMatch }) {
      try {
        await client.send(
          new CopyObjectCommand({
            Bucket,
            Key: to,
            CopySource: `${Bucket}/${from}`,
            CopySourceIfMatch: ifMatch,
            MetadataDirective: 'REPLACE',
            ContentType: CONTENT_TYPE,
          }),
        );
        return true;
      } catch (error) {
        if (hasStatus(error, 404, 412)) return false;
        throw error;
      }
    },
    async *read(Key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      if (!(Body instanceof Readable)) throw new Error('The store gave no stream.');
      // Left early, the loop destroys the stream and with it the connection.
      for await (const chunk of Body) yield chunk as Uint8Array;
    },
    async write(Key, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: CONTENT_TYPE }));
    },
    remove: (key) => remove(client, Bucket, key),
    // The URL still takes bytes until it ends. They go nowhere, and are swept.
    closeUpload: (key) => remove(client, Bucket, key),
    list: (prefix, before) => list(client, { Bucket, Prefix: prefix, MaxKeys: pageSize }, before),
  };
}

async function remove(client: S3Client, Bucket: string, Key: string): Promise<void> {
  try {
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
  } catch (error) {
    // S3 does not mind; others do.
    if (!hasStatus(error, 404)) throw error;
  }
}

async function* list(
  client: S3Client,
  listing: ListObjectsV2CommandInput,
  before: Date | undefined,
): AsyncGenerator<ListedObject> {
  let token: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ ...listing, ContinuationToken: token }));
    for (const { Key: key, Size: bytes, LastModified: modifiedAt } of page.Contents ?? []) {
      if (key === undefined || bytes === undefined || modifiedAt === undefined) continue;
      if (before === undefined || modifiedAt < before) yield { key, bytes, modifiedAt };
    }
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}
