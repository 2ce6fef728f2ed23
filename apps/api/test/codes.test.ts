import { readFile } from 'node:fs/promises';
import { ERRORS, type ErrorCode } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { DECLARATIONS } from '../src/declared/declarations.ts';
import { errorsOf } from '../src/http/declare.ts';
import { expectError, useTestApi } from './support/api.ts';
import { codedWork, fresh } from './support/updates.ts';

const RULES = new URL('../../../packages/protocol/contract-rules.json', import.meta.url);

/** Understood by clients, and sent by other services. */
const NEVER_SENT: readonly ErrorCode[] = [
  'access_code.expired',
  'common.auth.backend_unavailable',
  'common.auth.jwks_unavailable',
  'registration.duplicate_title',
  'transaction.already_confirmed',
  'transaction.expired',
  // Users are no rows of ours: one without works has an empty list.
  'external_user.not_found',
  // The commitment is computed here, from what was checked; one database holds everything.
  'registration.commitment_invalid',
  'transaction.store_unavailable',
];

const isSent = (code: ErrorCode) => ERRORS[code].status !== null && !NEVER_SENT.includes(code);
const SENT = (Object.keys(ERRORS) as ErrorCode[]).filter(isSent);

describe('codes of section 2', () => {
  it('[2.code.complete] each that is sent has a rule of its own, which a test has to prove', async () => {
    const rules = JSON.parse(await readFile(RULES, 'utf8')) as { id: string }[];
    const proven = rules.map(({ id }) => id).filter((id) => id.startsWith('2.code.'));
    for (const code of SENT) expect(proven, code).toContain(`2.code.${code}`);
    for (const code of NEVER_SENT) expect(proven, code).not.toContain(`2.code.${code}`);
  });

  it('[2.code.complete] each that is sent is declared by a route, and none that is not', () => {
    const declared = new Set(DECLARATIONS.flatMap((declaration) => errorsOf(declaration) as ErrorCode[]));
    expect([...declared, 'common.not_found'].filter((code) => !SENT.includes(code as ErrorCode))).toEqual([]);
    expect(SENT.filter((code) => !declared.has(code))).toEqual([]);
  });
});

describe('a certificate', () => {
  const api = useTestApi();

  it('[2.code.work.certificate_unavailable] of a version whose block is not known is 404 work.certificate_unavailable', async () => {
    const organization = await api.organization();
    const { path, result } = await codedWork(api, organization);
    await api.database
      .updateTable('work_versions')
      .set({ block_hash: null })
      .where('work_id', '=', String(result['work_id']))
      .execute();
    const reader = await fresh(api, organization, { action: 'access' });
    await expectError(
      await reader.get(`${path}/versions/1/download/certificate`),
      404,
      'work.certificate_unavailable',
    );
  });
});
