import type { Confirmation, Quote, WorkDetails } from '@ats-kit/protocol';
import { type AtsFlowEvent, type AtsFlowOptions, type UpdateView, createAtsFlow } from '../../src/index.ts';
import { flush } from './calls.ts';
import {
  ACCESS_CODE,
  MEDIA_HASH,
  TOKEN,
  audio,
  completedFrame,
  confirmation,
  quoteOf,
  uploadJob,
} from './fixtures.ts';
import { type World, createWorld } from './ports.ts';
import { details, version } from './works.ts';

export const RENAMED = 'Inès C. Caradec';
export const OTHER_CODE = `atc_${'fedcba9876543210'.repeat(4)}`;

/** A work whose file has changed with its second version. */
export const workDetails = (over: Partial<WorkDetails> = {}): WorkDetails =>
  details({ versions: [version(1, { mediaHash: '12'.repeat(32) }), version(2)], ...over });

type Screen = UpdateView['screen'];
type Stepped = Extract<UpdateView, { step: string }>;
type OnScreen<S extends Screen> = UpdateView extends infer View
  ? View extends { screen: Screen }
    ? S extends View['screen']
      ? View
      : never
    : never
  : never;

export interface UpdateSetup extends AtsFlowOptions {
  /** Whether the host has a backend that hands out tokens. */
  withGetToken?: boolean;
  world?: World;
}

/** An update in a world that the test answers, with a user in front of it and the service behind it. */
export function createUpdateHarness({
  withGetToken = false,
  world = createWorld(),
  ...options
}: UpdateSetup = {}) {
  const { calls, clock, tracker } = world;
  const events: AtsFlowEvent[] = [];
  const flow = createAtsFlow('update', withGetToken ? world.portsWithGetToken : world.ports, {
    token: withGetToken ? undefined : TOKEN,
    ...options,
    onEvent: (event) => void events.push(event),
  });
  const view = () => flow.view('t');
  function on<S extends Screen>(screen: S): OnScreen<S> {
    const shown = view();
    if (shown.screen !== screen) throw new Error(`The screen is ${shown.screen}, not ${screen}.`);
    return shown as OnScreen<S>;
  }
  function at<S extends Stepped['step']>(step: S): Extract<Stepped, { step: S }> {
    const shown = view();
    if (!('step' in shown) || shown.step !== step)
      throw new Error(`This is ${shown.screen}.${'step' in shown ? shown.step : ''}, not ${step}.`);
    return shown as Extract<Stepped, { step: S }>;
  }

  const user = {
    async press(button: { press(): void } | null | undefined) {
      if (!button) throw new Error('There is no such button.');
      button.press();
      await flush();
    },
    next: () => user.press(on('form').next),
    back: () => user.press(on('form').back),
    async find(code = ACCESS_CODE) {
      at('access_code').field.set(code);
      await user.press(at('access_code').next);
    },
    async choose(index = 0) {
      await user.press(at('work_select').works.items[index]);
    },
    replaceFile: () => at('file').choose(audio('nuit-2.wav')),
    /** An update has to change something. */
    rename: () => at('creators').creators[0]?.fullName.set(RENAMED),
    /** From the file step to the review, with something to send. */
    async toReview() {
      const { kept } = at('file');
      await user.next();
      await user.next();
      if (kept?.isKept) user.rename();
      await user.next();
      at('review');
    },
    async submit() {
      await user.toReview();
      await user.next();
    },
  };

  const service = {
    async work(over: Partial<WorkDetails> = {}) {
      await (await calls.workByAccessCode.nextCall()).respondWith(workDetails(over));
    },
    async init(jobId = 'job-1') {
      await (await calls.initVersion.nextCall()).respondWith({ jobId });
    },
    async initUpload() {
      await (await calls.initVersionUpload.nextCall()).respondWith(uploadJob());
    },
    async upload() {
      const call = await calls.upload.nextCall();
      call.options.onProgress({ sentBytes: 500, totalBytes: 1_000 });
      await call.respondWith();
    },
    async hash(hash = MEDIA_HASH) {
      await (await calls.hash.nextCall()).respondWith(hash);
    },
    /** An honest quote: for the title that stands and the creators that were sent to `init`. */
    async prepare(over: Partial<Quote> = {}, title = 'Nuit blanche') {
      const init = calls.initVersionUpload.calls.at(-1) ?? calls.initVersion.calls.at(-1);
      if (!init) throw new Error('Nothing was initialized.');
      const call = await calls.prepareVersion.nextCall();
      const quote = quoteOf(
        { title, creators: init.input.creators },
        { jobId: call.input.jobId, expiresAt: clock.in(300_000), versionDepositCredits: 1, ...over },
      );
      await call.respondWith(quote);
    },
    async confirm(over: Partial<Confirmation> = {}) {
      await (await calls.confirmVersion.nextCall()).respondWith({ ...confirmation, ...over });
    },
    async complete(over: Parameters<typeof completedFrame>[0] = {}) {
      const socket = await tracker.socket();
      socket.open();
      socket.frame(completedFrame({ accessCode: undefined, ...over }));
      socket.close();
      await flush();
    },
  };

  /** Stations on the way, each with everything before it. */
  const reach = {
    async form(over: Partial<WorkDetails> = {}) {
      await user.find();
      await service.work(over);
      at('file');
    },
    async preparing() {
      await reach.form();
      await user.submit();
      await service.init();
    },
    async tracking() {
      await reach.preparing();
      await service.prepare();
      await service.confirm();
    },
    async complete() {
      await reach.tracking();
      await service.complete();
    },
  };

  flow.start();
  return {
    ...world,
    flow,
    view,
    on,
    at,
    user,
    service,
    reach,
    events,
    names: () => events.map(({ type }) => type.replace('allfeat:', '')),
    detail: (type: AtsFlowEvent['type']) => events.findLast((event) => event.type === type)?.detail,
    state: () => flow.getState(),
  };
}
