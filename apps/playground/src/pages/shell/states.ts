import type { AtsFlowOptions } from '@ats-kit/machine';
import { byId } from './dom.ts';

type Inspect = NonNullable<AtsFlowOptions['inspect']>;
type Observer = Exclude<Inspect, (...told: never[]) => unknown>;
type InspectionEvent = Parameters<NonNullable<Observer['next']>>[0];

/** `{ form: { title: 'idle' } }` → `form.title.idle`; what goes on at the same time is parted by `+`. */
export function pathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([name, inner]) => [name, pathOf(inner)].filter(Boolean).join('.'))
    .join(' + ');
}

interface Actor {
  id: string;
  sessionId: string;
  logic?: { config?: { id?: string } };
}

/** The outermost one has no name but that of its machine. */
const nameOf = ({ id, sessionId, logic }: Actor): string =>
  id === sessionId ? (logic?.config?.id ?? id) : id;

interface Row {
  place: HTMLElement;
  path: HTMLElement;
}

/** The panel with the states of the machines. Its observer listens only while it is open, for listening has its price. */
export function createStates() {
  const panel = byId('states', HTMLElement);
  const list = byId('state-rows', HTMLElement);
  const empty = byId('states-empty', HTMLElement);
  const rows = new Map<string, Row>();
  const inspect: Observer = {};
  let rootId: string | undefined;
  /** Flows that another one has followed, and that may be heard for a moment longer. */
  const past = new Set<string>();

  function clear() {
    rows.clear();
    list.replaceChildren();
    empty.hidden = false;
  }

  function rowOf(id: string): Row {
    const known = rows.get(id);
    if (known) return known;
    const place = document.createElement('div');
    const name = document.createElement('dt');
    const path = document.createElement('dd');
    name.textContent = id;
    place.append(name, path);
    list.append(place);
    const row = { place, path };
    rows.set(id, row);
    return row;
  }

  function next(event: InspectionEvent): void {
    if (event.type !== '@xstate.snapshot') return;
    if (past.has(event.rootId)) return;
    if (event.rootId !== rootId) {
      if (rootId !== undefined) past.add(rootId);
      clear();
      ({ rootId } = event);
    }
    const id = nameOf(event.actorRef as unknown as Actor);
    const { value, status } = event.snapshot as { value?: unknown; status?: string };
    if (value === undefined) return;
    if (status === 'active') {
      const row = rowOf(id);
      const path = pathOf(value);
      if (row.path.textContent !== path) row.path.textContent = path;
    } else {
      rows.get(id)?.place.remove();
      rows.delete(id);
    }
    empty.hidden = rows.size > 0;
  }

  return {
    inspect,
    show(isOpen: boolean) {
      panel.hidden = !isOpen;
      if (isOpen) inspect.next = next;
      else {
        delete inspect.next;
        clear();
      }
    },
  };
}
