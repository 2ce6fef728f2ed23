import type { Network } from '@ats-kit/protocol';
import { sql } from 'kysely';
import type { Database } from '../../src/ports.ts';

export interface ManyWorks {
  organizationId: string;
  network: Network;
  user: string;
  count: number;
  /** ATS id of the first. */
  from?: number;
}

/** Fifty words: a title has two of them and a number, so a word is in one title of twenty-five and a number in one. */
const WORDS =
  'night river stone paper winter garden copper violet thunder harbor silver window summer candle desert ' +
  'mirror island velvet autumn marble forest anchor lantern meadow shadow signal orchid comet ember canyon ' +
  'feather glacier hollow ivory jasmine kingdom lagoon monsoon nectar orbit pebble quartz ribbon saffron ' +
  'temple umbra valley willow xenon zephyr';

/** As many as a statement makes in the time that one may take. */
const BATCH = 50_000;

async function insertBatch(
  database: Database,
  { organizationId, network, user, count, from = 0 }: ManyWorks,
): Promise<void> {
  await sql`
    insert into works (id, organization_id, network, external_user_ref, title, search_text, owner_address, ats_id,
      latest_version, latest_commitment, latest_filename, latest_version_at, created_at)
    select gen_random_uuid(), ${organizationId}::uuid, ${network}, ${user}, made.title, ' ' || made.title, '5owner', made.ats_id,
      1, '0x' || repeat('0', 64), 'song.wav', now(), now()
    from (
      select ats_id, words[1 + ats_id % 50] || ' ' || words[1 + (ats_id / 50) % 50] || ' ' || ats_id as title
      from generate_series(${from}::bigint, ${from + count - 1}::bigint) as ats_id,
        (select string_to_array(${WORDS}, ' ') as words) as list
    ) as made
  `.execute(database);
}

/**
 * Registered works, made by the database itself, and what counts them. Titles are as they are stored for a search: lower
 * case, words only.
 */
export async function insertManyWorks(database: Database, options: ManyWorks): Promise<void> {
  const { organizationId, network, user, count, from = 0 } = options;
  for (let done = 0; done < count; done += BATCH)
    await insertBatch(database, { ...options, from: from + done, count: Math.min(BATCH, count - done) });
  await sql`
    insert into work_counts (organization_id, network, external_user_ref, works)
    values (${organizationId}::uuid, ${network}, '', ${count}), (${organizationId}::uuid, ${network}, ${user}, ${count})
    on conflict (organization_id, network, external_user_ref) do update set works = work_counts.works + excluded.works
  `.execute(database);
  await sql`insert into network_work_counts (network, slot, works) values (${network}, 0, ${count})
    on conflict (network, slot) do update set works = network_work_counts.works + excluded.works`.execute(
    database,
  );
  await sql`vacuum (analyze) works`.execute(database);
}
