import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Objects } from '../src/ports.ts';
import { mediaFolderOf, newMediaKey, uploadKeyOf } from '../src/services/object-keys.ts';
import { sweepJobs, sweepUploads } from '../src/services/sweeping.ts';
import { useTestApi, waitForEnd } from './support/api.ts';
import { scriptedChain } from './support/chains.ts';
import { keysOf } from './support/stored.ts';
import { confirmed, ok, prepared, registered, uploaded, wav, widget } from './support/works.ts';

const HOUR_MS = 3_600_000;
const chain = scriptedChain();
// Nothing runs beside the tests but what they run: the worker is needed, the housekeeping of the API looks once a minute.
const api = useTestApi({ chain: chain.build });

const options = (objects: Partial<Objects> = {}) => ({
  database: api.database,
  objects: { ...api.api.objects, ...objects },
  clock: api.clock,
  config: api.config,
});
const sweep = () => sweepJobs(options());
const hasJob = async (id: string) =>
  (await api.database.selectFrom('jobs').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
const filesOf = async (jobId: string) => [
  ...(await keysOf(api.api.objects, 'uploads/')).filter((key) => key === uploadKeyOf(jobId)),
  ...(await keysOf(api.api.objects, mediaFolderOf(jobId))),
];

async function eventually(check: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (
      await check().then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await check();
}

const isGone = (jobId: string) =>
  eventually(async () => {
    expect(await hasJob(jobId)).toBe(false);
    expect(await filesOf(jobId)).toEqual([]);
  });

describe('sweeping', () => {
  it('[0.objects.swept] finds uploads that ended after their job had gone, and touches nothing else', async () => {
    const { objects } = api.api;
    const late = Array.from({ length: 3 }, () => uploadKeyOf(randomUUID()));
    const foreign = ['uploads/somebody-else', newMediaKey(randomUUID())];
    for (const key of [...late, ...foreign]) await objects.write(key, wav());
    await sweepUploads(options());
    expect(await objects.head(late[0] ?? '')).toBeDefined();
    api.clock.advance(27 * HOUR_MS);
    const { jobId } = await uploaded(api, await api.organization());
    await sweepUploads(options());
    for (const key of late) expect(await objects.head(key)).toBeUndefined();
    for (const key of [...foreign, uploadKeyOf(jobId)]) expect(await objects.head(key), key).toBeDefined();
  });

  it('[0.objects.swept] removes what was never uploaded, prepared, or confirmed, after the job and an hour', async () => {
    const organization = await api.organization();
    const client = widget(api, organization, await api.session(organization));
    const { job_id: begun } = await ok(client.init());
    const { jobId: sent } = await uploaded(api, organization);
    const { jobId: priced } = await prepared(api, organization);
    api.clock.advance(24 * HOUR_MS + 1);
    await sweep();
    expect(await filesOf(priced)).not.toEqual([]);
    expect(await hasJob(begun)).toBe(true);
    api.clock.advance(HOUR_MS);
    await sweep();
    for (const jobId of [begun, sent, priced]) await isGone(jobId);
  });

  it('[0.objects.swept] keeps what a version refers to, and removes all else of its job', async () => {
    const { jobId, result } = await registered(api, await api.organization());
    const { object_key: kept } = await api.database
      .selectFrom('work_versions')
      .select('object_key')
      .where('work_id', '=', result['work_id'])
      .executeTakeFirstOrThrow();
    const orphan = newMediaKey(jobId);
    await api.api.objects.write(orphan, wav());
    api.clock.advance(26 * HOUR_MS);
    await sweep();
    await eventually(async () => expect(await hasJob(jobId)).toBe(false));
    expect(await filesOf(jobId)).toEqual([kept]);
  });

  it('[0.objects.swept] leaves a transaction its file until it is decided, and removes that of a failed one', async () => {
    chain.isHeld = true;
    const { jobId, transactionId } = await confirmed(api, await api.organization());
    api.clock.advance(26 * HOUR_MS);
    await sweep();
    expect(await hasJob(jobId)).toBe(true);
    expect(await filesOf(jobId)).not.toEqual([]);
    chain.refuse.outcome = 'Refused.';
    chain.isHeld = false;
    expect((await waitForEnd(api, transactionId)).result).toMatchObject({ success: false });
    chain.refuse.outcome = undefined;
    await sweep();
    await isGone(jobId);
  });

  it('[0.objects.swept] several processes at the same moment do it once', async () => {
    const organization = await api.organization();
    const jobs = await Promise.all(
      Array.from({ length: 6 }, async () => (await prepared(api, organization)).jobId),
    );
    const others = await Promise.all([api.testDatabase.another(), api.testDatabase.another()]);
    api.clock.advance(26 * HOUR_MS);
    const claimed: string[] = [];
    const counting = {
      list: (prefix: string, before?: Date) => {
        claimed.push(prefix);
        return api.api.objects.list(prefix, before);
      },
    };
    await Promise.all(
      [api.database, ...others.map(({ database }) => database)].map((database) =>
        sweepJobs({ ...options(counting), database }),
      ),
    );
    for (const jobId of jobs) await isGone(jobId);
    expect(new Set(claimed).size).toBe(claimed.length);
    await Promise.all(others.map(({ close }) => close()));
  });

  it('[0.objects.swept] a process that dies in the middle is taken over by another', async () => {
    const { jobId } = await prepared(api, await api.organization());
    api.clock.advance(26 * HOUR_MS);
    const dying = sweepJobs(options({ remove: () => Promise.reject(new Error('killed')) }));
    await expect(dying).rejects.toThrow('killed');
    expect(await hasJob(jobId)).toBe(true);
    await sweep();
    expect(await hasJob(jobId), 'leased').toBe(true);
    api.clock.advance(11 * 60_000);
    await sweep();
    await isGone(jobId);
  });
});
