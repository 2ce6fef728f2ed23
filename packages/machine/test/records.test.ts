import { describe, expect, it } from 'vitest';
import { type RecordsOptions, createRecords, RECORD_LIFE_MS } from '../src/records/records.ts';
import type { FormDraft, NotedConfirm } from '../src/records/records.types.ts';
import { TestClock } from './harness/clock.ts';
import { FakeStorage } from './harness/keeping.ts';

const note = (over: Partial<NotedConfirm> = {}): NotedConfirm => ({
  jobId: 'job-1',
  mode: 'register',
  network: 'testnet',
  quoteExpiresAt: '1970-01-01T00:05:00Z',
  title: 'Nuit blanche',
  atsId: null,
  isByAccessCode: false,
  expectsAccessCode: true,
  commitment: `0x${'ab'.repeat(32)}`,
  isVerified: true,
  ...over,
});

const gone = { jobId: 'job-1', transactionId: 'tx-1', wsUrl: '/v1/ws/transactions/tx-1' };

const draft = (over: Partial<FormDraft> = {}): FormDraft => ({
  title: 'Nuit',
  creators: [{ fullName: 'Inès', email: '', roles: ['author'], ipi: '', isni: '' }],
  step: 'creators',
  atsId: null,
  ...over,
});

function createKeeping() {
  const storage = { tab: new FakeStorage(), device: new FakeStorage() };
  const clock = new TestClock();
  /** The records as a page has them that was loaded just now. */
  const reload = (over: Partial<RecordsOptions> = {}) =>
    createRecords({
      storage,
      clock,
      network: 'testnet',
      mode: 'register',
      userKey: null,
      isKept: true,
      ...over,
    });
  return { ...storage, clock, reload };
}

const NOTHING = { transaction: null, confirm: null, draft: null };

describe('notes', () => {
  it('a confirm is found by the next page, and becomes its transaction', () => {
    const { reload } = createKeeping();
    reload().noteConfirm(note());
    expect(reload().load()).toEqual({ ...NOTHING, confirm: note() });
    reload().noteTransaction(gone);
    const { quoteExpiresAt: _, isByAccessCode: __, ...rest } = note();
    expect(reload().load()).toEqual({ ...NOTHING, transaction: { ...rest, ...gone } });
    expect(reload().isNoted('tx-1')).toBe(true);
    reload().forget('tx-1');
    expect(reload().load()).toEqual(NOTHING);
    expect(reload().isNoted('tx-1')).toBe(false);
  });

  it('a confirm that did not go through leaves nothing', () => {
    const { reload, tab } = createKeeping();
    reload().noteConfirm(note());
    reload().forgetConfirm('job-1');
    expect(tab.entries.size).toBe(0);
  });

  it('asked again without a quote, what is known of the commitment stays', () => {
    const { reload } = createKeeping();
    reload().noteConfirm(note());
    reload().noteConfirm(note({ commitment: null, isVerified: false }));
    expect(reload().load().confirm).toEqual(note());
  });

  it('a transaction whose confirm nobody noted is not kept: nothing is known of it', () => {
    const { reload } = createKeeping();
    reload().noteTransaction(gone);
    expect(reload().load()).toEqual(NOTHING);
  });

  it('several are under way: the newest comes first, and each goes by itself', () => {
    const { reload } = createKeeping();
    for (const n of [1, 2, 3]) {
      reload().noteConfirm(note({ jobId: `job-${n}`, title: `Work ${n}` }));
      reload().noteTransaction({ jobId: `job-${n}`, transactionId: `tx-${n}`, wsUrl: '/' });
    }
    expect(reload().load().transaction?.title).toBe('Work 3');
    reload().forget('tx-3');
    expect(reload().load().transaction?.title).toBe('Work 2');
  });

  it('what was begun last comes first, and a confirm before a transaction of the same moment', () => {
    const { reload, clock } = createKeeping();
    const found = () => {
      const { confirm, transaction } = reload().load();
      return [confirm?.jobId, transaction?.transactionId];
    };
    reload().noteConfirm(note());
    reload().noteTransaction(gone);
    reload().noteConfirm(note({ jobId: 'job-2' }));
    expect(found()).toEqual(['job-2', undefined]);
    clock.increment(1);
    reload().noteConfirm(note({ jobId: 'job-3' }));
    reload().noteTransaction({ ...gone, jobId: 'job-3', transactionId: 'tx-3' });
    expect(found()).toEqual([undefined, 'tx-3']);
    reload().forget('tx-3');
    expect(found()).toEqual(['job-2', undefined]);
    reload().forgetConfirm('job-2');
    expect(found()).toEqual([undefined, 'tx-1']);
  });

  it('keeps the twenty newest', () => {
    const { reload } = createKeeping();
    const records = reload();
    for (let n = 0; n < 25; n += 1) {
      records.noteConfirm(note({ jobId: `job-${n}` }));
      records.noteTransaction({ jobId: `job-${n}`, transactionId: `tx-${n}`, wsUrl: '/' });
    }
    expect(records.isNoted('tx-24')).toBe(true);
    expect(records.isNoted('tx-5')).toBe(true);
    expect(records.isNoted('tx-4')).toBe(false);
  });
});

describe('how long', () => {
  it('they are kept for 24 hours, and then removed', () => {
    const { reload, clock, tab } = createKeeping();
    reload().noteConfirm(note());
    reload().noteConfirm(note({ jobId: 'job-2' }));
    reload().noteTransaction({ ...gone, jobId: 'job-2' });
    reload().keepDraft(draft());
    clock.increment(RECORD_LIFE_MS - 1);
    const { confirm, draft: typed } = reload().load();
    expect([confirm, typed, reload().isNoted('tx-1')]).toEqual([note(), draft(), true]);
    clock.increment(1);
    expect(reload().load()).toEqual(NOTHING);
    expect(tab.entries.size).toBe(0);
  });

  it('a clock that was set back takes nothing away, one that was a day ahead does', () => {
    const { reload, clock } = createKeeping();
    clock.increment(RECORD_LIFE_MS);
    reload().noteConfirm(note());
    const at = (nowMs: number) => reload({ clock: { now: () => nowMs } }).load().confirm;
    expect(at(1)).not.toBeNull();
    expect(at(0)).toBeNull();
  });
});

describe('whose', () => {
  it('networks, modes and users have their own', () => {
    const { reload } = createKeeping();
    const scopes: Partial<RecordsOptions>[] = [
      {},
      { network: 'mainnet' },
      { mode: 'update' },
      { userKey: 'ines' },
      { userKey: 'ines:' },
    ];
    scopes.forEach((scope, n) => reload(scope).noteConfirm(note({ jobId: `job-${n}` })));
    expect(scopes.map((scope) => reload(scope).load().confirm?.jobId)).toEqual(
      scopes.map((_, n) => `job-${n}`),
    );
  });

  it('only a user whom the host has named has anything on the device, and drafts never', () => {
    const { reload, tab, device } = createKeeping();
    reload().noteConfirm(note());
    reload({ userKey: 'ines' }).keepDraft(draft());
    expect(device.entries.size).toBe(0);
    reload({ userKey: 'ines' }).noteConfirm(note());
    expect(device.entries.size).toBe(1);
    expect(tab.entries.size).toBe(2);
  });

  it('nothing is written where nothing is to be kept', () => {
    const { reload, tab, device } = createKeeping();
    const records = reload({ isKept: false, userKey: 'ines' });
    records.noteConfirm(note());
    records.noteTransaction(gone);
    records.keepDraft(draft());
    expect(records.load()).toMatchObject({ transaction: { transactionId: 'tx-1' }, draft: null });
    expect(records.isLasting()).toBe(false);
    expect([...tab.written, ...device.written]).toEqual([]);
  });
});

describe('what was typed', () => {
  it('is kept until it was sent, or is removed', () => {
    const { reload, tab } = createKeeping();
    reload().keepDraft(draft());
    expect(reload().load().draft).toEqual(draft());
    reload().keepDraft(null);
    expect(reload().load().draft).toBeNull();
    reload().keepDraft(draft());
    reload().noteConfirm(note());
    expect(reload().load().draft).toEqual(draft());
    reload().noteTransaction(gone);
    expect(reload().load().draft).toBeNull();
    expect(tab.entries.size).toBe(1);
  });
});

describe('what is read back', () => {
  const KEYS = ['confirms:testnet:register:', 'transactions:testnet:register:', 'draft:testnet:register:'];

  it.each([
    'no JSON',
    '',
    'null',
    '7',
    '{}',
    '[]',
    '[null, 1, {}]',
    '{"notedAtMs":0,"note":{}}',
    JSON.stringify([{ notedAtMs: 0, note: { ...note(), network: 'devnet' } }]),
    JSON.stringify([{ notedAtMs: null, note: note() }]),
    JSON.stringify({ notedAtMs: 0, note: draft({ creators: [] }) }),
    JSON.stringify({ notedAtMs: 0, note: { ...draft(), step: 'payment' } }),
  ])('%s is removed, never thrown', (text) => {
    const { reload, tab } = createKeeping();
    for (const key of KEYS) tab.entries.set(key, text);
    expect(reload().load()).toEqual(NOTHING);
    expect(tab.entries.size).toBe(0);
  });

  it('a bad note takes no good one along', () => {
    const { reload, tab } = createKeeping();
    reload().noteConfirm(note());
    const good = JSON.parse(tab.entries.get(KEYS[0] ?? '') ?? '') as unknown[];
    tab.entries.set(KEYS[0] ?? '', JSON.stringify([{ notedAtMs: 0 }, ...good]));
    expect(reload().load().confirm).toEqual(note());
    expect(JSON.parse(tab.entries.get(KEYS[0] ?? '') ?? '')).toEqual(good);
  });

  it('what another version added is left out', () => {
    const { reload, tab } = createKeeping();
    tab.entries.set(KEYS[0] ?? '', JSON.stringify([{ notedAtMs: 0, note: { ...note(), token: 'x' } }]));
    expect(reload().load().confirm).toEqual(note());
    expect(tab.text()).not.toContain('token');
  });
});

describe('a storage in trouble', () => {
  it('that refuses everything: memory takes its place', () => {
    const { reload, tab } = createKeeping();
    tab.trouble = 'refused';
    const records = reload();
    expect(records.load()).toEqual(NOTHING);
    expect(records.isLasting()).toBe(false);
    records.noteConfirm(note());
    records.keepDraft(draft());
    expect(records.load()).toEqual({ ...NOTHING, confirm: note(), draft: draft() });
    records.noteTransaction(gone);
    records.forget('tx-1');
    expect(records.load()).toEqual(NOTHING);
  });

  it('that is full: what is newer than the storage is in memory, and nothing old comes back', () => {
    const { reload, tab } = createKeeping();
    const records = reload();
    records.noteConfirm(note());
    expect(records.isLasting()).toBe(true);
    tab.trouble = 'full';
    records.noteConfirm(note({ jobId: 'job-2' }));
    expect(records.isLasting()).toBe(false);
    expect(records.load().confirm?.jobId).toBe('job-2');
    expect(tab.entries.size).toBe(0);
    tab.trouble = null;
    records.noteConfirm(note({ jobId: 'job-3' }));
    expect(reload().load().confirm?.jobId).toBe('job-3');
  });
});
