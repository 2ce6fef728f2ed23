import { BLOCK_TIME_MS, type Mode, type Network } from '@ats-kit/protocol';
import { type Actor, type AnyStateMachine, createActor } from 'xstate';
import { failureOf, toFailure } from '../failure.ts';
import { createFileStore } from '../files.ts';
import type { AtsPorts } from '../ports.ts';
import type { AtsFlowEvent } from '../register/register.types.ts';
import { survived } from '../register/register.events.ts';
import { createRecords } from '../records/records.ts';
import { createTokenStore } from '../session/token-store.ts';
import type { AtsFlow, EventOf, FlowInput, ModeDefinition, SnapshotOf, ViewOf } from './flow.types.ts';
import { inspectWithoutSecrets } from './inspect.ts';
import type { AtsFlowOptions } from './options.ts';
import { NO_PORTS } from './no-ports.ts';
import { shareStructure } from './share.ts';
import { takeOver } from './takeover.ts';
import { createTexts } from './texts.ts';

interface Composition {
  ports: AtsPorts;
  misconfiguration: string | null;
}

function composePorts(
  ports: AtsPorts | (() => AtsPorts),
  network: Network,
  reason: string | null,
): Composition {
  const refuse = (misconfiguration: string): Composition => ({ ports: NO_PORTS, misconfiguration });
  if (reason !== null) return refuse(reason);
  // It comes from an attribute of a page, whatever its type says.
  if (!Object.hasOwn(BLOCK_TIME_MS, network)) return refuse(`There is no network "${network}".`);
  try {
    return { ports: typeof ports === 'function' ? ports() : ports, misconfiguration: null };
  } catch (error) {
    return refuse(toFailure(error).message);
  }
}

/**
 * Composes the machines of a mode with the world.
 *
 * @param misconfiguration why nothing can work, where that is known before
 */
export function createFlow<M extends Mode>(
  definition: ModeDefinition<M>,
  ports: AtsPorts | (() => AtsPorts),
  { onEvent, replaces, ...options }: AtsFlowOptions = {},
  misconfiguration: string | null = null,
): AtsFlow<M> {
  const network = options.network ?? 'testnet';
  const atsId = options.atsId ?? null;
  // An empty attribute names nobody, and what is everybody’s is never kept on the device.
  const externalUserId = options.externalUserId || null;
  const composed = composePorts(ports, network, misconfiguration);
  const files = createFileStore();
  const tokens = createTokenStore();
  const persist = options.persist ?? {};
  const records = createRecords({
    storage: composed.ports.storage,
    clock: composed.ports.clock,
    network,
    mode: definition.mode,
    userKey: (persist || {}).key || externalUserId,
    isKept: persist !== false,
  });
  const machine = definition.provide({ ports: composed.ports, files, tokens, records }, { network, atsId });
  const commands = new Map<string, unknown>();
  /** The last view of each prefix, whose parts the next one uses again. */
  const views = new Map<string, ViewOf<M>>();
  const listeners = new Set<() => void>();
  let maxFileBytes = options.maxFileSize ?? null;

  const create = (): Actor<AnyStateMachine> => {
    const input: FlowInput = {
      mode: definition.mode,
      network,
      atsId,
      maxFileBytes,
      externalUserId,
      accessCode: options.accessCode ?? null,
      confirmPrice: options.confirmPrice ?? false,
      verifyCommitment: options.verifyCommitment ?? 'block',
      canFetchToken: composed.ports.getToken !== undefined,
      hasToken: tokens.current() !== undefined,
      misconfiguration: composed.misconfiguration,
    };
    const actor = createActor(machine, {
      clock: composed.ports.clock,
      input,
      ...(options.inspect && { inspect: inspectWithoutSecrets(options.inspect) }),
    });
    actor.on('*', (event: AtsFlowEvent) => {
      const told = takeover.tell(event);
      if (told) onEvent?.(told);
    });
    actor.subscribe(changed);
    return actor;
  };

  function changed() {
    snapshot = definition.snapshot(actor.getSnapshot());
    for (const listener of listeners) listener();
  }

  const send = (event: EventOf<M>) => definition.send(actor, event);
  const tellSession = (event: { type: 'token.given' }) => {
    const { children } = actor.getSnapshot() as {
      children: Partial<Record<string, { send(event: unknown): void }>>;
    };
    children['session']?.send(event);
  };

  const flow: AtsFlow<M> = {
    start() {
      stopping = false;
      takeover.begin();
      if ((actor.getSnapshot() as { status: string }).status === 'stopped') {
        actor = create();
        changed();
      }
      started = true;
      actor.start();
      texts.open();
      changed();
    },
    stop() {
      stopping = true;
      void Promise.resolve().then(() => {
        if (!stopping) return;
        actor.stop();
        texts.close();
        files.clear();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    view(ids, of = snapshot) {
      const { t, format } = texts;
      const next = definition.connect(of, send, { ids, t, format, keepFile: files.keep, commands });
      const view = shareStructure(views.get(ids), next);
      views.set(ids, view);
      return view;
    },
    setToken(token) {
      tokens.set(token);
      // An actor that has not begun begins with the token, and need not ask for one.
      if (!started) actor = create();
      tellSession({ type: 'token.given' });
    },
    reset() {
      tokens.set(undefined);
      actor.send({ type: 'host.reset' });
    },
    setMaxFileSize(maxFileSize) {
      maxFileBytes = maxFileSize ?? null;
      actor.send({ type: 'host.maxFileBytes', maxFileBytes });
    },
    setLanguage: (language) => texts.set(language),
    getState: () => definition.state(snapshot),
  };

  const takeover = takeOver(replaces, flow, {
    mode: definition.mode,
    actionType: definition.actionType,
    network,
    externalUserId: options.externalUserId,
    token: options.token,
    stop: flow.stop,
  });
  tokens.set(takeover.token);
  const texts = createTexts(flow, options, {
    replaces,
    load: composed.ports.loadMessages,
    onChange: changed,
    onFailure(cause, language) {
      const message = `The texts in the language "${language}" could not be loaded.`;
      onEvent?.(survived(failureOf('widget.network_error', { message, cause }), 'form'));
    },
  });
  let actor = create();
  let snapshot: SnapshotOf<M> = definition.snapshot(actor.getSnapshot());
  let stopping = false;
  let started = false;
  return flow;
}
