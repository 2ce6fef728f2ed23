import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { TOKEN, apiAt } from './fixtures.ts';
import { envelope, play, rejection } from './scenario.ts';

it.each([
  ['a cut connection', { reset: 'at once' }],
  ['silence', { hold: 'headers' }],
  ['a refusal', { status: 409, json: envelope('work.already_registered') }],
  ['an answer that cannot be read', { text: 'x' }],
] as const)('no token stands in what a log would show of %s', async (_, reply) => {
  const server = await play(reply);
  const api = apiAt(server.atsUrl, { confirm: 100 });
  const error = await rejection(api.confirm({ jobId: 'job-1' }, { token: TOKEN }));
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN);
});
