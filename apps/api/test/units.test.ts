import { readFile } from 'node:fs/promises';
import { describe, expect, inject, it } from 'vitest';
import { createWallets } from '../src/adapters/wallets.ts';
import { ConfigError, loadConfig } from '../src/config.ts';
import { parseInt8 } from '../src/db/int8.ts';
import { migrate } from '../src/db/migrate.ts';
import { openPGlite } from '../src/db/pglite.ts';
import { clientAddress } from '../src/http/context.ts';
import { newRequestId } from '../src/http/request-id.ts';
import { createMissLimiter } from '../src/services/miss-limiter.ts';
import { hostOfOrigin } from '../src/services/origins.ts';
import { storageFeeCredits } from '../src/services/pricing.ts';
import { createSecretBox, deriveKey } from '../src/services/vault.ts';
import { createTestClock } from './support/clock.ts';

describe('storage fee', () => {
  const { storageTiers } = loadConfig({});
  it.each([
    [1, 0],
    [10_000_000, 0],
    [10_000_001, 1],
    [11_000_000, 1],
    [100_000_000, 90],
    [100_000_001, 92],
    [500_000_000, 890],
  ])('[7.storage-fee] %i bytes cost %i credits: free to 10 MB, then progressive per MB', (bytes, credits) => {
    expect(storageFeeCredits(bytes, storageTiers)).toBe(credits);
  });
});

describe('origins', () => {
  it.each([
    ['https://a.example', 'a.example'],
    ['https://A.Example:8443', 'a.example'],
    ['https://a.example:443', 'a.example'],
    ['http://localhost:3000', 'localhost'],
    ['http://127.0.0.1', '127.0.0.1'],
    ['http://a.example', undefined],
    ['https://a.example/path', undefined],
    ['https://user@a.example', undefined],
    ['ftp://localhost', undefined],
    ['null', undefined],
    [undefined, undefined],
  ])('[1.domain.https] %s → %s', (origin, host) => expect(hostOfOrigin(origin)).toBe(host));
});

describe('configuration', () => {
  it('[0.config] has defaults for everything', () => {
    expect(loadConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      publicUrl: 'http://127.0.0.1:8787',
      blockTimeMs: { testnet: 12_000, mainnet: 6_000 },
      tokenTtlSeconds: 300,
      maxFileBytes: 500_000_000,
      checkAudioFormat: true,
    });
  });

  it('[7.block-time] ATS_BLOCK_TIME_MS shortens both networks', () => {
    expect(loadConfig({ ATS_BLOCK_TIME_MS: '250' }).blockTimeMs).toEqual({ testnet: 250, mainnet: 250 });
  });

  it('[0.config] an empty variable is absent, and a public URL loses its last slash', () => {
    expect(loadConfig({ PORT: '', HOST: '0.0.0.0' }).publicUrl).toBe('http://127.0.0.1:8787');
    expect(loadConfig({ HOST: '::1' }).publicUrl).toBe('http://[::1]:8787');
    expect(loadConfig({ ATS_PUBLIC_URL: 'https://ats.example/base/' }).publicUrl).toBe(
      'https://ats.example/base',
    );
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['ATS_PUBLIC_URL', 'ats.example'],
    ['ATS_BLOCK_TIME_MS', '-1'],
    ['ATS_TOKEN_TTL_SECONDS', '0'],
    ['ATS_MAX_FILE_BYTES', '500000001'],
    ['ATS_STORAGE_PRICES', '10:0,5:1'],
    ['LOG_LEVEL', 'loud'],
  ])('[0.config] names what is wrong: %s=%s', (name, value) => {
    expect(() => loadConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => loadConfig({ [name]: value })).toThrow(name);
  });
});

describe('keys', () => {
  it('[1.wallet.network] addresses are SS58: decoded, they hold prefix, key and checksum', () => {
    const wallets = createWallets(Buffer.alloc(32, 7));
    expect(wallets.address('one', 'testnet')).toMatch(/^5[1-9A-HJ-NP-Za-km-z]{46,47}$/);
    expect(wallets.address('one', 'testnet')).toBe(wallets.address('one', 'testnet'));
    const all = [
      wallets.address('one', 'testnet'),
      wallets.address('one', 'mainnet'),
      wallets.address('two', 'testnet'),
    ];
    expect(new Set(all).size).toBe(3);
  });

  it('[4.code.hashed] a sealed text opens with its key and in its place alone', () => {
    const box = createSecretBox(deriveKey(Buffer.alloc(32, 1), 'access-codes'));
    const sealed = box.seal('atc_secret', 'here');
    expect(sealed).not.toContain('atc_secret');
    expect(box.seal('atc_secret', 'here')).not.toBe(sealed);
    expect(box.open(sealed, 'here')).toBe('atc_secret');
    expect(() => box.open(sealed, 'there')).toThrow();
    expect(() => createSecretBox(deriveKey(Buffer.alloc(32, 1), 'wallets')).open(sealed, 'here')).toThrow();
  });

  it('[2.request-id] is req_ and a ULID: sortable by time, unique', () => {
    const ids = Array.from({ length: 1_000 }, () => newRequestId(new Date()));
    expect(new Set(ids).size).toBe(1_000);
    expect(newRequestId(new Date(1_000)) < newRequestId(new Date(2_000))).toBe(true);
    expect(newRequestId(new Date(0))).toMatch(/^req_0{10}/);
  });
});

describe('misses', () => {
  it('[4.status.misses] count per address and window, and forget', () => {
    const clock = createTestClock();
    const limiter = createMissLimiter({ count: 2, windowMs: 1_000, clock });
    limiter.miss('a');
    limiter.check('a');
    limiter.miss('a');
    expect(() => limiter.check('a')).toThrow('Too many requests');
    limiter.check('b');
    clock.advance(1_001);
    limiter.check('a');
  });

  it('[4.status.misses] an address is the peer’s, or what a trusted proxy says of it', () => {
    const context = (forwarded?: string) =>
      ({
        env: { incoming: { socket: { remoteAddress: '10.0.0.1' } } },
        req: { header: () => forwarded },
      }) as unknown as Parameters<typeof clientAddress>[0];
    expect(clientAddress(context('1.1.1.1, 2.2.2.2'), 0)).toBe('10.0.0.1');
    expect(clientAddress(context('1.1.1.1, 2.2.2.2'), 1)).toBe('2.2.2.2');
    expect(clientAddress(context('1.1.1.1, 2.2.2.2'), 2)).toBe('1.1.1.1');
    expect(clientAddress(context(), 1)).toBe('10.0.0.1');
  });
});

describe('the database', () => {
  it('[0.integers] bigint columns are exact numbers, or a fault', () => {
    expect(parseInt8('9007199254740991')).toBe(9_007_199_254_740_991);
    expect(() => parseInt8('9007199254740992')).toThrow(RangeError);
  });

  it('[0.migrations] apply once, and refuse a database that was changed or is newer', async () => {
    const { pglite } = await openPGlite({ snapshot: new Blob([await readFile(inject('snapshotFile'))]) });
    const again = () =>
      pglite.transaction((transaction) =>
        migrate({
          execute: async (script) => {
            await transaction.exec(script);
          },
          query: async (sql, parameters) =>
            (await transaction.query<Record<string, unknown>>(sql, parameters)).rows,
        }),
      );
    await again();
    await pglite.exec("update schema_migrations set checksum = 'other' where version = 1");
    await expect(again()).rejects.toThrow('was changed after it had been applied');
    await pglite.exec(
      "delete from schema_migrations where version = 1; insert into schema_migrations (version, name, checksum) values (9999, '9999_future.sql', 'x')",
    );
    await expect(again()).rejects.toThrow('does not know');
    await pglite.close();
  });
});
