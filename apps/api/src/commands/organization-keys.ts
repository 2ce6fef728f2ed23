import { z } from 'zod';
import { defineOperation } from './operation.ts';
import { fields } from './tables.ts';

const id = z.string();
const ONCE = 'It is shown this once, and stored nowhere.';

const KINDS = ['site', 'secret'] as const;
const ACTIONS = ['add', 'retire', 'rotate'] as const;

export const changeKeys = defineOperation({
  name: 'org.keys',
  input: z.object({ id, action: z.enum(ACTIONS), kind: z.enum(KINDS) }),
  result: z.object({
    id,
    kind: z.enum(KINDS),
    action: z.enum(ACTIONS),
    /** The new one. */
    key: z.string().optional(),
    /** How many keys were switched off. */
    retiredKeys: z.number().optional(),
  }),
  async perform({ organizations }, { id: organization, action, kind }) {
    const about = { id: organization, kind, action };
    if (action === 'retire')
      return { ...about, retiredKeys: await organizations.retireKeys(organization, kind) };
    const key = await (action === 'add'
      ? organizations.addKey(organization, kind)
      : organizations.rotateKey(organization, kind));
    return { ...about, key };
  },
  text({ kind, action, key, retiredKeys }) {
    if (key === undefined)
      return `${String(retiredKeys)} ${kind} ${retiredKeys === 1 ? 'key has' : 'keys have'} ended. The newest goes on.`;
    const others =
      action === 'add'
        ? `The earlier ones go on, until \`ats-api org keys <id> retire ${kind}\`.`
        : 'All earlier ones have ended.';
    return [fields([[`${kind} key`, key]]), '', kind === 'secret' ? `${ONCE} ${others}` : others].join('\n');
  },
});

export const makeAdminToken = defineOperation({
  name: 'org.admin-token',
  input: z.object({ id }),
  result: z.object({ id, adminToken: z.string() }),
  perform: async ({ organizations }, input) => ({
    id: input.id,
    adminToken: await organizations.createAdminToken(input.id),
  }),
  text: ({ adminToken }) =>
    [fields([['admin token', adminToken]]), '', `${ONCE} The one before it has ended.`].join('\n'),
});
