import { beforeAll, describe, expect, it } from 'vitest';
import { searchPatternOf } from '../src/services/search-text.ts';
import {
  MAX_COUNTED,
  type WorkScope,
  countAllQuery,
  countInOrderQuery,
  pageQuery,
  searchAllQuery,
  searchInOrderQuery,
} from '../src/services/work-queries.ts';
import { useTestApi } from './support/api.ts';
import type { Json } from './support/json.ts';
import { insertManyWorks } from './support/many-works.ts';
import { asUser, fresh } from './support/updates.ts';
import { ok } from './support/works.ts';

const api = useTestApi({ start: false });

const COUNT = 10_000;
const FIRST = 50;
let organization: Awaited<ReturnType<typeof api.organization>>;

beforeAll(async () => {
  // In the order of their ids, as rows of one organization lie together in a table that has grown: what the planner takes an
  // index to cost depends on it, and ids are random.
  const both = [await api.organization(), await api.organization()] as const;
  const [first, other] = both[0].id < both[1].id ? both : ([both[1], both[0]] as const);
  organization = first;
  // Other users and organizations hold as much: what a list walks is its own.
  for (const [index, [{ id: organizationId }, user]] of (
    [
      [organization, 'ada'],
      [organization, 'grace'],
      [other, 'ada'],
      [other, 'grace'],
    ] as const
  ).entries())
    await insertManyWorks(api.database, {
      organizationId,
      network: 'testnet',
      user,
      count: COUNT,
      from: index * COUNT,
    });
});

const scope = (values: Partial<WorkScope> = {}): WorkScope => ({
  organizationId: organization.id,
  network: 'testnet',
  user: 'ada',
  atsId: undefined,
  ...values,
});

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

async function planOf(query: { explain(format: 'json'): Promise<Json[]> }) {
  const [row] = await query.explain('json');
  const answer = row['QUERY PLAN'];
  const nodes = nodesOf((typeof answer === 'string' ? JSON.parse(answer) : answer)[0].Plan);
  return {
    types: nodes.map((node) => node['Node Type']),
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
  };
}

describe('what the database does for a page', () => {
  it.each([
    ['the first page of a user', {}, undefined, 'works_of_user'],
    ['a page in the middle of a user’s', {}, COUNT / 2, 'works_of_user'],
    ['the first page of an organization', { user: undefined }, undefined, 'works_of_organization'],
    ['a page in the middle of an organization’s', { user: undefined }, COUNT / 2, 'works_of_organization'],
  ])('[4.list.plan] %s walks an index, and sorts nothing', async (_, values, before, index) => {
    const { types, indexes } = await planOf(
      pageQuery(api.database, scope(values), { limit: FIRST + 1, before }),
    );
    expect(types.filter((type) => type !== 'Subquery Scan')).toEqual(['Limit', 'Index Scan']);
    expect(indexes).toEqual([index]);
  });

  it('[4.list.plan] a search begins with a bounded walk along the same index', async () => {
    for (const query of [
      searchInOrderQuery(api.database, scope(), '%river%', { limit: FIRST + 1, before: undefined }),
      countInOrderQuery(api.database, scope(), '%river%'),
    ]) {
      const { types, indexes } = await planOf(query);
      expect(types.filter((type) => type !== 'Subquery Scan' && type !== 'Aggregate')).toEqual([
        'Limit',
        'Limit',
        'Index Scan',
      ]);
      expect(indexes).toEqual(['works_of_user']);
    }
  });

  it.each([['9999'], ['no such work'], ['zz']])(
    '[4.list.plan] what a search for %j does not find there it looks up by trigrams',
    async (term) => {
      const pattern = searchPatternOf(term) ?? '';
      for (const query of [
        searchAllQuery(api.database, scope(), pattern, { limit: FIRST + 1, before: undefined }),
        countAllQuery(api.database, scope(), pattern),
      ]) {
        const { types, indexes } = await planOf(query);
        expect(types).not.toContain('Seq Scan');
        expect(indexes).toEqual(['works_search']);
      }
    },
  );
});

describe('lists of many works', () => {
  const read = async (query: string) =>
    ok((await fresh(api, organization, asUser('ada', { action: 'access' }))).get(`/v1/works${query}`));

  it('[4.list.total] the total is exact, whatever the size of the page', async () => {
    expect(await read('?first=1')).toMatchObject({ total_count: COUNT, works: [{ ats_id: COUNT - 1 }] });
  });

  it('[4.list.search-total] under a search the total ends at 1 000', async () => {
    expect(MAX_COUNTED).toBe(1_000);
    const rivers = Array.from({ length: COUNT }, (_, id) => id).filter(
      (id) => id % 50 === 1 || Math.floor(id / 50) % 50 === 1,
    );
    expect((await read('?search=river&first=1')).total_count).toBe(rivers.length);
    expect((await read('?search=1&first=1')).total_count).toBe(MAX_COUNTED);
  });

  it('[4.list.search] what only the trigrams find is found, with its pages', async () => {
    const ids = Array.from({ length: COUNT }, (_, id) => id).filter((id) => String(id).includes('777'));
    const first = await read('?search=777&first=3');
    expect(first).toMatchObject({ total_count: ids.length, page_info: { has_next_page: true } });
    const rest = await read(`?search=777&first=100&after=${first.page_info.end_cursor}`);
    expect([...first.works, ...rest.works].map((work: Json) => work.ats_id)).toEqual(ids.reverse());
    expect(rest.page_info.has_next_page).toBe(false);
  });

  it('[4.list.cursors] a walk through pages meets each work once', async () => {
    let after = '';
    const seen: number[] = [];
    for (let page = 0; page < 5; page++) {
      const { works, page_info: info } = await read(`?first=100${after}`);
      seen.push(...works.map((work: Json) => work.ats_id));
      after = `&after=${info.end_cursor}`;
    }
    expect(seen).toEqual(Array.from({ length: 500 }, (_, index) => COUNT - 1 - index));
  });
});

describe('somebody else', () => {
  it('[4.list.scope] another organization finds nothing of it', async () => {
    const other = await api.organization();
    const client = await fresh(api, other, asUser('ada', { action: 'access' }));
    expect(await ok(client.get('/v1/works?search=river'))).toMatchObject({ works: [], total_count: 0 });
    expect(await ok(client.get('/v1/works'))).toMatchObject({ works: [], total_count: 0 });
  });
});
