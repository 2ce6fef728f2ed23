import { describe, expect, it } from 'vitest';
import {
  type AtsFlowEvent,
  LANGUAGES,
  type Language,
  type MessageOverrides,
  type Messages,
  createAtsFlow,
  createMessages,
  en,
  languageOf,
} from '../src/index.ts';
import { ar } from '../src/locales/ar.ts';
import { de } from '../src/locales/de.ts';
import { es } from '../src/locales/es.ts';
import { fr } from '../src/locales/fr.ts';
import { ja } from '../src/locales/ja.ts';
import { formatLocale } from '../src/messages/language.ts';
import { loadMessages } from '../src/messages/load.ts';
import { flush } from './harness/calls.ts';
import { TOKEN } from './harness/fixtures.ts';
import { createFlowHarness } from './harness/flow.ts';
import { createWorld } from './harness/ports.ts';

const TEXTS: Record<Language, Messages> = { en, fr, es, de, ja, ar };
const OTHERS = [fr, es, de, ja, ar].map((messages) => [messages.lang, messages] as const);

type Text = string | ((...args: never[]) => string);

/** Every text by its path. */
function textsOf(value: object, path = ''): [path: string, text: Text][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, Text][] =>
    typeof inner === 'object' && inner !== null
      ? textsOf(inner, `${path}${key}.`)
      : [[`${path}${key}`, inner as Text]],
  );
}
const EN = new Map(textsOf(en));

/** What a text says; functions are told distinct values, and a count where they take one. */
const said = (text: Text, count = 2) =>
  typeof text === 'string'
    ? text
    : (text as (...args: unknown[]) => string)(
        ...(COUNTED.has(text) ? [count, `<${count}>`] : ['<one>', '<other>', '<third>']),
      );
const COUNTED = new Set<unknown>(
  Object.values(TEXTS).flatMap((t) => [t.works.versions, t.creators.summary.title]),
);

/** Names, numbers, and words that two languages share. */
const ALIKE =
  /^(lang|dir|brand|facts|creators\.(ipi|isni|count)|title\.count|complete\.ats|certificate\.json|work\.ats|upload\.(sent|perSecond|valueText)|otherError|works\.facts|creators\.summary\.item)$/;
const SHARED: Partial<Record<string, readonly string[]>> = {
  fr: ['file.pause', 'work.versionName', 'works.versions'],
  de: ['file.seek'],
};

describe('the texts of a language', () => {
  it.each(OTHERS)('%s: all that English has, and nothing else', (_, messages) => {
    expect(
      textsOf(messages)
        .map(([path]) => path)
        .sort(),
    ).toEqual([...EN.keys()].sort());
  });

  it.each(OTHERS)('%s: functions where English has functions, and each says something', (_, messages) => {
    for (const [path, text] of textsOf(messages)) {
      const english = EN.get(path);
      expect([path, typeof text]).toEqual([path, typeof english]);
      if (typeof text === 'function')
        expect([path, text.length]).toEqual([path, (english as () => string).length]);
      expect([path, said(text).trim()]).not.toEqual([path, '']);
      expect(said(text), path).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });

  it.each(OTHERS)('%s: whatever English says of a value is said', (_, messages) => {
    for (const [path, text] of textsOf(messages)) {
      const values = said(EN.get(path) ?? '').match(/<\w+>/g) ?? [];
      for (const value of COUNTED.has(text) ? [] : values) expect(said(text), path).toContain(value);
    }
  });

  it.each(OTHERS)('%s: no text was left in English', (lang, messages) => {
    const left = textsOf(messages).filter(
      ([path, text]) =>
        said(text) === said(EN.get(path) ?? '') && !ALIKE.test(path) && !SHARED[lang]?.includes(path),
    );
    expect(left.map(([path]) => path)).toEqual([]);
  });

  it('can leave out what a service does not tell', () => {
    for (const { file, works, upload } of Object.values(TEXTS)) {
      for (const text of [file.kept(null), file.replaces(null), works.facts('1', null, 'today')])
        expect(text).not.toMatch(/null|^\s*$/);
      expect(upload.valueText('5 %', null)).toContain('5 %');
    }
  });

  it.each([
    ['en', ['0 versions', '1 version', '2 versions', '3 versions', '11 versions', '100 versions']],
    ['fr', ['0 version', '1 version', '2 versions', '3 versions', '11 versions', '100 versions']],
    ['es', ['0 versiones', '1 versión', '2 versiones', '3 versiones', '11 versiones', '100 versiones']],
    ['de', ['0 Fassungen', '1 Fassung', '2 Fassungen', '3 Fassungen', '11 Fassungen', '100 Fassungen']],
    ['ja', ['0バージョン', '1バージョン', '2バージョン', '3バージョン', '11バージョン', '100バージョン']],
    ['ar', ['لا نسخ', 'نسخة واحدة', 'نسختان', '3 نسخ', '11 نسخة', '100 نسخة']],
  ] as const)('%s: the plural of 0, 1, 2, 3, 11 and 100', (lang, expected) => {
    const { versions } = TEXTS[lang].works;
    expect([0, 1, 2, 3, 11, 100].map((count) => versions(count, String(count)))).toEqual(expected);
  });

  it('only Arabic is written from right to left, and isolates what is not', () => {
    for (const { lang, dir } of Object.values(TEXTS)) expect(dir).toBe(lang === 'ar' ? 'rtl' : 'ltr');
    expect(ar.file.chosen('nuit.wav')).toContain('\u2068nuit.wav\u2069');
  });

  it('can be replaced in each', () => {
    for (const messages of Object.values(TEXTS)) {
      const t = createMessages({ creators: { errors: { ipi: 'IPI!' } } }, messages);
      expect(t.creators.errors).toEqual({ ...messages.creators.errors, ipi: 'IPI!' });
      expect(t.continue).toBe(messages.continue);
    }
  });
});

describe('the language that fits', () => {
  it.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['FR_ca', 'fr'],
    ['ar-MA', 'ar'],
    ['ja-JP-u-ca-japanese', 'ja'],
    ['zh', 'en'],
    ['frr', 'en'],
    ['english please', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('%j: %s', (locale, language) => expect(languageOf(locale)).toBe(language));

  it.each([
    ['fr-CA', 'fr', 'fr-CA'],
    ['zh', 'en', 'en'],
    ['de-AT', 'fr', 'fr'],
    [undefined, 'it', 'it'],
    ['not a tag', 'nor this', 'en'],
  ])('numbers of %j among texts in %j are of %s', (locale, lang, expected) =>
    expect(formatLocale(locale, lang)).toBe(expected),
  );

  it('each is loaded', async () => {
    for (const language of LANGUAGES) expect((await loadMessages(language)).lang).toBe(language);
  });
});

/** A flow whose languages come when the test says so. */
function createSpeaker(options: { locale?: string; messages?: MessageOverrides; start?: boolean } = {}) {
  const { start = true, ...language } = options;
  const asked: { language: Language; come(): Promise<void>; fail(): Promise<void> }[] = [];
  const world = createWorld();
  const events: AtsFlowEvent[] = [];
  const ports = {
    ...world.ports,
    loadMessages: (name: Language) =>
      new Promise<Messages>((resolve, reject) => {
        asked.push({
          language: name,
          async come() {
            resolve(TEXTS[name]);
            await flush();
          },
          async fail() {
            reject(new TypeError('Failed to fetch dynamically imported module'));
            await flush();
          },
        });
      }),
  };
  const flow = createAtsFlow('register', ports, {
    token: TOKEN,
    ...language,
    onEvent: (event) => void events.push(event),
  });
  if (start) flow.start();
  const shown = () => {
    const view = flow.view('t');
    return [view.lang, view.dir, view.heading];
  };
  return { flow, asked, events, shown, ports };
}
const ENGLISH = ['en', 'ltr', en.file.heading];
const FRENCH = ['fr', 'ltr', fr.file.heading];
const ARABIC = ['ar', 'rtl', ar.file.heading];

describe('a flow in a language', () => {
  it('shows English until it has come, and asks for nothing before it starts', async () => {
    const { flow, asked, shown } = createSpeaker({ locale: 'fr-CA', start: false });
    expect([shown(), asked.length]).toEqual([ENGLISH, 0]);
    flow.start();
    expect(asked.map(({ language }) => language)).toEqual(['fr']);
    expect(shown()).toEqual(ENGLISH);
    let told = 0;
    flow.subscribe(() => (told += 1));
    const before = flow.getSnapshot();
    await asked[0]!.come();
    expect(shown()).toEqual(FRENCH);
    expect(told).toBe(1);
    // Faces look for another view only when the snapshot is another.
    expect(flow.getSnapshot()).not.toBe(before);
  });

  it('asks for nothing in English, or where the page brings the language itself', () => {
    expect(createSpeaker({ locale: 'zh' }).asked).toEqual([]);
    const { asked, shown } = createSpeaker({ locale: 'fr', messages: fr });
    expect([asked, shown()]).toEqual([[], FRENCH]);
    const italian = { lang: 'it', file: { heading: 'Scegli la registrazione' } };
    expect(createSpeaker({ locale: 'it', messages: italian }).shown()).toEqual([
      'it',
      'ltr',
      'Scegli la registrazione',
    ]);
  });

  it('lays the texts of the page over any language', async () => {
    const { flow, asked, shown } = createSpeaker({ locale: 'fr', messages: { brand: 'Notre site' } });
    await asked[0]!.come();
    expect(flow.view('t').footer.brand).toBe('Notre site');
    expect(shown()).toEqual(FRENCH);
    flow.setLanguage({ locale: 'fr', messages: { file: { heading: 'Votre son ?' } } });
    expect([flow.view('t').footer.brand, shown()]).toEqual([fr.brand, ['fr', 'ltr', 'Votre son ?']]);
  });

  it('changes while it runs, and stays as it was until the other has come', async () => {
    const { flow, asked, shown } = createSpeaker({ locale: 'fr' });
    await asked[0]!.come();
    flow.setLanguage({ locale: 'ar' });
    expect(shown()).toEqual(FRENCH);
    await asked[1]!.come();
    expect(shown()).toEqual(ARABIC);
    flow.setLanguage({});
    expect(shown()).toEqual(ENGLISH);
  });

  it('does not let one that comes late take the place of a newer one', async () => {
    const { flow, asked, shown } = createSpeaker({ locale: 'fr' });
    flow.setLanguage({ locale: 'ar' });
    await asked[1]!.come();
    await asked[0]!.come();
    expect(shown()).toEqual(ARABIC);
    flow.setLanguage({ locale: 'de' });
    flow.setLanguage({ locale: 'en' });
    await asked[2]!.come();
    expect(shown()).toEqual(ENGLISH);
  });

  it('goes on in the language it has where another does not come, and says so', async () => {
    const { flow, asked, events, shown } = createSpeaker({ locale: 'fr' });
    await asked[0]!.fail();
    expect(shown()).toEqual(ENGLISH);
    expect(events.filter(({ type }) => type === 'allfeat:error')).toEqual([
      {
        type: 'allfeat:error',
        detail: expect.objectContaining({
          code: 'widget.network_error',
          message: expect.stringContaining('"fr"'),
        }),
      },
    ]);
    flow.setLanguage({ locale: 'ar' });
    await asked[1]!.come();
    expect(shown()).toEqual(ARABIC);
  });

  it('hears nothing any more once it has stopped', async () => {
    const { flow, asked, events, shown } = createSpeaker({ locale: 'fr' });
    flow.stop();
    await flush();
    await asked[0]!.fail();
    expect([shown(), events.filter(({ type }) => type === 'allfeat:error')]).toEqual([ENGLISH, []]);
    flow.start();
    await asked[1]!.come();
    expect(shown()).toEqual(FRENCH);
  });

  it('hands its language on to the flow that takes its place', async () => {
    const { flow, asked, ports } = createSpeaker({ locale: 'ar' });
    await asked[0]!.come();
    const next = createAtsFlow('access', ports, { locale: 'ar', replaces: flow });
    expect(next.view('t').lang).toBe('ar');
    next.start();
    expect(asked).toHaveLength(1);
  });

  it('loses nothing of what was typed', async () => {
    const flow = createFlowHarness();
    flow.user.choose();
    flow.user.next();
    flow.user.title('Nuit blanche');
    const state = flow.flow.getState();
    flow.flow.setLanguage({ locale: 'ja' });
    await expect.poll(() => flow.view().lang).toBe('ja');
    expect(flow.at('title').field).toMatchObject({ label: 'タイトル', value: 'Nuit blanche' });
    expect(flow.flow.getState()).toEqual(state);
  });
});

describe('all modes', () => {
  it.each(['register', 'update', 'access', 'download'] as const)('%s: says its language', async (mode) => {
    const flow = createAtsFlow(mode, createWorld().ports, { token: TOKEN, locale: 'ar-EG' });
    expect(flow.view('t')).toMatchObject({ lang: 'en', dir: 'ltr' });
    flow.start();
    await expect.poll(() => flow.view('t').lang).toBe('ar');
    expect(flow.view('t').dir).toBe('rtl');
    flow.stop();
  });
});
