import { afterAll, describe, expect, it } from 'vitest';
import { expectError, useTestApi } from './support/api.ts';
import { scriptedChain } from './support/chains.ts';
import { codedWork, updated, updater } from './support/updates.ts';
import { creator, ok, uploaded } from './support/works.ts';

const chain = scriptedChain({ maxWorksPerOwner: 2, maxVersionsPerWork: 3 });
const api = useTestApi({ chain: chain.build });
afterAll(() => chain.stop());

const named = (fullName: string) => ({ values: { creators: [creator({ full_name: fullName })] } });

describe('limits that are the chain’s', () => {
  it('[7.chain.max-versions] a version too many is refused before it is paid: 422 registration.dry_run_failed', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    for (const name of ['Second', 'Third'])
      expect((await updated(api, organization, path, named(name))).result).toMatchObject({ success: true });
    const client = await updater(api, organization, path);
    const { job_id: jobId } = await ok(client.init());
    const error = await expectError(await client.prepare(jobId), 422, 'registration.dry_run_failed');
    expect(error.details).toEqual({ reason: 'Ats.MaxVersionsReached' });
  });

  it('[7.chain.max-works] so is a work too many; the works that are there are read and updated', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    await codedWork(api, organization);
    const { client, jobId } = await uploaded(api, organization);
    const error = await expectError(await client.prepare(jobId), 422, 'registration.dry_run_failed');
    expect(error.details).toEqual({ reason: 'Ats.MaxAtsPerAccountReached' });
    expect((await updated(api, organization, path)).result).toMatchObject({ success: true });
    await codedWork(api, organization, { network: 'mainnet' });
  });
});
