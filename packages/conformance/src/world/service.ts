import type { PlayerHandlers, TrackerHandlers } from '@ats-kit/machine';
import { type Creator, type Quote, TransactionResult, computeCommitment } from '@ats-kit/protocol';
import { vi } from 'vitest';
import type { Calls } from './calls.ts';
import { CONFIRMATION, MEDIA_HASH, PRICE, RESULT, UPLOAD_URL } from './records.ts';
import { details } from './works.ts';

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** What the service does when nothing goes wrong, step by step. */
export function createService(calls: Calls, sockets: TrackerHandlers[], players: PlayerHandlers[]) {
  const last = <Handlers>(all: Handlers[], name: string) =>
    vi.waitFor(() => {
      const handlers = all.at(-1);
      if (!handlers) throw new Error(`No ${name} was opened.`);
      return handlers;
    }, 5_000);
  const socket = () => last(sockets, 'socket');
  const job = () => ({ jobId: 'job-1', uploadUrl: UPLOAD_URL, uploadExpiresAt: inMs(600_000) });
  const quote = (commitment: string, over: Partial<Quote>): Quote => ({
    jobId: 'job-1',
    commitment,
    ...PRICE,
    expiresAt: inMs(272_000),
    ...over,
  });

  const service = {
    socket,
    async init() {
      (await calls.initWork.next()).answer(job());
    },
    async upload() {
      (await calls.upload.next()).answer();
    },
    async prepare(over: Partial<Quote> = {}) {
      const work = calls.initWork.calls.at(-1)?.input;
      if (!work) throw new Error('Nothing was initialized.');
      const { commitment } = computeCommitment({ ...work, mediaHash: MEDIA_HASH });
      (await calls.prepare.next()).answer(quote(commitment, over));
    },
    async confirm() {
      (await calls.confirm.next()).answer(CONFIRMATION);
    },
    async initVersionUpload() {
      (await calls.initVersionUpload.next()).answer(job());
    },
    async prepareVersion(title: string, creators: Creator[], over: Partial<Quote> = {}) {
      const { commitment } = computeCommitment({ title, creators, mediaHash: MEDIA_HASH });
      (await calls.prepareVersion.next()).answer(quote(commitment, over));
    },
    async confirmVersion() {
      (await calls.confirmVersion.next()).answer(CONFIRMATION);
    },
    /** What a code tells. */
    async find(over: Parameters<typeof details>[0] = {}) {
      (await calls.workByAccessCode.next()).answer(details(over));
    },
    /** The chain is at this step. */
    async reach(step: string, progress: number) {
      const { onOpen, onFrame } = await socket();
      onOpen();
      onFrame({ type: 'update', step, progress, description: step, timestamp: '2026-04-30T11:00:00Z' });
    },
    async complete(over: Partial<TransactionResult> = {}) {
      const { onOpen, onFrame, onClose } = await socket();
      onOpen();
      onFrame({
        type: 'update',
        step: 'completed',
        progress: 100,
        description: 'Completed',
        timestamp: '2026-04-30T11:00:00Z',
        details: TransactionResult.encode({ ...RESULT, ...over }) as Record<string, unknown>,
      });
      onClose();
    },
    /** From the first request of a registration to the transaction that is followed. */
    async register() {
      await service.init();
      await service.upload();
      await service.prepare();
      await service.confirm();
    },
    player: () => last(players, 'player'),
  };
  return service;
}
