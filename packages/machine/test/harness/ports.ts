import type {
  AudioFormat,
  Confirmation,
  CreatorList,
  Download,
  InitWork,
  Job,
  JobReference,
  Network,
  Quote,
  Stats,
  TransactionFrame,
  TransactionStatus,
  UploadJob,
  VersionList,
  WorkDetails,
  WorkPage,
} from '@ats-kit/protocol';
import type {
  AtsPorts,
  CallOptions,
  DownloadQuery,
  NewVersion,
  PlayerHandlers,
  RecordingDetails,
  TokenRequestInput,
  TrackerHandlers,
  UploadProgress,
  WorkRef,
  WorksQuery,
} from '../../src/index.ts';
import { Script, flush } from './calls.ts';
import { TestClock } from './clock.ts';
import { FakeLocks, FakeStorage } from './keeping.ts';
import { FakeConnectivity, FakePresence } from './presence.ts';

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

/** A player that the product opened, moved by the test. */
export interface FakePlayer {
  readonly file: Blob;
  readonly commands: string[];
  readonly handlers: PlayerHandlers;
}

export class FakePlayers {
  readonly opened: FakePlayer[] = [];

  readonly open = (file: Blob, handlers: PlayerHandlers) => {
    const commands: string[] = [];
    this.opened.push({ file, commands, handlers });
    return {
      play: () => void commands.push('play'),
      pause: () => void commands.push('pause'),
      seek: (seconds: number) => void commands.push(`seek ${seconds}`),
      close: () => void commands.push('close'),
    };
  };

  /** The player that was opened last. */
  player(): FakePlayer {
    const player = this.opened.at(-1);
    if (!player) throw new Error('No player was opened.');
    return player;
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
    initVersion: new Script<NewVersion, Job, CallOptions>('initVersion'),
    initVersionUpload: new Script<NewVersion & { filename: string }, UploadJob, CallOptions>(
      'initVersionUpload',
    ),
    prepareVersion: new Script<{ work: WorkRef } & JobReference, Quote, CallOptions>('prepareVersion'),
    confirmVersion: new Script<{ work: WorkRef } & JobReference, Confirmation, CallOptions>('confirmVersion'),
    workByAccessCode: new Script<{ accessCode: string }, WorkDetails, CallOptions>('workByAccessCode'),
    works: new Script<WorksQuery, WorkPage, CallOptions>('works'),
    versions: new Script<{ atsId: number; network: Network }, VersionList, CallOptions>('versions'),
    creators: new Script<
      { atsId: number; network: Network; version?: number | undefined },
      CreatorList,
      CallOptions
    >('creators'),
    download: new Script<DownloadQuery, Download, CallOptions>('download'),
    upload: new Script<{ url: string; file: Blob }, void, UploadOptions>('upload'),
    hash: new Script<Blob, string>('hash'),
    getToken: new Script<Omit<TokenRequestInput, 'signal'>, string>('getToken'),
    copy: new Script<string, void>('copy'),
    workCertificate: new Script<{ workId: string }, Download, CallOptions>('workCertificate'),
    formatOf: new Script<Blob, AudioFormat | null>('formatOf'),
    listen: new Script<Blob, RecordingDetails, { signal: AbortSignal; bars: number }>('listen'),
  };
  const tracker = new FakeTracker();
  const players = new FakePlayers();
  const downloads: string[] = [];
  /** How many parts of the product want the browser to ask before the page is left. */
  const holds = { now: 0 };
  const saved: { filename: string; text: string }[] = [];
  const storage = { tab: new FakeStorage(), device: new FakeStorage() };
  const locks = new FakeLocks();
  const presence = new FakePresence(true);
  const connectivity = new FakeConnectivity();
  const ports: AtsPorts = {
    api: {
      stats: calls.stats.method,
      initWork: calls.initWork.method,
      prepare: calls.prepare.method,
      confirm: calls.confirm.method,
      transaction: calls.transaction.method,
      initVersion: calls.initVersion.method,
      initVersionUpload: calls.initVersionUpload.method,
      prepareVersion: calls.prepareVersion.method,
      confirmVersion: calls.confirmVersion.method,
      workByAccessCode: calls.workByAccessCode.method,
      works: calls.works.method,
      versions: calls.versions.method,
      creators: calls.creators.method,
      download: calls.download.method,
      workCertificate: calls.workCertificate.method,
    },
    uploader: { upload: calls.upload.method },
    tracker,
    hasher: { hash: calls.hash.method },
    recordings: {
      formatOf: calls.formatOf.method,
      listen: calls.listen.method,
      open: players.open,
    },
    desk: {
      copy: (text) => calls.copy.method(text, { signal: new AbortController().signal }),
      save: (file) => void saved.push(file),
      download: (url) => void downloads.push(url),
      holdPage() {
        holds.now += 1;
        return () => void (holds.now -= 1);
      },
    },
    storage,
    locks,
    clock,
    presence,
    connectivity,
  };
  return {
    clock,
    calls,
    tracker,
    players,
    downloads,
    holds,
    saved,
    storage,
    locks,
    presence,
    connectivity,
    ports,
    /** The same world with a backend that hands out tokens. */
    portsWithGetToken: {
      ...ports,
      getToken: ({ signal, ...request }: TokenRequestInput) => calls.getToken.method(request, { signal }),
    },
  };
}

export type World = ReturnType<typeof createWorld>;
