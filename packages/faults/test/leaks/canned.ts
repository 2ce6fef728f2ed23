import { createPorts } from '@ats-kit/client';
import type { AtsPorts } from '@ats-kit/machine';
import { computeCommitment, hashMedia } from '@ats-kit/protocol';
import { callOf } from '../../src/world/calls.ts';
import type { JumpingClock } from '../../src/world/clock.ts';
import { Tab } from '../../src/world/tab.ts';

const ATS_URL = 'http://ats.example';
const CODE = `atc_${'0123456789abcdef'.repeat(4)}`;
const FAR = '2999-01-01T00:00:00Z';
const TRANSACTION = '7d1f5c1e-0000-4000-8000-000000000001';
const RESULT = {
  success: true,
  tx_hash: `0x${'cd'.repeat(32)}`,
  block_number: 7,
  block_hash: `0x${'ef'.repeat(32)}`,
  ats_id: 3,
  work_id: '7d1f5c1e-0000-4000-8000-000000000002',
  explorer_url: 'http://ats.example/tx',
  access_code: CODE,
};

interface SentWork {
  title: string;
  creators: { full_name: string; email: string; roles: Record<string, boolean> }[];
}

/** The client as it is, with a network that answers at once and always the same. */
export function cannedPorts(clock: JumpingClock): AtsPorts {
  const tab = new Tab();
  let work: SentWork | undefined;
  let mediaHash = '';

  function commitment(): string {
    if (!work) return '';
    const creators = work.creators.map(({ full_name: fullName, email }) => ({
      fullName,
      email,
      roles: ['author'] as ['author'],
    }));
    return computeCommitment({ title: work.title, creators, mediaHash }).commitment;
  }

  const answers: Partial<Record<ReturnType<typeof callOf>, () => object>> = {
    stats: () => ({ total_works: 1, max_audio_size_bytes: 500_000_000 }),
    init: () => ({ job_id: 'job-1', upload_url: `${ATS_URL}/v1/uploads/1`, upload_expires_at: FAR }),
    prepare: () => ({
      job_id: 'job-1',
      commitment: commitment(),
      network_fee_credits: 1,
      total_deposit_credits: 1,
      service_fee_credits: 1,
      storage_fee_credits: 0,
      total_price_credits: 3,
      is_valid: true,
      expires_at: FAR,
    }),
    confirm: () => ({
      transaction_id: TRANSACTION,
      ws_url: `/v1/ws/transactions/${TRANSACTION}`,
      status_url: `/v1/transactions/${TRANSACTION}`,
    }),
  };

  const real = createPorts({
    atsUrl: ATS_URL,
    siteKey: 'cpk_0123456789abcdef01234567',
    getToken: async () => 'header.token.signature',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const call = callOf(request.method, new URL(request.url).pathname);
      if (call === 'init') work = (await request.json()) as SentWork;
      const answer = answers[call]?.();
      if (!answer) throw new Error(`Nothing is canned for ${call}.`);
      return Response.json(answer);
    },
  });
  return {
    ...real,
    uploader: {
      async upload({ file }, { onProgress }) {
        mediaHash = await hashMedia(file, {});
        onProgress({ sentBytes: file.size, totalBytes: file.size });
      },
    },
    tracker: {
      open(_, { onOpen, onFrame, onClose }) {
        let isOver = false;
        void Promise.resolve().then(() => {
          if (isOver) return;
          onOpen();
          onFrame({
            type: 'update',
            step: 'completed',
            progress: 100,
            description: 'Done',
            timestamp: FAR,
            details: RESULT,
          });
          onClose();
        });
        return () => {
          isOver = true;
        };
      },
    },
    desk: tab.desk,
    storage: tab.storage,
    locks: tab.locks,
    presence: tab.presence,
    connectivity: tab.connectivity,
    clock,
  };
}
