import type { ActionType, Mode, Network, WidgetState } from '@ats-kit/protocol';
import type { Actor, AnyStateMachine, SnapshotFrom } from 'xstate';
import type { AccessViewEvent } from '../access/access.connect.ts';
import type { AccessSnapshot } from '../access/access.snapshot.ts';
import type { AccessView } from '../access/access.view.ts';
import type { DownloadViewEvent } from '../download/download.connect.ts';
import type { DownloadSnapshot } from '../download/download.snapshot.ts';
import type { DownloadView } from '../download/download.view.ts';
import type { FormEvent } from '../form/form.types.ts';
import type { ConnectEnv } from '../register/views/env.ts';
import type { RegisterSnapshot } from '../register/register.snapshot.ts';
import type { RegisterEvent } from '../register/register.types.ts';
import type { RegisterView } from '../register/register.view.ts';
import type { UpdateEvent } from '../update/update.connect.ts';
import type { UpdateView } from '../update/update.view.ts';
import type { Provisions } from './provisions.ts';
import type { LanguageOptions } from './texts.ts';

/** What each mode consists of. A mode joins with a line here and one in the table of `modes.ts`. */
export interface ModeTypes {
  update: { snapshot: RegisterSnapshot; event: UpdateEvent; view: UpdateView };
  register: { snapshot: RegisterSnapshot; event: FormEvent | RegisterEvent; view: RegisterView };
  access: { snapshot: AccessSnapshot; event: AccessViewEvent; view: AccessView };
  download: { snapshot: DownloadSnapshot; event: DownloadViewEvent; view: DownloadView };
}

type PartOf<M extends Mode, Part extends 'snapshot' | 'event' | 'view'> = M extends keyof ModeTypes
  ? ModeTypes[M][Part]
  : never;

export type SnapshotOf<M extends Mode> = PartOf<M, 'snapshot'>;
export type EventOf<M extends Mode> = PartOf<M, 'event'>;
/** What a face renders in a mode. */
export type ViewOf<M extends Mode> = PartOf<M, 'view'>;

/** What every flow is told at its start; each machine takes what it needs. */
export interface FlowInput {
  mode: Mode;
  network: Network;
  /** The host's own limit, if it has one. */
  maxFileBytes: number | null;
  /** The host's user: works are listed, and get no access code. */
  externalUserId: string | null;
  /** Fills in the step that asks for one. */
  accessCode: string | null;
  /** The one work that tokens are asked for. */
  atsId: number | null;
  confirmPrice: boolean;
  verifyCommitment: 'block' | 'warn';
  canFetchToken: boolean;
  hasToken: boolean;
  /** What is missing for the flow to start at all. */
  misconfiguration: string | null;
}

/**
 * A mode: its machine, and what the shell around every flow does with it. The machine takes a {@link FlowInput}, invokes
 * the session as its child `session`, emits public events, and hears `host.reset` and `host.maxFileBytes`.
 */
export interface ModeDefinition<M extends Mode, Logic extends AnyStateMachine = AnyStateMachine> {
  mode: M;
  /** What its tokens allow. */
  actionType: ActionType;
  /** The machine with real actors behind its names. */
  provide(provisions: Provisions, input: Pick<FlowInput, 'network' | 'atsId'>): Logic;
  /** The state of all machines, taken from the outermost one's. */
  snapshot(root: SnapshotFrom<Logic>): SnapshotOf<M>;
  connect(snapshot: SnapshotOf<M>, send: (event: EventOf<M>) => void, env: ConnectEnv): ViewOf<M>;
  /** Hands an event to the machine that it is meant for. */
  send(root: Actor<Logic>, event: EventOf<M>): void;
  state(snapshot: SnapshotOf<M>): WidgetState;
}

/** A running flow, framework-free: a face creates one, subscribes, starts it after mount and stops it at unmount. */
export interface AtsFlow<M extends Mode = 'register'> {
  /** Starts the machines. Calling it twice does no harm. */
  start(): void;
  /**
   * Stops all work: requests, the upload, the socket and timers. A `start()` in the same task takes it back: frameworks
   * mount, unmount and mount in tests of theirs.
   */
  stop(): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
  /** The state of all machines; the same object until something changes. */
  getSnapshot(): SnapshotOf<M>;
  /**
   * What a face renders. Parts that have not changed are the same objects and functions as in the view before.
   *
   * @param ids a prefix for element ids, unique in the page
   * @param of the snapshot to show; the present one when left out
   */
  view(ids: string, of?: SnapshotOf<M>): ViewOf<M>;
  /** Gives a session token. Takes effect at any moment. */
  setToken(token: string): void;
  /**
   * Back to the first step; the token of what was begun is dropped. A `confirm` that runs is asked again first: it may have
   * been paid.
   */
  reset(): void;
  /** Changes the host's limit, in bytes. */
  setMaxFileSize(maxFileSize: number | undefined): void;
  /**
   * Another language, or other texts of the host's own. The view stays as it is until the texts have come, and nothing
   * else of it changes; where they do not come, the host hears `allfeat:error`.
   */
  setLanguage(language: LanguageOptions): void;
  getState(): WidgetState;
}
