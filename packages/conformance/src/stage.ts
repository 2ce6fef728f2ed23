import '@ats-kit/theme/ats.css';
import type { Mode } from '@ats-kit/protocol';
import { afterEach, beforeAll, beforeEach, describe, expect, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { element } from './faces/element.ts';
import type { Face, FaceOptions, Heard, Shown } from './faces/face.ts';
import { react } from './faces/react.tsx';
import { svelte } from './faces/svelte.ts';
import { vue } from './faces/vue.ts';
import { type World, createWorld } from './world/world.ts';

export const FACES: readonly Face[] = [react, vue, svelte, element];

/** Enough to run on, in a world that the test answers. */
export const OPTIONS: FaceOptions = { atsUrl: 'https://ats.example', siteKey: 'cpk_test', token: 'a-token' };

interface Options extends Partial<FaceOptions> {
  /** What a page without tests has: the ports of the browser. */
  withoutPorts?: boolean;
}

type Way = 'in the page' | 'from a server';

const sent = new Map<string, Promise<string>>();

/** What a server sends, asked for once. */
function markupOf(face: Face, mode: Mode, options: FaceOptions): Promise<string> {
  const { ports: _, ...serialisable } = options;
  const key = JSON.stringify([face.name, mode, serialisable]);
  const known = sent.get(key) ?? commands.renderOnServer(face.name, mode, serialisable);
  sent.set(key, known);
  return known;
}

/** A place in the page where a face is shown, anew for each test. */
export class Stage {
  world: World = createWorld();
  heard: Heard[] = [];
  root = document.createElement('div');
  readonly #face: Face;
  readonly #way: Way;
  #shown: Shown | undefined;

  constructor(face: Face, way: Way) {
    this.#face = face;
    this.#way = way;
  }

  clear(): void {
    this.world = createWorld();
    this.heard = [];
    this.root = document.body.appendChild(document.createElement('div'));
  }

  /** Loads the page: a second time, what ran before is gone, and what the world keeps is not. */
  async open(mode: Mode, { withoutPorts = false, ...options }: Options = {}): Promise<Shown> {
    this.leave();
    this.root.replaceChildren();
    const all: FaceOptions = { ...OPTIONS, ...options, ...(!withoutPorts && { ports: this.world.ports }) };
    const place = { root: this.root, mode, options: all, hear: (...event: Heard) => this.heard.push(event) };
    if (this.#way === 'from a server' && this.#face.hydrate) {
      this.root.innerHTML = await markupOf(this.#face, mode, all);
      this.#shown = await this.#face.hydrate(place);
    } else this.#shown = await this.#face.show(place);
    return this.#shown;
  }

  leave(): void {
    this.#shown?.unmount();
    this.#shown = undefined;
  }

  /** Details of one event, in the order in which they came. */
  detailsOf(name: Heard[0]): unknown[] {
    return this.heard.filter(([heard]) => heard === name).map(([, detail]) => detail);
  }

  /** All that a page could read, in shadow roots too. */
  get markup(): string {
    const widget = this.root.querySelector('ats-widget');
    return this.root.outerHTML + (widget?.shadowRoot?.innerHTML ?? '');
  }
}

interface Telling {
  /** Tells them of what a server rendered in every run, and not in the full one alone. */
  isAlwaysFromServer?: boolean;
}

/** Tells the behaviours of every face, as it is shown in a page and, where it can be, as a server renders it first. */
export function onEveryFace(
  behaviours: (stage: Stage) => void,
  { isAlwaysFromServer = false }: Telling = {},
): void {
  const isFromServer = isAlwaysFromServer || Boolean(import.meta.env['ATS_TEST_FULL']);
  const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
  for (const face of FACES) {
    const ways: Way[] = face.hydrate && isFromServer ? ['in the page', 'from a server'] : ['in the page'];
    describe.each(ways)(`${face.name} %s`, (way) => {
      const stage = new Stage(face, way);
      // A server that compiles takes its time, once.
      if (way === 'from a server') beforeAll(() => markupOf(face, 'register', OPTIONS).then(() => undefined));
      beforeEach(() => {
        for (const complaint of complaints) complaint.mockClear();
        stage.clear();
      });
      afterEach(() => {
        stage.leave();
        stage.root.remove();
        // Frameworks say all their warnings there: hydration, keys, unknown attributes and properties.
        expect(complaints.flatMap(({ mock }) => mock.calls)).toEqual([]);
      });
      behaviours(stage);
    });
  }
}
