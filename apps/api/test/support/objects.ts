import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import { createS3Client } from '../../src/adapters/s3/client.ts';
import type { S3Settings } from '../../src/config-s3.ts';

export interface TestObjects {
  kind: 'disk' | 's3';
  /** A bucket of one's own, for the configuration; without one files are on disk. */
  s3: S3Settings | undefined;
  close(): Promise<void>;
}

async function emptyBucket(client: S3Client, Bucket: string): Promise<void> {
  for (;;) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    if (Contents.length === 0) return;
    for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }));
  }
}

/** An empty store of the project's kind. */
export async function openTestObjects(): Promise<TestObjects> {
  const { kind, ...store } = inject('objectsSource');
  if (kind === 'disk' || !('endpoint' in store))
    return { kind: 'disk', s3: undefined, close: async () => undefined };
  const bucket = `ats-test-${randomUUID()}`;
  const s3 = { ...store, publicEndpoint: store.endpoint, bucket };
  const client = createS3Client(s3);
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return {
    kind: 's3',
    s3,
    async close() {
      await emptyBucket(client, bucket);
      await client.send(new DeleteBucketCommand({ Bucket: bucket }));
      client.destroy();
    },
  };
}
