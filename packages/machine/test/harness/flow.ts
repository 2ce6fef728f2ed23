import type { AudioFormat, Confirmation, Download, Quote, UploadJob } from '@ats-kit/protocol';
import {
  type AtsFlowEvent,
  type AtsFlowOptions,
  type RecordingDetails,
  type RegisterView,
  createAtsFlow,
} from '../../src/index.ts';
import { flush } from './calls.ts';
import {
  CERTIFICATE_URL,
  MEDIA_HASH,
  TOKEN,
  audio,
  completedFrame,
  confirmation,
  creator,
  quoteOf,
  uploadJob,
} from './fixtures.ts';
import { type World, createWorld } from './ports.ts';

type Screen = RegisterView['screen'];
type Step = Extract<RegisterView, { screen: 'form' }>['step'];
/** Views whose `screen` may be `S`: some have two. */
type OnScreen<S extends Screen> = RegisterView extends infer View
  ? View extends { screen: Screen }
    ? S extends View['screen']
      ? View
      : never
    : never
  : never;
type OnStep<S extends Step> = Extract<RegisterView, { screen: 'form'; step: S }>;

export interface FlowSetup extends AtsFlowOptions {
  /** Whether the host has a backend that hands out tokens. */
  withGetToken?: boolean;
  /** Do not start yet. */
  unstarted?: boolean;
  world?: World;
}

/** A flow in a world that the test answers, with a user in front of it and the service behind it. */
export function createFlowHarness({
  withGetToken = false,
  unstarted = false,
  world = createWorld(),
  ...options
}: FlowSetup = {}) {
  const { calls, clock, tracker } = world;
  const events: AtsFlowEvent[] = [];
  /** Every snapshot that a face could have seen, as JSON. */
  const snapshots: string[] = [];
  const flow = createAtsFlow('register', withGetToken ? world.portsWithGetToken : world.ports, {
    token: withGetToken ? undefined : TOKEN,
    ...options,
    onEvent: (event) => {
      events.push(event);
      options.onEvent?.(event);
    },
  });
  flow.subscribe(() => snapshots.push(JSON.stringify(flow.getSnapshot())));

  const view = () => flow.view('t');
  function on<S extends Screen>(screen: S): OnScreen<S> {
    const shown = view();
    if (shown.screen !== screen) throw new Error(`The screen is ${shown.screen}, not ${screen}.`);
    return shown as OnScreen<S>;
  }
  function at<S extends Step>(step: S): OnStep<S> {
    const shown = on('form');
    if (shown.step !== step) throw new Error(`The step is ${shown.step}, not ${step}.`);
    return shown as OnStep<S>;
  }

  /** What people do, by what they see. */
  const user = {
    choose: (file = audio()) => at('file').choose(file),
    next: () => on('form').next.press(),
    back: () => on('form').back?.press(),
    title: (title: string) => at('title').field.set(title),
    creator(index: number, { fullName, email, roles } = creator) {
      const shown = () => {
        const panel = at('creators').creators[index];
        if (!panel) throw new Error(`There is no creator ${index + 1}.`);
        return panel;
      };
      shown().fullName.set(fullName);
      shown().email.set(email);
      for (const role of roles)
        shown()
          .roles.items.find((item) => item.role === role)
          ?.toggle();
    },
    fill() {
      user.choose();
      user.next();
      user.title('Nuit blanche');
      user.next();
      user.creator(0);
      user.next();
      at('review');
    },
    async submit() {
      if (view().screen === 'form' && on('form').step === 'file') user.fill();
      user.next();
      await flush();
    },
    async press(button: { press(): void } | null | undefined) {
      if (!button) throw new Error('There is no such button.');
      button.press();
      await flush();
    },
  };

  /** What the service does, when nothing goes wrong. */
  const service = {
    async stats(maxAudioSizeBytes = 500_000_000) {
      await (await calls.stats.nextCall()).respondWith({ totalWorks: 12, maxAudioSizeBytes });
    },
    /** The content of the chosen file is what it says. */
    async recording(format: AudioFormat | null = 'wav', details: Partial<RecordingDetails> = {}) {
      await (await calls.formatOf.nextCall()).respondWith(format);
      if (format === null) return;
      const peaks = Array.from({ length: 88 }, (_, bar) => bar / 87);
      await (await calls.listen.nextCall()).respondWith({ durationSeconds: 414, peaks, ...details });
    },
    async certificate(over: Partial<Download> = {}) {
      await (
        await calls.workCertificate.nextCall()
      ).respondWith({ url: CERTIFICATE_URL, expiresAt: '2026-04-30T11:05:00Z', ...over });
    },
    async init(job: UploadJob = uploadJob()) {
      await (await calls.initWork.nextCall()).respondWith(job);
    },
    async upload() {
      const call = await calls.upload.nextCall();
      call.options.onProgress({ sentBytes: 500, totalBytes: 1_000 });
      await call.respondWith();
    },
    async hash(hash = MEDIA_HASH) {
      await (await calls.hash.nextCall()).respondWith(hash);
    },
    /** An honest quote: for what was sent to `init`. */
    async prepare(over: Partial<Quote> = {}) {
      const work = calls.initWork.calls.at(-1)?.input;
      if (!work) throw new Error('Nothing was initialized.');
      const call = await calls.prepare.nextCall();
      await call.respondWith(
        quoteOf(work, { jobId: call.input.jobId, expiresAt: clock.in(300_000), ...over }),
      );
    },
    async confirm(over: Partial<Confirmation> = {}) {
      await (await calls.confirm.nextCall()).respondWith({ ...confirmation, ...over });
    },
    async complete(over: Parameters<typeof completedFrame>[0] = {}) {
      const socket = await tracker.socket();
      socket.open();
      socket.frame(completedFrame(over));
      socket.close();
      await flush();
    },
  };

  /** Stations on the way, each with everything before it. */
  const reach = {
    async uploading() {
      await user.submit();
      await service.init();
    },
    async preparing() {
      await reach.uploading();
      await service.hash();
      await service.upload();
    },
    async confirming(quote: Partial<Quote> = {}) {
      await reach.preparing();
      await service.prepare(quote);
    },
    async tracking(over: Partial<Confirmation> = {}) {
      await reach.confirming();
      await service.confirm(over);
    },
    async complete() {
      await reach.tracking();
      // Users of the host get no access code.
      await service.complete(options.externalUserId ? { accessCode: undefined } : {});
    },
  };

  if (!unstarted) flow.start();
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
    snapshots,
    names: () => events.map(({ type }) => type.replace('allfeat:', '')),
    detail: (type: AtsFlowEvent['type']) => events.find((event) => event.type === type)?.detail,
    screen: () => view().screen,
    state: () => flow.getState(),
  };
}

export type FlowHarness = ReturnType<typeof createFlowHarness>;
