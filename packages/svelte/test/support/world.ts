import type {
  AtsApi,
  AtsPorts,
  PlayerHandlers,
  RecordingDetails,
  TrackerHandlers,
  UploadProgress,
} from '@ats-kit/machine';
import {
  type AudioFormat,
  type Confirmation,
  type Creator,
  type Download,
  type InitWork,
  type JobReference,
  type Quote,
  type Stats,
  TransactionResult,
  type TransactionStatus,
  type UploadJob,
  computeCommitment,
} from '@ats-kit/protocol';
import { vi } from 'vitest';
import { Script } from './script.ts';

type UploadOptions = { signal: AbortSignal; onProgress: (progress: UploadProgress) => void };
type TokenRequest = Parameters<NonNullable<AtsPorts['getToken']>>[0];

const MEDIA_HASH = 'ab'.repeat(32);
export const ACCESS_CODE = `atc_${'0123456789abcdef'.repeat(4)}`;
export const TRANSACTION_ID = '7d1f5c1e-0000-4000-8000-000000000001';

export const RESULT: TransactionResult = {
  success: true,
  txHash: `0x${'cd'.repeat(32)}`,
  blockNumber: 4_213,
  blockHash: `0x${'ef'.repeat(32)}`,
  atsId: 1_024,
  workId: '7d1f5c1e-0000-4000-8000-000000000002',
  explorerUrl: 'https://explorer.example/tx/1',
  accessCode: ACCESS_CODE,
};

const CONFIRMATION: Confirmation = {
  transactionId: TRANSACTION_ID,
  wsUrl: `/v1/ws/transactions/${TRANSACTION_ID}`,
  statusUrl: `/v1/transactions/${TRANSACTION_ID}`,
};

const PRICE = {
  networkFeeCredits: 0,
  totalDepositCredits: 0,
  serviceFeeCredits: 0,
  storageFeeCredits: 3,
  totalPriceCredits: 3,
  isValid: true,
};

export const wav = (name = 'nuit.wav', bytes = 1_000) =>
  new File([new Uint8Array(bytes).fill(1)], name, { type: 'audio/wav' });

/** A storage that is empty, and forgets with the test. */
function memory(): AtsPorts['storage']['tab'] {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key) ?? null,
    set: (key, value) => void entries.set(key, value),
    remove: (key) => void entries.delete(key),
  };
}

type ScriptOf<Name extends keyof AtsApi> = Script<
  Parameters<AtsApi[Name]>[0],
  Awaited<ReturnType<AtsApi[Name]>>,
  Parameters<AtsApi[Name]>[1]
>;

const callsOf = <Name extends keyof AtsApi>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, new Script(name)])) as unknown as {
    [Each in Name]: ScriptOf<Each>;
  };

/** The ports of a flow, each answered by the test; time is the browser's own. */
export function createWorld() {
  const calls = {
    stats: new Script<{ network: string }, Stats>('stats'),
    initWork: new Script<InitWork, UploadJob>('initWork'),
    prepare: new Script<JobReference, Quote>('prepare'),
    confirm: new Script<JobReference, Confirmation>('confirm'),
    transaction: new Script<{ transactionId: string }, TransactionStatus>('transaction'),
    workCertificate: new Script<{ workId: string }, Download>('workCertificate'),
    ...callsOf('initVersion', 'initVersionUpload', 'prepareVersion', 'confirmVersion'),
    ...callsOf('workByAccessCode', 'works', 'versions', 'creators', 'download'),
    upload: new Script<{ url: string; file: Blob }, void, UploadOptions>('upload'),
    listen: new Script<Blob, RecordingDetails>('listen'),
    getToken: new Script<TokenRequest, string, void>('getToken'),
    copy: new Script<string, void, void>('copy'),
  };
  const sockets: TrackerHandlers[] = [];
  const players: PlayerHandlers[] = [];
  /** What was asked of the player, of the browser's downloads and of the user's disk. */
  const asked: string[] = [];
  const ports: AtsPorts = {
    api: {
      stats: calls.stats.method,
      initWork: calls.initWork.method,
      prepare: calls.prepare.method,
      confirm: calls.confirm.method,
      transaction: calls.transaction.method,
      workCertificate: calls.workCertificate.method,
      initVersion: calls.initVersion.method,
      initVersionUpload: calls.initVersionUpload.method,
      prepareVersion: calls.prepareVersion.method,
      confirmVersion: calls.confirmVersion.method,
      workByAccessCode: calls.workByAccessCode.method,
      works: calls.works.method,
      versions: calls.versions.method,
      creators: calls.creators.method,
      download: calls.download.method,
    },
    uploader: { upload: calls.upload.method },
    tracker: {
      open(_, handlers) {
        sockets.push(handlers);
        return () => undefined;
      },
    },
    hasher: { hash: async () => MEDIA_HASH },
    recordings: {
      formatOf: async (file): Promise<AudioFormat | null> =>
        file instanceof File && file.name.endsWith('.txt') ? null : 'wav',
      listen: calls.listen.method,
      open(_, handlers) {
        players.push(handlers);
        return {
          play: () => void asked.push('play'),
          pause: () => void asked.push('pause'),
          seek: (seconds) => void asked.push(`seek ${seconds}`),
          close: () => undefined,
        };
      },
    },
    desk: {
      copy: calls.copy.method,
      save: ({ filename }) => void asked.push(`save ${filename}`),
      download: (url) => void asked.push(`download ${url}`),
      holdPage: () => () => undefined,
    },
    storage: { tab: memory(), device: memory() },
    locks: {
      hold: (_name, { onHeld }) => {
        onHeld();
        return () => undefined;
      },
    },
    clock: {
      setTimeout: (callback, timeoutMs) => setTimeout(callback, timeoutMs),
      clearTimeout: (id) => clearTimeout(id as number),
      now: () => Date.now(),
      monotonicMs: () => performance.now(),
    },
  };

  /** What the service does when nothing goes wrong, step by step. */
  const service = {
    async init() {
      (await calls.initWork.next()).answer({
        jobId: 'job-1',
        uploadUrl: 'https://store.example/object-1',
        uploadExpiresAt: new Date(Date.now() + 600_000).toISOString(),
      });
    },
    async prepare(over: Partial<Quote> = {}) {
      const work = calls.initWork.calls.at(-1)?.input;
      if (!work) throw new Error('Nothing was initialized.');
      const { input, answer } = await calls.prepare.next();
      answer({
        jobId: input.jobId,
        commitment: computeCommitment({ ...work, mediaHash: MEDIA_HASH }).commitment,
        ...PRICE,
        expiresAt: new Date(Date.now() + 272_000).toISOString(),
        ...over,
      });
    },
    async prepareVersion(title: string, creators: Creator[], mediaHash: string) {
      const { input, answer } = await calls.prepareVersion.next();
      answer({
        jobId: input.jobId,
        commitment: computeCommitment({ title, creators, mediaHash }).commitment,
        ...PRICE,
        expiresAt: new Date(Date.now() + 272_000).toISOString(),
      });
    },
    async confirmVersion() {
      (await calls.confirmVersion.next()).answer(CONFIRMATION);
    },
    async confirm() {
      (await calls.confirm.next()).answer(CONFIRMATION);
    },
    async socket() {
      return vi.waitFor(() => {
        const socket = sockets.at(-1);
        if (!socket) throw new Error('No socket was opened.');
        return socket;
      });
    },
    async complete(over: Partial<TransactionResult> = {}) {
      const socket = await service.socket();
      socket.onOpen();
      socket.onFrame({
        type: 'update',
        step: 'completed',
        progress: 100,
        description: 'Completed',
        timestamp: '2026-04-30T11:00:00Z',
        details: TransactionResult.encode({ ...RESULT, ...over }) as Record<string, unknown>,
      });
      socket.onClose();
    },
    async player() {
      return vi.waitFor(() => {
        const player = players.at(-1);
        if (!player) throw new Error('No player was opened.');
        return player;
      });
    },
  };
  return { ports, calls, service, asked };
}

export type World = ReturnType<typeof createWorld>;
