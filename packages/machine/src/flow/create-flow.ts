import { BLOCK_TIME_MS, type Mode, type Network, type WidgetState } from '@ats-kit/protocol';
import { type Actor, createActor } from 'xstate';
import { toFailure } from '../failure.ts';
import { createFileStore } from '../files.ts';
import type { FormEvent } from '../form/form.types.ts';
import { createFormat } from '../messages/format.ts';
import { createMessages } from '../messages/en.ts';
import type { AtsPorts } from '../ports.ts';
import { connectRegister } from '../register/register.connect.ts';
import type { RegisterEvent } from '../register/register.types.ts';
import { type RegisterSnapshot, registerSnapshot } from '../register/register.snapshot.ts';
import { registerState } from '../register/register.state.ts';
import type { RegisterView } from '../register/register.view.ts';
import { createTokenStore } from '../session/token-store.ts';
import type { AtsFlowOptions } from './options.ts';
import { NO_PORTS } from './no-ports.ts';
import { provideRegister } from './provide.ts';
import { shareStructure } from './share.ts';

/** A running flow, framework-free: a face creates one, subscribes, starts it after mount and stops it at unmount. */
export interface AtsFlow {
  /** Starts the machines. Calling it twice does no harm. */
  start(): void;
  /** Stops all work. A `start()` in the same task takes it back: frameworks mount, unmount and mount in tests of theirs. */
  stop(): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
  /** The state of all machines; the same object until something changes. */
  getSnapshot(): RegisterSnapshot;
  /**
   * What a face renders. Parts that have not changed are the same objects and functions as in the view before.
   *
   * @param ids a prefix for element ids, unique in the page
   * @param of the snapshot to show; the present one when left out
   */
  view(ids: string, of?: RegisterSnapshot): RegisterView;
  /** Gives a session token. Takes effect at any moment. */
  setToken(token: string): void;
  /** Back to the first step; the token of what was begun is dropped. */
  reset(): void;
  /** Changes the host's limit, in bytes. */
  setMaxFileSize(maxFileSize: number | undefined): void;
  getState(): WidgetState;
}

const FORM_EVENTS = new Set<string>([
  'user.chooseFile',
  'user.removeFile',
  'user.setTitle',
  'user.setCreator',
  'user.toggleRole',
  'user.addCreator',
  'user.removeCreator',
  'user.toggleCreator',
  'user.openCreator',
  'user.play',
  'user.pause',
  'user.seek',
  'user.leaveField',
  'user.next',
  'user.back',
  'user.goTo',
] satisfies FormEvent['type'][]);

interface Composition {
  ports: AtsPorts;
  misconfiguration: string | null;
}

function composePorts(ports: AtsPorts | (() => AtsPorts), mode: Mode, network: Network): Composition {
  const refuse = (misconfiguration: string): Composition => ({ ports: NO_PORTS, misconfiguration });
  // Both come from attributes of a page, whatever their types say.
  if (!Object.hasOwn(MACHINES, mode)) return refuse(`The mode "${mode}" is not available.`);
  if (!Object.hasOwn(BLOCK_TIME_MS, network)) return refuse(`There is no network "${network}".`);
  try {
    return { ports: typeof ports === 'function' ? ports() : ports, misconfiguration: null };
  } catch (error) {
    return refuse(toFailure(error).message);
  }
}

/** The composition of each mode. */
const MACHINES: Partial<Record<Mode, typeof provideRegister>> = { register: provideRegister };

const isFormEvent = (event: FormEvent | RegisterEvent): event is FormEvent => FORM_EVENTS.has(event.type);

/**
 * Composes the machines of a mode with the world.
 *
 * @param mode `register`; the others come with their own flows
 * @param ports the outside world, or a function that makes it; what that throws is shown as `widget.configuration_error`.
 *   `createPorts()` of `@ats-kit/client` makes them
 */
export function createAtsFlow(
  mode: Mode,
  ports: AtsPorts | (() => AtsPorts),
  options: AtsFlowOptions = {},
): AtsFlow {
  const network = options.network ?? 'testnet';
  const composed = composePorts(ports, mode, network);
  const files = createFileStore();
  const tokens = createTokenStore();
  const t = createMessages(options.messages);
  const format = createFormat(options.locale ?? 'en');
  const machine = (MACHINES[mode] ?? provideRegister)({ ports: composed.ports, files, tokens }, network);
  const commands = new Map<string, unknown>();
  /** The last view of each prefix, whose parts the next one uses again. */
  const views = new Map<string, RegisterView>();
  const listeners = new Set<() => void>();
  let maxFileBytes = options.maxFileSize ?? null;
  tokens.set(options.token);

  const create = (): Actor<typeof machine> => {
    const actor = createActor(machine, {
      clock: composed.ports.clock,
      input: {
        network,
        maxFileBytes,
        externalUserId: options.externalUserId ?? null,
        confirmPrice: options.confirmPrice ?? false,
        verifyCommitment: options.verifyCommitment ?? 'block',
        canFetchToken: composed.ports.getToken !== undefined,
        hasToken: tokens.current() !== undefined,
        misconfiguration: composed.misconfiguration,
      },
    });
    actor.on('*', (event) => options.onEvent?.(event));
    actor.subscribe(changed);
    return actor;
  };

  let actor = create();
  let snapshot: RegisterSnapshot = registerSnapshot(actor.getSnapshot());
  let stopping = false;
  let started = false;

  function changed() {
    snapshot = registerSnapshot(actor.getSnapshot());
    for (const listener of listeners) listener();
  }

  const send = (event: FormEvent | RegisterEvent) => {
    if (isFormEvent(event)) actor.getSnapshot().children.form?.send(event);
    else actor.send(event);
  };

  return {
    start() {
      stopping = false;
      const { status } = actor.getSnapshot();
      if (status === 'stopped') {
        actor = create();
        changed();
      }
      started = true;
      actor.start();
      changed();
    },
    stop() {
      stopping = true;
      void Promise.resolve().then(() => {
        if (!stopping) return;
        actor.stop();
        files.clear();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    view(ids, of = snapshot) {
      const next = connectRegister(of, send, { ids, t, format, keepFile: files.keep, commands });
      const view = shareStructure(views.get(ids), next);
      views.set(ids, view);
      return view;
    },
    setToken(token) {
      tokens.set(token);
      // An actor that has not begun begins with the token, and need not ask for one.
      if (!started) actor = create();
      actor.getSnapshot().children.session?.send({ type: 'token.given' });
    },
    reset() {
      tokens.set(undefined);
      send({ type: 'host.reset' });
    },
    setMaxFileSize(maxFileSize) {
      maxFileBytes = maxFileSize ?? null;
      send({ type: 'host.maxFileBytes', maxFileBytes });
    },
    getState: () => registerState(snapshot),
  };
}
