import { z } from 'zod';
import { schemaOf } from '../installation.ts';
import { defineOperation } from './operation.ts';

/** Opening the database for this command is what migrates it; a server has done so at its start. */
export const migrateDatabase = defineOperation({
  name: 'migrate',
  input: z.object({}),
  result: z.object({
    /** Names of migrations, those of just now. */
    applied: z.array(z.string()),
    /** How many the database has by now, which are all that there are. */
    total: z.number(),
  }),
  async perform({ database, applied }) {
    return { applied: [...applied], total: (await schemaOf(database)).applied.length };
  },
  text: ({ applied, total }) =>
    applied.length === 0
      ? `The database is up to date: it has all ${total} migrations.`
      : [`Applied ${applied.length} of ${total} migrations:`, ...applied.map((name) => `  ${name}`)].join(
          '\n',
        ),
});
