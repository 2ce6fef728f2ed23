import { describe, expect, it } from 'vitest';
import { coverOf, sealPath } from '../src/drawing/seal.ts';
import { SILENCE_PATHS } from '../src/drawing/wave.ts';
import { flush } from './harness/calls.ts';
import {
  ACCESS_CODE,
  TRANSACTION_ID,
  completedFrame,
  creator,
  frame,
  networkError,
  refusal,
  status,
  uploadJob,
} from './harness/fixtures.ts';
import { type FlowHarness, type FlowSetup, createFlowHarness } from './harness/flow.ts';

/** A view as data: what a face calls is left out, long drawings are named. */
const dataOf = (view: unknown): unknown =>
  JSON.parse(
    JSON.stringify(view, (_, value: unknown) => {
      if (value === SILENCE_PATHS) return 'SILENCE_PATHS';
      return typeof value === 'string' && /^M[\d.]/.test(value)
        ? `a drawing of ${value.length} characters`
        : value;
    }),
  );

async function toPrice(flow: FlowHarness) {
  await flow.reach.confirming({
    networkFeeCredits: 2,
    totalDepositCredits: 6,
    serviceFeeCredits: 1,
    storageFeeCredits: 3,
    totalPriceCredits: 12,
  });
}

/** As after a reload: what ran is gone, what was kept is found. */
async function startAgain({ flow }: FlowHarness) {
  flow.stop();
  await flush();
  flow.start();
}

const soundOf = (flow: FlowHarness) => flow.at('file').file?.sound;

const SCREENS: [string, (flow: FlowHarness) => Promise<unknown> | void, FlowSetup?][] = [
  ['form, file: before the start', () => undefined, { unstarted: true }],
  ['form, file: nothing chosen', (flow) => flow.service.stats()],
  ['form, file: refused', (flow) => flow.user.next()],
  [
    'form, file: not audio',
    async (flow) => {
      flow.user.choose(new File(['text'], 'notes.txt', { type: 'text/plain' }));
      await flow.service.recording(null);
    },
  ],
  ['form, file: empty', (flow) => flow.user.choose(new File([], 'nuit.wav'))],
  ['form, file: chosen', (flow) => flow.user.choose()],
  [
    'form, file: drawn, and not to be played',
    async (flow) => {
      flow.user.choose();
      await flow.service.recording('aiff');
      flow.players.player().handlers.onRefused();
    },
  ],
  [
    'form, file: playing',
    async (flow) => {
      flow.user.choose();
      await flow.service.recording();
      const { handlers } = flow.players.player();
      handlers.onReady({ durationSeconds: 413.9 });
      await flow.user.press(soundOf(flow)?.player?.toggle);
      handlers.onTime(112.4);
    },
  ],
  [
    'form, file: to be played, but not drawn',
    async (flow) => {
      flow.user.choose();
      await flow.service.recording('mp3', { peaks: null });
      flow.players.player().handlers.onReady({ durationSeconds: 3_723 });
    },
  ],
  [
    'form, title: empty',
    (flow) => {
      flow.user.choose();
      flow.user.next();
    },
  ],
  [
    'form, title: refused',
    (flow) => {
      flow.user.choose();
      flow.user.next();
      flow.user.next();
    },
  ],
  [
    'form, creators: empty',
    (flow) => {
      flow.user.choose();
      flow.user.next();
      flow.user.title('Nuit blanche');
      flow.user.next();
    },
  ],
  [
    'form, creators: refused, two of them',
    (flow) => {
      flow.user.choose();
      flow.user.next();
      flow.user.title('Nuit blanche');
      flow.user.next();
      flow.user.creator(0);
      flow.at('creators').add?.press();
      flow.at('creators').creators[1]?.email.set('ines@');
      flow.at('creators').creators[1]?.ipi.set('A');
      flow.at('creators').creators[1]?.isni.set('A');
      flow.user.next();
    },
  ],
  [
    'form, creators: found again',
    async (flow) => {
      flow.user.choose();
      flow.user.next();
      flow.user.title('Nuit blanche');
      flow.user.next();
      flow.user.creator(0);
      await startAgain(flow);
    },
  ],
  ['form, review', (flow) => flow.user.fill()],
  [
    'form, review: mainnet, price first',
    (flow) => flow.user.fill(),
    { network: 'mainnet', confirmPrice: true },
  ],
  ['upload: starting', (flow) => flow.user.submit()],
  ['upload: a token is awaited', (flow) => flow.user.submit(), { token: undefined }],
  [
    'upload: half way',
    async (flow) => {
      await flow.reach.uploading();
      const { options } = await flow.calls.upload.nextCall();
      options.onProgress({ sentBytes: 100, totalBytes: 1_000 });
      await flow.clock.advance(2_000);
      options.onProgress({ sentBytes: 500, totalBytes: 1_000 });
    },
  ],
  [
    'upload: the line dropped',
    async (flow) => {
      await flow.reach.uploading();
      await (await flow.calls.upload.nextCall()).rejectWith(networkError());
    },
  ],
  ['quoting', (flow) => flow.reach.preparing()],
  ['price: testnet', toPrice, { confirmPrice: true }],
  ['price: mainnet', toPrice, { confirmPrice: true, network: 'mainnet' }],
  [
    'price: nothing to pay',
    (flow) => flow.reach.confirming({ storageFeeCredits: 0, totalPriceCredits: 0 }),
    { confirmPrice: true },
  ],
  ['confirming', (flow) => flow.reach.confirming()],
  [
    'confirming: asked for again',
    async (flow) => {
      await flow.reach.confirming();
      await (await flow.calls.confirm.nextCall()).rejectWith(networkError());
    },
  ],
  [
    'confirming: found again',
    async (flow) => {
      await flow.reach.confirming();
      await startAgain(flow);
    },
  ],
  ['tracking: nothing said yet', (flow) => flow.reach.tracking()],
  [
    'tracking: signing, with a step that is not known',
    async (flow) => {
      await flow.reach.tracking();
      const socket = await flow.tracker.socket();
      socket.open();
      for (const step of ['validating', 'transferring_tokens', 'preparing_transaction', 'signing'])
        socket.frame(frame(step));
    },
  ],
  ['tracking: for a user of the host', (flow) => flow.reach.tracking(), { externalUserId: 'user-7' }],
  [
    'tracking: still processing',
    async (flow) => {
      await flow.reach.tracking();
      (await flow.tracker.socket()).close();
      await (await flow.calls.transaction.nextCall()).respondWith(status());
      await flow.clock.advance(120_000);
    },
  ],
  [
    'tracking: found again',
    async (flow) => {
      await flow.reach.tracking();
      await startAgain(flow);
    },
  ],
  [
    'tracking: in another tab',
    async (flow) => {
      flow.locks.hold(`ats-kit:transaction:${TRANSACTION_ID}`, {
        onHeld: () => undefined,
        onElsewhere: () => undefined,
      });
      await flow.reach.tracking();
    },
  ],
  [
    'tracking: not found',
    async (flow) => {
      await flow.reach.tracking();
      (await flow.tracker.socket()).close();
      for (let misses = 0; misses < 5; misses += 1) {
        await (await flow.calls.transaction.nextCall()).rejectWith(refusal('transaction.not_found', 404));
        await flow.clock.advance(3_000);
      }
    },
  ],
  ['complete: the code is hidden', (flow) => flow.reach.complete()],
  [
    'complete: the code is shown',
    async (flow) => {
      await flow.reach.complete();
      await flow.user.press(flow.on('complete').code?.toggle);
    },
  ],
  [
    'complete: the code is on its way',
    async (flow) => {
      await flow.reach.tracking();
      const socket = await flow.tracker.socket();
      socket.frame(completedFrame({ accessCode: undefined, explorerUrl: 'javascript:alert(1)' }));
    },
  ],
  ['complete: for a user of the host', (flow) => flow.reach.complete(), { externalUserId: 'user-7' }],
  [
    'complete: about to be left without the code',
    async (flow) => {
      await flow.reach.complete();
      await flow.user.press(flow.on('complete').another);
    },
  ],
  [
    'complete: the certificate failed',
    async (flow) => {
      await flow.reach.complete();
      await flow.user.press(flow.on('complete').certificate?.pdf);
      await (await flow.calls.workCertificate.nextCall()).rejectWith(networkError());
    },
  ],
  [
    'complete: copied',
    async (flow) => {
      await flow.reach.complete();
      await flow.user.press(flow.on('complete').transaction.copy);
      await (await flow.calls.copy.nextCall()).respondWith();
    },
  ],
  [
    'failed: refused by the service',
    async (flow) => {
      await flow.user.submit();
      await (
        await flow.calls.initWork.nextCall()
      ).rejectWith(refusal('registration.dry_run_failed', 422, { reason: 'BadOrigin' }));
    },
  ],
  [
    'failed: a code without a text of its own',
    async (flow) => {
      await flow.user.submit();
      await (await flow.calls.initWork.nextCall()).rejectWith(refusal('registration.duplicate_title', 409));
    },
  ],
  [
    'failed: the transaction',
    async (flow) => {
      await flow.reach.tracking();
      const socket = await flow.tracker.socket();
      socket.frame(frame('failed', { details: { error: 'BadOrigin' } }));
    },
  ],
  [
    'failed: in doubt',
    async (flow) => {
      await flow.reach.confirming();
      await (await flow.calls.confirm.nextCall()).rejectWith(networkError());
      await flow.clock.advance(2_000);
      await (await flow.calls.confirm.nextCall()).rejectWith(refusal('registration.prepared_not_found', 404));
    },
  ],
  [
    'disabled',
    async (flow) => {
      await flow.user.submit();
      await (await flow.calls.initWork.nextCall()).rejectWith(refusal('session.key_inactive', 403));
    },
  ],
];

describe('the view', () => {
  it.each(SCREENS)('of %s', async (_, reach, setup) => {
    const flow = createFlowHarness(setup);
    await reach(flow);
    await flush();
    const data = dataOf(flow.view());
    // Pure: the same snapshot gives the same view.
    expect(dataOf(flow.view())).toEqual(data);
    expect(JSON.stringify(data)).not.toContain('undefined');
    expect(data).toMatchSnapshot();
  });

  it('[9.view.code] does not hold the access code while it is masked', async () => {
    const flow = createFlowHarness();
    await flow.reach.complete();
    const digits = ACCESS_CODE.slice(4);
    const json = JSON.stringify(flow.view());
    expect(json).not.toContain(digits.slice(0, 8));
    expect(json).not.toContain(digits.slice(0, 4) + '","' + digits.slice(4, 8));
    expect(flow.on('complete').code?.maskedText).toContain(digits.slice(-4));
    await flow.user.press(flow.on('complete').code?.toggle);
    expect(JSON.stringify(flow.view())).toContain(digits.slice(0, 4) + '","' + digits.slice(4, 8));
  });

  it('prefixes every id, so that two flows stand in one page', () => {
    const flow = createFlowHarness();
    flow.user.choose();
    flow.user.next();
    const ids =
      JSON.stringify(flow.flow.view('a')).match(/"(?:id|headingId|errorId|hintId|describedBy)":"([^"]+)"/g) ??
      [];
    expect(ids.length).toBeGreaterThan(3);
    expect(JSON.stringify(flow.flow.view('b'))).toBe(
      JSON.stringify(flow.flow.view('a')).replaceAll('"a-', '"b-').replaceAll(' a-', ' b-'),
    );
  });

  it('moves focus to the heading of each screen, and to what is wrong each time anew', () => {
    const flow = createFlowHarness();
    const focuses = [flow.view().focus];
    flow.user.next();
    focuses.push(flow.view().focus);
    flow.user.next();
    focuses.push(flow.view().focus);
    flow.user.choose();
    flow.user.next();
    focuses.push(flow.view().focus);
    expect(focuses.map(({ id }) => id)).toEqual(['t-heading', 't-file', 't-file', 't-heading']);
    expect(new Set(focuses.map(({ key }) => key)).size).toBe(4);
  });

  it('moves no focus while a refused field is put right', () => {
    const flow = createFlowHarness();
    flow.user.choose();
    flow.user.next();
    flow.user.next();
    const { key } = flow.view().focus;
    flow.user.title('N');
    expect(flow.view().focus.key).toBe(key);
  });

  it('goes to a step by its name, its fact or its error, and opens a creator', async () => {
    const flow = createFlowHarness();
    flow.user.fill();
    flow.on('form').steps.items[2]?.go?.();
    flow.at('creators').add?.press();
    flow.at('creators').creators[0]?.toggle();
    expect(flow.at('creators').creators.map(({ isOpen }) => isOpen)).toEqual([true, false]);
    flow.at('creators').creators[0]?.toggle();
    expect(flow.at('creators').creators.map(({ isOpen }) => isOpen)).toEqual([false, false]);
    flow.user.next();
    const { summary } = flow.at('creators');
    expect(summary?.items.map(({ id }) => id)).toEqual(['t-c2-fullName', 't-c2-email', 't-c2-roles-author']);
    summary?.items[0]?.go();
    expect(flow.at('creators').creators[1]?.isOpen).toBe(true);
    await flow.user.press(flow.at('creators').creators[1]?.remove);
    flow.user.next();
    flow.at('review').facts[1]?.edit?.press();
    flow.at('file');
  });

  it('shows the error of a field that was left with something in it, and not of one that was passed', async () => {
    const flow = createFlowHarness();
    flow.user.choose();
    flow.user.next();
    const leave = async (field: { blur(): void } | undefined) => {
      field?.blur();
      await flow.clock.advance(250);
    };
    await leave(flow.at('title').field);
    expect(flow.at('title').field.error).toBeNull();
    flow.user.title('a'.repeat(201));
    await leave(flow.at('title').field);
    expect(flow.at('title').field.error).toContain('200');
    flow.user.title('Nuit');
    flow.user.next();
    const email = () => flow.at('creators').creators[0]?.email;
    await leave(email());
    expect(email()?.error).toBeNull();
    email()?.set('ines@');
    await leave(email());
    expect(email()?.error).not.toBeNull();
    flow.user.back();
    flow.at('title');
  });

  it('plays and moves through the file, which falls silent on the next step', async () => {
    const flow = createFlowHarness();
    flow.user.choose();
    await flow.service.recording();
    const { handlers, commands } = flow.players.player();
    handlers.onReady({ durationSeconds: 414 });
    await flow.user.press(soundOf(flow)?.player?.toggle);
    soundOf(flow)?.player?.seek.set(207);
    expect(soundOf(flow)).toMatchObject({ heard: 50, player: { position: '3:27', duration: '6:54' } });
    handlers.onTime(208);
    flow.user.next();
    expect(commands).toEqual(['play', 'seek 207', 'pause']);
    flow.user.back();
    flow.user.choose();
    expect(commands.at(-1)).toBe('close');
    expect(soundOf(flow)).toBeNull();
  });

  it('[4.view.quote.held] counts down how long the price holds', async () => {
    const flow = createFlowHarness({ confirmPrice: true });
    await toPrice(flow);
    expect(flow.on('price').price.held?.time).toBe('5 min 0 sec');
    await flow.clock.advance(28_000);
    expect(flow.on('price').price.held?.time).toBe('4 min 32 sec');
    await flow.clock.advance(272_000);
    expect(flow.screen()).toBe('quoting');
    expect(flow.calls.prepare.count).toBe(2);
  });

  it('offers no more than 20 creators', () => {
    const flow = createFlowHarness();
    flow.user.choose();
    flow.user.next();
    flow.user.title('Nuit');
    flow.user.next();
    for (let more = 0; more < 19; more += 1) flow.at('creators').add?.press();
    expect(flow.at('creators').creators).toHaveLength(20);
    expect(flow.at('creators').add).toBeNull();
  });

  it('announces quarters of the upload, and not every percent', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    const { options } = await flow.calls.upload.nextCall();
    const said = [0, 100, 250, 290, 500, 749, 750, 990].map((sentBytes) => {
      options.onProgress({ sentBytes, totalBytes: 1_000 });
      expect(flow.on('upload').progress).toBe(Math.floor(sentBytes / 10));
      return flow.view().announcement;
    });
    expect(new Set(said).size).toBe(4);
    expect(said[1]).toBe(said[0]);
    expect(said[5]).toBe(said[4]);
  });

  it('draws the seal from the commitment: a ray a digit', () => {
    const path = sealPath(`0x0f${'0'.repeat(62)}`);
    expect(path.match(/M/g)).toHaveLength(64);
    expect(path).toMatch(/^M80 28L80 24M85.1 28.3L87.4 4.4M/);
  });

  it('draws a cover that is told apart by more than its rays', () => {
    const { path, cut } = coverOf(`0xA0ff${'0'.repeat(60)}`);
    expect(path.match(/M/g)).toHaveLength(32);
    expect(path).toMatch(/^M18 9\.5L18 4\.1M19\.7 9\.7L21\.2 1\.8M/);
    expect(cut).toBe('a');
    expect(coverOf('').cut).toBe('0');
  });

  it('never links to anything but a page', async () => {
    const flow = createFlowHarness();
    await flow.reach.tracking();
    await flow.service.complete({ explorerUrl: 'javascript:alert(1)' });
    expect(flow.on('complete').transaction.href).toBeNull();
  });
});

describe('texts and formats', () => {
  it('can be replaced one by one, at any depth', async () => {
    const flow = createFlowHarness({
      messages: {
        continue: 'Weiter',
        title: { errors: { required: (max) => `Bis ${max} Zeichen.` } },
        errors: { 'registration.duplicate_title': 'Gibt es schon: {title}.' },
      },
    });
    expect(flow.on('form').next.text).toBe('Weiter');
    expect(flow.on('form').heading).toBe('Choose your recording');
    flow.user.choose();
    flow.user.next();
    flow.user.next();
    expect(flow.at('title').field.error).toBe('Bis 200 Zeichen.');
    flow.user.title('Nuit');
    flow.user.next();
    flow.user.creator(0, creator);
    flow.user.next();
    flow.user.next();
    await (
      await flow.calls.initWork.nextCall()
    ).rejectWith(refusal('registration.duplicate_title', 409, { title: 'Nuit' }));
    expect(flow.on('failed').lead).toContain('Gibt es schon: Nuit.');
  });

  it('follow the locale', async () => {
    const flow = createFlowHarness({ locale: 'de' });
    await flow.service.stats(1_500_000);
    await expect.poll(() => flow.at('file').hint).toContain('1,5 MB');
    await flow.reach.uploading();
    await (await flow.calls.upload.nextCall()).rejectWith(refusal('widget.upload_error', 410));
    flow.flow.setToken('another');
    await flow.service.init(uploadJob(2));
    expect(flow.on('upload').sent).toContain('kB');
  });
});
