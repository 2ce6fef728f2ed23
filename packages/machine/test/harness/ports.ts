import type {
  Confirmation,
  InitWork,
  JobReference,
  Network,
  Quote,
  Stats,
  TransactionFrame,
  TransactionStatus,
  UploadJob,
} from '@ats-kit/protocol';
import type {
  AtsPorts,
  CallOptions,
  TokenRequestInput,
  TrackerHandlers,
  UploadProgress,
} from '../../src/index.ts';
import { Script, flush } from './calls.ts';
import { TestClock } from './clock.ts';

interface UploadOptions {
  signal: AbortSignal;
  onProgress: (progress: UploadProgress) => void;
}

/** A socket that the product opened, moved by the test. */
export interface FakeSocket {
  readonly input: { transactionId: string; wsUrl: string };
  readonly isClosedByUs: boolean;
  open(): void;
  frame(frame: TransactionFrame): void;
  close(): void;
}

export class FakeTracker {
  readonly sockets: FakeSocket[] = [];

  readonly open = (
    input: FakeSocket['input'],
    { onOpen, onFrame, onClose }: TrackerHandlers,
  ): (() => void) => {
    let isClosedByUs = false;
    const unlessClosed = (act: () => void) => {
      if (!isClosedByUs) act();
    };
    this.sockets.push({
      input,
      get isClosedByUs() {
        return isClosedByUs;
      },
      open: () => unlessClosed(onOpen),
      frame: (frame) => unlessClosed(() => onFrame(frame)),
      close: () => unlessClosed(onClose),
    });
    return () => (isClosedByUs = true);
  };

  /** The socket that was opened last. */
  async socket(): Promise<FakeSocket> {
    await flush();
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('No socket was opened.');
    return socket;
  }
}

/** The world, answered by hand. */
export function createWorld() {
  const clock = new TestClock();
  const calls = {
    stats: new Script<{ network: Network }, Stats, CallOptions>('stats'),
    initWork: new Script<InitWork, UploadJob, CallOptions>('initWork'),
    prepare: new Script<JobReference, Quote, CallOptions>('prepare'),
    confirm: new Script<JobReference, Confirmation, CallOptions>('confirm'),
    transaction: new Script<{ transactionId: string }, TransactionStatus, CallOptions>('transaction'),
    upload: new Script<{ url: string; file: Blob }, void, UploadOptions>('upload'),
    hash: new Script<Blob, string>('hash'),
    getToken: new Script<Omit<TokenRequestInput, 'signal'>, string>('getToken'),
    copy: new Script<string, void>('copy'),
  };
  const tracker = new FakeTracker();
  const saved: { filename: string; text: string }[] = [];
  const ports: AtsPorts = {
    api: {
      stats: calls.stats.method,
      initWork: calls.initWork.method,
      prepare: calls.prepare.method,
      confirm: calls.confirm.method,
      transaction: calls.transaction.method,
    },
    uploader: { upload: calls.upload.method },
    tracker,
    hasher: { hash: calls.hash.method },
    desk: {
      copy: (text) => calls.copy.method(text, { signal: new AbortController().signal }),
      save: (file) => void saved.push(file),
    },
    clock,
  };
  return {
    clock,
    calls,
    tracker,
    saved,
    ports,
    /** The same world with a backend that hands out tokens. */
    portsWithGetToken: {
      ...ports,
      getToken: ({ signal, ...request }: TokenRequestInput) => calls.getToken.method(request, { signal }),
    },
  };
}

export type World = ReturnType<typeof createWorld>;
