import type { Creator, Download, WorkDetails } from '@ats-kit/protocol';
import { type AtsFlowEvent, type AtsFlowOptions, type ViewOf, createAtsFlow } from '../../src/index.ts';
import { flush } from './calls.ts';
import { ACCESS_CODE, TOKEN, creator } from './fixtures.ts';
import { type World, createWorld } from './ports.ts';
import { details, listed, page, version } from './works.ts';

type LookupMode = 'access' | 'download';

/** Views whose `screen` may be `S`: some have two. */
type OnScreen<View, S> = View extends { screen: unknown } ? (S extends View['screen'] ? View : never) : never;

export interface LookupSetup extends AtsFlowOptions {
  /** Whether the host has a backend that hands out tokens. */
  withGetToken?: boolean;
  /** Do not start yet. */
  unstarted?: boolean;
  world?: World;
}

/** A flow that looks works up, with a user in front of it and the service behind it. */
export function createLookup<Mode extends LookupMode>(
  mode: Mode,
  { withGetToken = false, unstarted = false, world = createWorld(), ...options }: LookupSetup = {},
) {
  const { calls } = world;
  const events: AtsFlowEvent[] = [];
  const flow = createAtsFlow(mode, withGetToken ? world.portsWithGetToken : world.ports, {
    token: withGetToken ? undefined : TOKEN,
    ...options,
    onEvent: (event) => events.push(event),
  });
  const view = () => flow.view('t') as ViewOf<LookupMode>;
  function on<S extends ViewOf<Mode>['screen']>(screen: S): OnScreen<ViewOf<Mode>, S> {
    const shown = view();
    if (shown.screen !== screen) throw new Error(`The screen is ${shown.screen}, not ${screen}.`);
    return shown as OnScreen<ViewOf<Mode>, S>;
  }
  function finding() {
    const shown = view();
    if (shown.screen !== 'finding') throw new Error(`The screen is ${shown.screen}, not finding.`);
    return shown;
  }
  function codeStep() {
    const shown = finding();
    if (shown.step !== 'access_code') throw new Error('A work is chosen from a list.');
    return shown;
  }
  function listStep() {
    const shown = finding();
    if (shown.step !== 'work_select') throw new Error('An access code is asked for.');
    return shown;
  }
  function failed() {
    const shown = view();
    if (shown.screen !== 'failed' && shown.screen !== 'disabled')
      throw new Error(`The screen is ${shown.screen}.`);
    return shown;
  }

  const user = {
    async press(button: { press(): void } | null | undefined) {
      if (!button) throw new Error('There is no such button.');
      button.press();
      await flush();
    },
    async find(code = ACCESS_CODE) {
      codeStep().field.set(code);
      await user.press(codeStep().next);
    },
    async choose(at = 0) {
      await user.press(listStep().works.items[at]);
    },
  };

  const service = {
    async work(over: Partial<WorkDetails> = {}) {
      await (await calls.workByAccessCode.nextCall()).respondWith(details(over));
    },
    async list(works = [listed(1_042), listed(988)], next?: string) {
      await (await calls.works.nextCall()).respondWith(page(works, next));
    },
    /** What a list does not tell of a work. */
    async opened(versions = [version(1), version(2)], creators: Creator[] = [creator]) {
      await (await calls.versions.nextCall()).respondWith({ atsId: 1_042, versions });
      await (await calls.creators.nextCall()).respondWith({ atsId: 1_042, version: 2, creators });
    },
    async download(over: Partial<Download> = {}) {
      const url = 'https://store.example/file?signature=secret-one';
      await (
        await calls.download.nextCall()
      ).respondWith({ url, expiresAt: '2026-04-30T11:05:00Z', ...over });
    },
  };

  /** The work, as each path leads to it. */
  const reach = {
    async byCode(over: Partial<WorkDetails> = {}) {
      await user.find();
      await service.work(over);
    },
    async fromList() {
      await service.list();
      await user.choose();
      await service.opened();
    },
  };

  if (!unstarted) flow.start();
  return {
    ...world,
    flow,
    view,
    on,
    codeStep,
    listStep,
    failed,
    user,
    service,
    reach,
    events,
    names: () => events.map(({ type }) => type.replace('allfeat:', '')),
    detail: (type: AtsFlowEvent['type']) => events.findLast((event) => event.type === type)?.detail,
    screen: () => view().screen,
    state: () => flow.getState(),
  };
}
