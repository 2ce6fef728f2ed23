import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createWallets } from '../src/adapters/wallets.ts';
import { ConfigError, loadConfig } from '../src/config.ts';
import { parseInt8 } from '../src/db/int8.ts';
import { clientAddress } from '../src/http/context.ts';
import { newRequestId } from '../src/http/request-id.ts';
import { hostOfOrigin } from '../src/services/origins.ts';
import { storageFeeCredits } from '../src/services/pricing.ts';
import { createSecretBox, deriveKey } from '../src/services/vault.ts';
import { openTestDatabase } from './support/database.ts';

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
    ['https://a.example:80', 'a.example'],
    ['https://a.example?', undefined],
    [`https://${'a.'.repeat(7_000)}example`, undefined],
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
    ['DATABASE_URL', 'mysql://ann:hunter2@localhost/shop'],
    ['ATS_WORKER_LEASE_MS', '1'],
    ['ATS_DEMO', 'maybe'],
  ])('[0.config] names what is wrong: %s=%s', (name, value) => {
    expect(() => loadConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => loadConfig({ [name]: value })).toThrow(name);
  });
});

describe('the configuration of a database server', () => {
  const DATABASE_URL = 'postgres://ann:hunter2@localhost/shop';
  const key = Buffer.alloc(32, 9);

  it.each(['hex', 'base64', 'base64url'] as const)(
    '[0.database.key] comes with a master key of 32 bytes in %s, and without the demo organization',
    (encoding) => {
      const config = loadConfig({ DATABASE_URL, ATS_MASTER_KEY: key.toString(encoding) });
      expect(config.database).toEqual({ url: DATABASE_URL, poolSize: 10 });
      expect(config.masterKey?.equals(key)).toBe(true);
      expect(config.hasDemo).toBe(false);
      expect(loadConfig({}).hasDemo).toBe(true);
    },
  );

  it.each([
    [{ DATABASE_URL }, 'is needed with DATABASE_URL'],
    [{ DATABASE_URL, ATS_MASTER_KEY: 'c2hvcnQ=' }, 'must be 32 bytes'],
    [{ ATS_MASTER_KEY: key.toString('hex') }, 'is for DATABASE_URL only'],
  ])('[0.database.key] is named when it is missing, wrong or out of place', (variables, sentence) => {
    const load = () => loadConfig(variables);
    expect(load).toThrow(`ATS_MASTER_KEY: ${sentence}`);
    expect(load).not.toThrow(/hunter2|c2hvcnQ/);
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
    const { database, migrateAgain, close } = await openTestDatabase();
    await migrateAgain();
    await sql`update schema_migrations set checksum = 'other' where version = 1`.execute(database);
    await expect(migrateAgain()).rejects.toThrow('was changed after it had been applied');
    await sql`delete from schema_migrations where version = 1`.execute(database);
    await sql`insert into schema_migrations (version, name, checksum) values (9999, '9999_future.sql', 'x')`.execute(
      database,
    );
    await expect(migrateAgain()).rejects.toThrow('does not know');
    await close();
  });
});
