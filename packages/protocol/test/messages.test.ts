import { describe, expect, it } from 'vitest';
import {
  Confirmation,
  CreateSession,
  InitVersion,
  InitWork,
  Quote,
  TransactionFrame,
  TransactionStatus,
  UploadJob,
  WorkDetails,
  countCharacters,
  fromWire,
  toWire,
} from '../src/index.ts';

const creator = {
  full_name: ' Inès Caradec ',
  email: 'ines@caradec.example',
  roles: { author: true, composer: false, arranger: false, adapter: true },
  ipi: '',
  isni: '0000 0001 2103 228x',
};
const work = { title: ' Nuit blanche ', creators: [creator], filename: 'nuit.wav', network: 'testnet' };

const issues = (result: { ok: boolean; issues?: { path: string; message: string }[] }) =>
  result.ok ? [] : result.issues!;

describe('InitWork', () => {
  it('[8.trim] trims and drops what is empty', () => {
    expect(InitWork.decode(work)).toEqual({
      ok: true,
      value: {
        title: 'Nuit blanche',
        filename: 'nuit.wav',
        network: 'testnet',
        creators: [
          {
            fullName: 'Inès Caradec',
            email: 'ines@caradec.example',
            roles: ['author', 'adapter'],
            isni: '000000012103228X',
          },
        ],
      },
    });
  });

  it('writes roles as booleans', () => {
    const decoded = InitWork.decode(work);
    if (!decoded.ok) throw new Error('refused');
    expect(InitWork.encode(decoded.value)).toMatchObject({
      creators: [
        {
          full_name: 'Inès Caradec',
          roles: { author: true, composer: false, arranger: false, adapter: true },
        },
      ],
    });
  });

  it('takes null for what is absent, and unknown keys', () => {
    const decoded = InitWork.decode({
      ...work,
      external_user_ref: null,
      passphrase: null,
      creators: [{ ...creator, ipi: null }],
    });
    expect(decoded.ok && decoded.value.externalUserRef).toBe(undefined);
    expect(decoded.ok).toBe(true);
  });

  it.each([
    [{ title: '   ' }, 'title'],
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ title: 'nul\0' }, 'title'],
    [{ title: '\udc00' }, 'title'],
    [{ title: 7 }, 'title'],
    [{ network: 'moonnet' }, 'network'],
    [{ filename: '' }, 'filename'],
    [{ creators: [] }, 'creators'],
    [{ creators: Array.from({ length: 33 }, () => creator) }, 'creators'],
    [{ creators: [{ ...creator, full_name: ' ' }] }, 'creators[0].full_name'],
    [{ creators: [creator, { ...creator, email: 'ines@caradec' }] }, 'creators[1].email'],
    [{ creators: [{ ...creator, roles: { author: false } }] }, 'creators[0].roles'],
    [{ creators: [{ ...creator, ipi: '12a' }] }, 'creators[0].ipi'],
    [{ creators: [{ ...creator, isni: '123' }] }, 'creators[0].isni'],
    [{ external_user_ref: '' }, 'external_user_ref'],
    [{ external_user_ref: 'é'.repeat(128) }, 'external_user_ref'],
  ])('refuses %j and says where', (change, path) => {
    expect(issues(InitWork.decode({ ...work, ...change })).map((issue) => issue.path)).toContain(path);
  });

  it('counts characters as code points: 200 emoji are a title', () => {
    expect(countCharacters('🎵'.repeat(200))).toBe(200);
    expect(InitWork.decode({ ...work, title: '🎵'.repeat(200) }).ok).toBe(true);
    expect(InitWork.decode({ ...work, title: '🎵'.repeat(201) }).ok).toBe(false);
  });
});

describe('other messages', () => {
  it('the network of a version is optional', () => {
    expect(InitVersion.decode({ creators: [creator] }).ok).toBe(true);
  });

  it('a session takes its optional keys', () => {
    const body = { secret_key: 'csk_1', action_type: 'register', allowed_network: 'testnet' };
    expect(CreateSession.decode(body).ok).toBe(true);
    expect(CreateSession.decode({ ...body, max_file_size_bytes: 0 }).ok).toBe(false);
    expect(CreateSession.decode({ ...body, allowed_ats_id: 1.5 }).ok).toBe(false);
  });

  it('a quote keeps money in whole credits and its commitment in lower case', () => {
    const quote = {
      job_id: 'j',
      commitment: `0x${'AB'.repeat(32)}`,
      network_fee_credits: 0,
      total_deposit_credits: 0,
      service_fee_credits: 0,
      storage_fee_credits: 46,
      total_price_credits: 46,
      is_valid: true,
      expires_at: '2026-04-30T11:00:00Z',
      something_new: 1,
    };
    const decoded = Quote.decode(quote);
    expect(decoded.ok && decoded.value.commitment).toBe(`0x${'ab'.repeat(32)}`);
    expect(Quote.decode({ ...quote, total_price_credits: 4.5 }).ok).toBe(false);
    expect(Quote.decode({ ...quote, expires_at: 'soon' }).ok).toBe(false);
  });

  it('an access code that is null is absent', () => {
    const decoded = Confirmation.decode({
      transaction_id: 't',
      ws_url: '/w',
      status_url: '/s',
      access_code: null,
    });
    expect(decoded.ok && decoded.value.accessCode).toBe(undefined);
  });

  it('an upload job needs its URL', () => {
    expect(UploadJob.decode({ job_id: 'j', upload_expires_at: '2026-04-30T11:00:00Z' }).ok).toBe(false);
  });

  it('a work’s roles come as names and leave as names', () => {
    const wire = {
      ats_id: 0,
      title: 't',
      network: 'testnet',
      owner_address: 'o',
      latest_version: 1,
      latest_commitment: `0x${'ab'.repeat(32)}`,
      created_at: '2026-04-30T11:00:00Z',
      creators: [{ full_name: 'I', email: 'i@c.de', roles: ['Author', 'Composer'] }],
    };
    const decoded = WorkDetails.decode(wire);
    if (!decoded.ok) throw new Error('refused');
    expect(decoded.value.creators[0]!.roles).toEqual(['author', 'composer']);
    expect(WorkDetails.encode(decoded.value)).toEqual(wire);
  });

  it('a status is null until the end, and tolerates unknown steps', () => {
    const status = {
      id: 't',
      transaction_type: 'register',
      current_step: 'transferring_tokens',
      progress: 55,
      is_complete: false,
      created_at: '2026-04-30T11:00:00Z',
      updated_at: '2026-04-30T11:00:00Z',
    };
    expect(TransactionStatus.decode(status)).toMatchObject({ ok: true, value: { result: null, steps: [] } });
    expect(TransactionStatus.decode({ ...status, progress: 101 }).ok).toBe(false);
  });

  it.each([
    [{ type: 'connected', transaction_id: 't' }, true],
    [{ type: 'update', step: 'completed', progress: 100, details: { success: true } }, true],
    [{ type: 'update', step: 'signing' }, true],
    [{ type: 'error', error: { code: 'transaction.not_found', message: '' } }, true],
    [{ type: 'something' }, false],
    ['text', false],
  ])('a frame %j is taken: %s', (frame, ok) => {
    expect(TransactionFrame.decode(frame).ok).toBe(ok);
  });
});

describe('names', () => {
  it('translates there and back at every depth, and leaves the content of details alone', () => {
    const wire = {
      page_info: { has_next_page: true },
      items: [{ ats_id: 1 }],
      details: { size_bytes: 1, fields: { 'creators[0].full_name': 'x' } },
    };
    const value = fromWire(wire);
    expect(value).toEqual({
      pageInfo: { hasNextPage: true },
      items: [{ atsId: 1 }],
      details: { size_bytes: 1, fields: { 'creators[0].full_name': 'x' } },
    });
    expect(toWire(value, 'answer')).toEqual(wire);
  });
});
