import type { InitWork } from '@ats-kit/protocol';
import { createAtsApi } from '../src/index.ts';

export const SITE_KEY = 'cpk_test';
export const TOKEN = 'header.payload.signature';

export const work: InitWork = {
  title: 'Nuit blanche',
  creators: [{ fullName: 'Inès Caradec', email: 'ines@caradec.example', roles: ['author', 'composer'] }],
  filename: 'nuit.wav',
  network: 'testnet',
};

/** Answers as they stand on the wire. */
export const wire = {
  stats: { total_works: 12, max_audio_size_bytes: 500_000_000 },
  uploadJob: {
    job_id: 'job-1',
    upload_url: 'https://store.example/key?signed',
    upload_expires_at: '2026-04-30T11:00:00Z',
  },
  quote: {
    job_id: 'job-1',
    commitment: `0x${'ab'.repeat(32)}`,
    network_fee_credits: 1,
    total_deposit_credits: 2,
    service_fee_credits: 3,
    storage_fee_credits: 4,
    total_price_credits: 10,
    is_valid: true,
    expires_at: '2026-04-30T11:05:00Z',
    something_new: 'ignored',
  },
  confirmation: {
    transaction_id: 'tx-1',
    ws_url: '/v1/ws/transactions/tx-1',
    status_url: '/v1/transactions/tx-1',
    access_code: null,
  },
  status: {
    id: 'tx-1',
    transaction_type: 'register',
    current_step: 'signing',
    progress: 40,
    description: 'Signing',
    is_complete: false,
    result: null,
    steps: [],
    created_at: '2026-04-30T11:00:00Z',
    updated_at: '2026-04-30T11:00:01Z',
  },
  certificate: {
    url: 'https://store.example/certificate.pdf?signed',
    expires_at: '2026-04-30T11:15:00Z',
    json_url: 'https://store.example/certificate.json?signed',
  },
};

export function apiAt(atsUrl: string, timeoutsMs?: { json?: number; prepare?: number; confirm?: number }) {
  return createAtsApi({ atsUrl, siteKey: SITE_KEY, timeoutsMs });
}
