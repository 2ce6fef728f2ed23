import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, openTestDatabase } from './support/database.ts';

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
});
afterAll(() => testDatabase.close());

const read = async (expression: string) => {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(
    testDatabase.database,
  );
  return rows[0]?.value;
};

describe('values of the database', () => {
  it.each([
    ['9007199254740991::bigint', 9_007_199_254_740_991],
    ['(-5)::bigint', -5],
    ['(select count(*) from works)', 0],
    ['7::integer', 7],
    ['3::smallint', 3],
    ['(2::bigint + 1) * 3', 9],
    ['null::bigint', null],
    // A sum of bigints is a numeric: text, so that nobody takes it for a number unseen.
    ['(select sum(n) from (values (1::bigint), (2)) as t (n))', '3'],
    ['12.50::numeric', '12.50'],
    ['true', true],
    ['\'{"a": [1, null]}\'::jsonb', { a: [1, null] }],
    ['\'[{"a": 1}]\'::jsonb', [{ a: 1 }]],
    ["'6f0c3f0e-7a52-4c7c-9d0a-0f8f6c1d2b3a'::uuid", '6f0c3f0e-7a52-4c7c-9d0a-0f8f6c1d2b3a'],
    ["array['a', 'b,c', null]", ['a', 'b,c', null]],
    ['array[1, null, 9007199254740991]::bigint[]', [1, null, 9_007_199_254_740_991]],
    ['array[]::bigint[]', []],
    ["'ÄÖ é 音'::text", 'ÄÖ é 音'],
  ])('[0.values] %s reads alike on every driver', async (expression, value) => {
    expect(await read(expression)).toEqual(value);
  });

  it('[0.values] an instant is a Date, to the millisecond', async () => {
    expect(await read("'2026-04-30T11:00:00.123+02'::timestamptz")).toEqual(
      new Date('2026-04-30T09:00:00.123Z'),
    );
  });

  it('[0.integers] what a number cannot hold exactly is a fault, not a rounding', async () => {
    await expect(read('9007199254740993::bigint')).rejects.toThrow('too large for a number');
    await expect(read('array[9007199254740993]')).rejects.toThrow('too large for a number');
  });

  it('[0.values] what is written comes back: instants, JSON, big integers, nothing at all', async () => {
    const { database } = testDatabase;
    const organization = { id: randomUUID(), name: 'One', created_at: new Date('2026-01-02T03:04:05.678Z') };
    await database.insertInto('organizations').values(organization).execute();
    const creators = [
      {
        fullName: 'Ada "A" Łovelace',
        email: 'a@b.c',
        roles: ['Author' as const],
        ipi: undefined,
        isni: undefined,
      },
    ];
    const id = randomUUID();
    await database
      .insertInto('jobs')
      .values({
        id,
        organization_id: organization.id,
        action: 'register',
        network: 'testnet',
        title: "O'Song\\ 音 {1,2}",
        creators: JSON.stringify(creators),
        filename: 'a.wav',
        object_key: 'key',
        max_bytes: 9_007_199_254_740_991,
        created_at: organization.created_at,
        expires_at: new Date('9999-12-31T23:59:59.999Z'),
      })
      .execute();
    expect(
      await database.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst(),
    ).toMatchObject({
      creators: JSON.parse(JSON.stringify(creators)),
      title: "O'Song\\ 音 {1,2}",
      max_bytes: 9_007_199_254_740_991,
      media_bytes: null,
      created_at: organization.created_at,
      expires_at: new Date('9999-12-31T23:59:59.999Z'),
    });
  });
});
