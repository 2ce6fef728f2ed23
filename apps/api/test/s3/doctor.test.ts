import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { fail } from '../../src/commands/doctor/finding.ts';
import { examineAll } from '../../src/commands/doctor/operation.ts';
import { useTestApi } from '../support/api.ts';

const api = useTestApi();

describe.skipIf(inject('objectsSource').kind !== 's3')('the doctor', () => {
  it('[0.command.doctor] tells a bucket that is not there', async () => {
    const { s3 } = api.config;
    if (!s3) throw new Error('There is no bucket.');
    const { database, masterKey, testDatabase } = api;
    const found = await examineAll({
      kind: testDatabase.kind,
      clock: systemClock,
      masterKey,
      database,
      isServed: true,
      config: { ...api.config, s3: { ...s3, bucket: `none-${randomUUID()}` } },
    });
    expect(found.filter(({ check }) => check === 'objects')).toEqual([
      fail(
        'objects',
        expect.stringContaining('write does not work: NoSuchBucket'),
        expect.stringContaining('S3_BUCKET'),
      ),
    ]);
  });
});
