import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkStore } from '../src/adapters/objects-check.ts';
import type { Objects } from '../src/ports.ts';
import { type LiveApi, freePort, openLiveApi } from './support/server.ts';
import { keysOf } from './support/stored.ts';

let api: LiveApi;
let objects: Objects;
beforeAll(async () => {
  api = await openLiveApi({ start: false });
  ({ objects } = api.api);
});
afterAll(() => api.stop());

const ABILITIES = ['write', 'read', 'copy', 'list', 'upload', 'cors', 'download', 'remove'];
const faults = async (broken: Partial<Objects>) =>
  (await checkStore({ ...objects, ...broken }, { timeoutMs: 2_000 })).filter(({ isOk }) => !isOk);

describe('the check of the store', () => {
  it('[0.objects.check] finds that everything works, and leaves nothing behind', async () => {
    const findings = await checkStore(objects);
    expect(findings).toEqual(ABILITIES.map((ability) => ({ ability, isOk: true })));
    expect([...(await keysOf(objects, 'uploads/')), ...(await keysOf(objects, 'media/'))]).toEqual([]);
  });

  it('[0.objects.check] says what does not, without an address or a key', async () => {
    const elsewhere = `http://127.0.0.1:${await freePort()}/secret`;
    expect(await faults({ uploadUrl: async () => elsewhere })).toEqual([
      { ability: 'upload', isOk: false, reason: 'ECONNREFUSED' },
      { ability: 'cors', isOk: false, reason: 'ECONNREFUSED' },
      expect.objectContaining({ ability: 'download' }),
    ]);
    expect(await faults({ downloadUrl: async (key) => `${api.url}/v1/downloads/${key}` })).toEqual([
      {
        ability: 'download',
        isOk: false,
        reason: expect.stringMatching(/^it answers 40[34] to a presigned GET$/),
      },
    ]);
    expect(
      await faults({ copy: async (from, to) => objects.copy(from, to, { ifMatch: await etagOf(from) }) }),
    ).toEqual([{ ability: 'copy', isOk: false, reason: expect.stringContaining('whatever is there') }]);
    expect(
      await faults({ write: () => Promise.reject(Object.assign(new Error('x'), { name: 'NoSuchBucket' })) }),
    ).toEqual([{ ability: 'write', isOk: false, reason: 'NoSuchBucket' }]);
  });

  it('[0.objects.check] says when browsers are not let in', async () => {
    const closed = `${api.url}/v1/works/init`;
    expect(await faults({ uploadUrl: async () => closed })).toContainEqual({
      ability: 'cors',
      isOk: false,
      reason: 'it answers 403 to a preflight for PUT',
    });
  });
});

const etagOf = async (key: string) => (await objects.head(key))?.etag ?? 'none';
