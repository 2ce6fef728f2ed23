import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { openS3Objects } from '../../src/adapters/s3/s3-objects.ts';
import { openTestObjects } from '../support/objects.ts';
import {
  SLOW_START_MS,
  afterThisTest,
  confirmOne,
  readDemo,
  startProgram,
  untilComplete,
  useProcesses,
} from '../support/process.ts';
import { keysOf } from '../support/stored.ts';

const hasStore = inject('objectsSource').kind === 's3';
useProcesses();

describe.skipIf(!hasStore)('the process with a bucket', () => {
  it(
    '[0.config.s3] keeps its files there and nowhere else, and goes on with them after a kill',
    { timeout: 2 * SLOW_START_MS },
    async () => {
      const bucket = await openTestObjects();
      if (!bucket.s3) throw new Error('There is no bucket.');
      afterThisTest(() => bucket.close());
      const folder = await mkdtemp(path.join(tmpdir(), 'ats-bucket-'));
      afterThisTest(() => rm(folder, { recursive: true, force: true }));
      const { endpoint, region, accessKeyId, secretAccessKey } = bucket.s3;
      const env = {
        S3_ENDPOINT: endpoint,
        S3_REGION: region,
        S3_BUCKET: bucket.s3.bucket,
        S3_ACCESS_KEY_ID: accessKeyId,
        S3_SECRET_ACCESS_KEY: secretAccessKey,
        S3_FORCE_PATH_STYLE: bucket.s3.forcePathStyle ? 'on' : 'off',
        LOG_LEVEL: 'trace',
      };
      const first = await startProgram(folder, { ...env, ATS_BLOCK_TIME_MS: '60000' });
      const { jobId, transactionId } = await confirmOne(first.url, await readDemo(folder));
      first.child.kill('SIGKILL');
      await first.exit;
      const second = await startProgram(folder, env);
      expect(await untilComplete(second.url, transactionId)).toMatchObject({ result: { success: true } });
      expect(await keysOf(openS3Objects(bucket.s3), 'media/')).toEqual([
        expect.stringMatching(new RegExp(`^media/${jobId}/`)),
      ]);
      expect(existsSync(path.join(folder, 'files'))).toBe(false);
      expect(first.output() + second.output()).not.toContain(secretAccessKey);
    },
  );
});
