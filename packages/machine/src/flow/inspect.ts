import { type ActorOptions, type AnyActorLogic, type InspectionEvent, StateNode } from 'xstate';

/** What XState's inspectors are: a function, or an object with `next`. */
export type Inspect = NonNullable<ActorOptions<AnyActorLogic>['inspect']>;

const HIDDEN = '…';
/** Names of values that open something, on the wire and here; a code that is being typed is no code yet, but nearly. */
const SECRET_KEYS = /^(access_?code|token|upload_?url)$/i;
const SECRETS = [/atc_[0-9a-f]+/gi, /eyJ[\w-]+\.[\w-]+\.[\w-]*/g];
/** What a presigned URL is signed with stands in its query. */
const QUERY = /(\bhttps?:\/\/[^\s?#]+)\?[^\s]*/g;
/** Machinery of XState's snapshots, which leads to everything else. */
const MACHINERY = new Set(['machine', '_nodes', 'historyValue', '_internalQueue']);

interface Reference {
  id: string;
  sessionId: string;
}

const isReference = (value: object): value is Reference =>
  'sessionId' in value && typeof value.sessionId === 'string' && 'send' in value;

const isPlain = (value: object) => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const hideIn = (text: string) =>
  SECRETS.reduce((hidden, secret) => hidden.replace(secret, HIDDEN), text).replace(QUERY, `$1?${HIDDEN}`);

/** Plain data without secrets. Files, signals and functions are left out, actors become their ids. */
function copyOf(value: unknown, above: readonly object[] = []): unknown {
  if (typeof value === 'string') return hideIn(value);
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return undefined;
  if (value instanceof StateNode) return `#${value.id}`;
  if (isReference(value)) return { id: value.id, sessionId: value.sessionId };
  const inner = [...above, value];
  if (Array.isArray(value) || value instanceof Set)
    return Array.from(value as Iterable<unknown>, (one) => copyOf(one, inner));
  if (value instanceof Error) return { name: value.name, message: hideIn(value.message) };
  if (!isPlain(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !MACHINERY.has(key))
      .map(([key, one]) => [
        key,
        SECRET_KEYS.test(key) && typeof one === 'string' && one !== '' ? HIDDEN : copyOf(one, inner),
      ]),
  );
}

type Actor = InspectionEvent['actorRef'] & {
  id: string;
  logic?: { config?: unknown };
  _parent?: Reference;
  systemId?: string;
  src?: unknown;
};

/** An actor as inspectors know it, without the way to its context that a real one is. */
function actorOf(actor: InspectionEvent['actorRef'] | undefined) {
  if (!actor) return undefined;
  const { id, sessionId, systemId, src, logic, _parent: parent } = actor as Actor;
  return {
    id,
    sessionId,
    systemId,
    src: typeof src === 'string' ? src : id,
    logic: { config: logic?.config },
    _parent: parent && { id: parent.id, sessionId: parent.sessionId },
    getSnapshot: () => copyOf(actor.getSnapshot()),
  };
}

/** Passes on what happens in the machines, with access codes, tokens and the signatures of URLs taken out. */
export function inspectWithoutSecrets(inspect: Inspect): (event: InspectionEvent) => void {
  const isListening = () => typeof inspect === 'function' || inspect.next !== undefined;
  const tell = typeof inspect === 'function' ? inspect : (event: InspectionEvent) => inspect.next?.(event);
  return ({ actorRef, ...event }) => {
    // Copies are made for somebody who listens, and an observer may begin to at any time.
    if (!isListening()) return;
    const copy = copyOf(event) as object;
    const source = 'sourceRef' in event ? { sourceRef: actorOf(event.sourceRef) } : {};
    tell({ ...copy, ...source, actorRef: actorOf(actorRef) } as unknown as InspectionEvent);
  };
}
