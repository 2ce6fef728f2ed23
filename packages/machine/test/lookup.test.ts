import { describe, expect, it } from 'vitest';
import { type MessageOverrides, en } from '../src/index.ts';
import { ACCESS_CODE, REQUEST_ID, TOKEN, networkError, refusal } from './harness/fixtures.ts';
import { createLookup } from './harness/lookup.ts';
import { listed } from './harness/works.ts';

type Flow = ReturnType<typeof createLookup<'access' | 'download'>>;
const USER = { externalUserId: 'user-1' };

/** Every screen of both modes, each in the state that shows the most. */
const SCREENS: [string, 'access' | 'download', (flow: Flow) => Promise<unknown>, object?][] = [
  ['access: the code', 'access', () => Promise.resolve()],
  ['access: a code that is wrong', 'access', (flow) => flow.user.find('atc_1')],
  ['access: the work', 'access', (flow) => flow.reach.byCode()],
  [
    'access: failed',
    'access',
    async (flow) => {
      await flow.user.find();
      await (
        await flow.calls.workByAccessCode.nextCall()
      ).rejectWith(refusal('common.service_unavailable', 503));
    },
  ],
  [
    'access: disabled',
    'access',
    async (flow) => {
      await flow.user.find();
      await (await flow.calls.workByAccessCode.nextCall()).rejectWith(refusal('session.key_inactive', 403));
    },
  ],
  ['download: a list on its way', 'download', () => Promise.resolve(), USER],
  [
    'download: the list, with a pending work',
    'download',
    (flow) => flow.service.list([listed(1_042), listed(7, { latestVersion: 0 })], 'cursor-7'),
    USER,
  ],
  ['download: an empty list', 'download', (flow) => flow.service.list([]), USER],
  [
    'download: a list that did not come',
    'download',
    async (flow) => (await flow.calls.works.nextCall()).rejectWith(networkError()),
    USER,
  ],
  [
    'download: the work, with every trouble',
    'download',
    async (flow) => {
      await flow.reach.fromList();
      const version = (at: number) => {
        const shown = flow.view();
        if (shown.screen !== 'download') throw new Error('No work is shown.');
        return shown.versions[at];
      };
      await flow.user.press(version(0)?.creators?.toggle);
      await flow.user.press(version(1)?.creators?.toggle);
      await (await flow.calls.creators.nextCall()).rejectWith(networkError());
      await flow.user.press(version(1)?.audio);
      await (await flow.calls.download.nextCall()).rejectWith(networkError());
      await flow.user.press(version(1)?.certificate);
      await (await flow.calls.download.nextCall()).rejectWith(networkError());
    },
    USER,
  ],
  ['download: by code', 'download', (flow) => flow.reach.byCode()],
];

/** Texts that a user reads or hears; ids, drawings and codes are none. */
const TEXTS = new Set([
  ...['announcement', 'busyText', 'count', 'error', 'facts', 'heading', 'hiddenText', 'hint', 'label'],
  ...['lead', 'listLabel', 'name', 'optional', 'placeholder', 'tag', 'term', 'text'],
]);

/** Every value of a view that is a text, with the path that leads to it. */
function* textsOf(value: unknown, path = ''): Generator<[string, string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && TEXTS.has(key)) yield [`${path}.${key}`, inner];
    else yield* textsOf(inner, `${path}.${key}`);
  }
}

/** The same texts, each of them marked. */
const marked = (value: unknown): unknown =>
  typeof value === 'string'
    ? `§${value}`
    : typeof value === 'function'
      ? (...args: unknown[]) => `§${(value as (...args: unknown[]) => string)(...args)}`
      : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, marked(inner)]));

/** What the service and the user have said themselves, or a number. */
const DATA = [
  ...['Nuit blanche', 'Work 1042', 'Inès Caradec', 'Tomás Oliveira', 'nuit.wav', '5GrwvaEF…utQY'],
  ...['0x020202…0202', '2', ''],
];
const isDate = (text: string) => /^\w+ \d+, \d{4}$/.test(text);

describe('the screens of access and download', () => {
  it.each(SCREENS)('%s: every text comes from the messages', async (_, mode, reach, options) => {
    const flow = createLookup<'access' | 'download'>(mode, {
      ...options,
      messages: marked(en) as MessageOverrides,
    });
    await reach(flow);
    const texts = [...textsOf(flow.view())];
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter(([, text]) => !text.includes('§') && !DATA.includes(text) && !isDate(text))).toEqual(
      [],
    );
  });

  it.each(SCREENS)('%s: ids are prefixed, and told apart', async (_, mode, reach, options) => {
    const flow = createLookup<'access' | 'download'>(mode, options);
    await reach(flow);
    const view = flow.view();
    const ids = [...JSON.stringify(view).matchAll(/"(?:id|headingId|hintId|errorId)":"([^"]+)"/g)]
      .map(([, id]) => id)
      .filter((id) => id !== REQUEST_ID && id !== view.focus.id && id !== view.headingId);
    expect(ids.filter((id) => !id?.startsWith('t-'))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    // The same state gives the same view, down to its functions.
    expect(flow.view()).toBe(view);
  });

  it.each(SCREENS)(
    '%s: no secret stands in the view, in a snapshot or an event',
    async (_, mode, reach, options) => {
      const flow = createLookup<'access' | 'download'>(mode, options);
      const contexts: unknown[] = [];
      flow.flow.subscribe(() => {
        for (const snapshot of Object.values(flow.flow.getSnapshot()).flat())
          if (snapshot !== null) contexts.push((snapshot as { context: unknown }).context);
      });
      await reach(flow);
      expect(JSON.stringify(contexts)).not.toContain(TOKEN);
      for (const context of contexts) expect(JSON.parse(JSON.stringify(context))).toEqual(context);
      if (flow.view().screen !== 'finding') expect(JSON.stringify(flow.view())).not.toContain(ACCESS_CODE);
      const others = flow.events.filter(({ type }) => type !== 'allfeat:complete');
      expect(JSON.stringify(others)).not.toContain(ACCESS_CODE);
    },
  );

  it('no address of a file ever stands in a snapshot', async () => {
    const flow = createLookup('download');
    const snapshots: string[] = [];
    flow.flow.subscribe(() => snapshots.push(JSON.stringify(flow.flow.getSnapshot())));
    await flow.reach.byCode();
    await flow.user.press(flow.on('download').versions[0]?.audio);
    await flow.service.download();
    expect(flow.downloads).toHaveLength(1);
    expect(snapshots.filter((snapshot) => snapshot.includes('store.example'))).toEqual([]);
  });
});
