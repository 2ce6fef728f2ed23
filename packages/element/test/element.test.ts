import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type * as Source from '../src/index.ts';
import type { AllfeatRegister as Widget, EventName } from '../src/index.ts';

// What is tested is what is published; its types are those of the source.
const { AllfeatRegister, EVENT_NAMES } = (await import('../dist/index.js')) as unknown as typeof Source;

// A service that never answers: what is tested here needs none. Port 9 is "discard".
const ATTRIBUTES = { 'site-key': 'cpk_test', 'ats-url': 'http://127.0.0.1:9' };

function widget(attributes: Record<string, string> = {}): Widget {
  const element = document.createElement('ats-widget');
  for (const [name, value] of Object.entries({ ...ATTRIBUTES, ...attributes }))
    element.setAttribute(name, value);
  return element;
}

function mount(attributes: Record<string, string> = {}): Widget {
  return document.body.appendChild(widget(attributes));
}

/** Names and details of the events that reach the document. */
function record(): { type: string; detail: unknown }[] {
  const seen: { type: string; detail: unknown }[] = [];
  for (const name of Object.values(EVENT_NAMES)) {
    document.addEventListener(
      name,
      (event) => seen.push({ type: name, detail: (event as CustomEvent).detail as unknown }),
      {
        signal: listening.signal,
      },
    );
  }
  return seen;
}

let listening = new AbortController();

afterEach(() => {
  listening.abort();
  listening = new AbortController();
  document.body.replaceChildren();
});

const CODE = `atc_${'0123456789abcdef'.repeat(4)}`;
const heading = (element: Widget) => element.shadowRoot?.querySelector('[part~=heading]')?.textContent;
const settled = () => new Promise((resolve) => setTimeout(resolve, 30));
const wav = (bytes = 64) =>
  new File(['RIFF\0\0\0\0WAVEfmt ', new Uint8Array(bytes - 16).fill(1)], 'nuit.wav', { type: 'audio/wav' });

describe('<ats-widget>', () => {
  it('[9.ready] says once that it is ready, by an event that bubbles out of every shadow root', async () => {
    const seen = record();
    const host = document.body.appendChild(document.createElement('div'));
    const element = widget();
    host.attachShadow({ mode: 'open' }).append(element);
    await expect.element(page.getByRole('heading', { name: 'Choose your recording' })).toBeVisible();
    await settled();
    element.network = 'mainnet';
    await settled();
    expect(seen).toEqual([{ type: 'allfeat:ready', detail: { mode: 'register' } }]);
  });

  it('[9.properties] reflects its configuration, and never the token', () => {
    const element = mount();
    element.siteKey = 'cpk_other';
    element.atsUrl = 'http://127.0.0.1:10';
    element.network = 'mainnet';
    element.externalUserId = 'u1';
    element.maxFileSize = 1000;
    element.token = 'secret-token';
    expect(Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]))).toEqual({
      'site-key': 'cpk_other',
      'ats-url': 'http://127.0.0.1:10',
      network: 'mainnet',
      'external-user-id': 'u1',
      'max-file-size': '1000',
    });
    expect(element.maxFileSize).toBe(1000);
    element.maxFileSize = undefined;
    expect(element.hasAttribute('max-file-size')).toBe(false);
  });

  it('takes properties that were set before it was defined', async () => {
    const early = document.createElement('ats-early');
    Object.assign(early, { siteKey: 'cpk_early', atsUrl: 'http://127.0.0.1:9', maxFileSize: 5000 });
    document.body.append(early);
    customElements.define('ats-early', class extends AllfeatRegister {});
    await settled();
    expect(early.getAttribute('site-key')).toBe('cpk_early');
    expect(early.shadowRoot?.textContent).toContain('up to 5 kB');
  });

  it('[9.attributes] applies a new limit while it is mounted, to a file that was chosen already', async () => {
    const element = mount();
    await userEvent.upload(page.getByLabelText('Choose a file'), wav(3000));
    await expect.element(page.getByText('WAV, 3 kB')).toBeVisible();
    element.setAttribute('max-file-size', '2000');
    await expect
      .element(page.getByText('nuit.wav is 3 kB. The largest file this site takes is 2 kB.'))
      .toBeVisible();
  });

  it('keeps what was typed when it is moved in the page, and forgets it when it is removed', async () => {
    const element = mount();
    await userEvent.upload(page.getByLabelText('Choose a file'), wav());
    document.body.append(document.createElement('hr'), element);
    await settled();
    await expect.element(page.getByText('WAV, 64 bytes')).toBeVisible();
    element.remove();
    await settled();
    expect(element.shadowRoot?.querySelector('section')).toBeNull();
    document.body.append(element);
    await expect.element(page.getByText('Drop your recording here')).toBeVisible();
  });

  it('[9.reset] goes back to the first step, and asks for another token', async () => {
    const seen = record();
    const element = mount();
    await userEvent.upload(page.getByLabelText('Choose a file'), wav());
    await page.getByRole('button', { name: 'Continue' }).click();
    element.reset();
    await expect.element(page.getByText('Drop your recording here')).toBeVisible();
    expect(seen.at(-1)).toEqual({ type: 'allfeat:token-expired', detail: { pendingAction: 'reset' } });
    expect(element.getState()).toEqual({ screen: 'FORM' });
  });

  it('[9.mode] changes its mode while it is mounted, and tells so instead of being ready again', async () => {
    const seen = record();
    const element = mount();
    await expect.element(page.getByText('Drop your recording here')).toBeVisible();
    const screens = [];
    for (const mode of ['update', 'access', 'download', 'register'] as const) {
      element.setAttribute('mode', mode);
      await expect.poll(() => seen.at(-1)).toEqual({ type: 'allfeat:mode-changed', detail: { mode } });
      screens.push([mode, element.getState().screen, heading(element)]);
    }
    expect(screens).toEqual([
      ['update', 'FORM', 'Which work?'],
      ['access', 'FORM', 'Which work?'],
      ['download', 'DOWNLOADS', 'Which work?'],
      ['register', 'FORM', 'Choose your recording'],
    ]);
    expect(seen[0]).toEqual({ type: 'allfeat:ready', detail: { mode: 'register' } });
    expect(seen).toHaveLength(5);
  });

  it('[9.mode] tells of a mode that changed while it stood nowhere, and is ready once all the same', async () => {
    const seen = record();
    const element = mount();
    await expect.poll(() => seen).toHaveLength(1);
    element.remove();
    await settled();
    element.mode = 'download';
    document.body.append(element);
    await expect
      .poll(() => seen)
      .toEqual([
        { type: 'allfeat:ready', detail: { mode: 'register' } },
        { type: 'allfeat:mode-changed', detail: { mode: 'download' } },
      ]);
  });

  it('[9.mode] takes a mode that is none for the first', async () => {
    const element = mount({ mode: 'constructor' });
    await expect.element(page.getByText('Drop your recording here')).toBeVisible();
    expect(element.mode).toBe('register');
  });

  it.each(['update', 'access', 'download'] as const)(
    '[9.access-code] fills in the code that a property gives for %s, and never writes it into the page',
    async (mode) => {
      const element = widget({ mode });
      element.accessCode = CODE;
      document.body.append(element);
      const field = page.getByLabelText('Access code', { exact: true });
      await expect.element(field).toHaveValue(CODE);
      expect(`${element.outerHTML}${element.shadowRoot?.innerHTML}`).not.toContain('atc_0123');
      element.accessCode = undefined;
      await expect.element(field).toHaveValue('');
      expect(element.getState()).toEqual({ screen: mode === 'download' ? 'DOWNLOADS' : 'FORM' });
    },
  );

  it.each(['update', 'access', 'download'] as const)(
    '[9.reset] begins %s anew, and asks for another token',
    async (mode) => {
      const seen = record();
      const element = mount({ mode });
      const field = page.getByLabelText('Access code', { exact: true });
      await field.fill('atc_12');
      element.reset();
      await expect.element(field).toHaveValue('');
      expect(seen.at(-1)).toEqual({ type: 'allfeat:token-expired', detail: { pendingAction: 'reset' } });
    },
  );

  it('[9.attributes] lists the works of a user that it is given, and asks for a code when there is none', async () => {
    const seen = record();
    const element = mount({ mode: 'download' });
    await expect.element(page.getByLabelText('Access code', { exact: true })).toBeVisible();
    element.setAttribute('external-user-id', 'u1');
    await expect.element(page.getByRole('searchbox', { name: 'Search your works' })).toBeVisible();
    await expect
      .poll(() => seen.at(-1))
      .toEqual({ type: 'allfeat:token-expired', detail: { pendingAction: 'download_list' } });
    element.removeAttribute('external-user-id');
    await expect.element(page.getByLabelText('Access code', { exact: true })).toBeVisible();
  });

  it('[9.attributes] keeps what was typed for the tab, and nothing when it is told so', async () => {
    const kept = () => Object.keys(sessionStorage).filter((key) => key.includes('draft'));
    sessionStorage.clear();
    const write = async (persist: Widget['persist']) => {
      const element = widget();
      element.persist = persist;
      document.body.append(element);
      await userEvent.upload(page.getByLabelText('Choose a file'), wav());
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('textbox', { name: 'Title' }).fill('Nuit blanche');
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect.element(page.getByRole('heading', { name: 'Who made it?' })).toBeVisible();
      await settled();
      element.remove();
      await settled();
    };
    await write(false);
    expect(kept()).toEqual([]);
    await write(undefined);
    expect(kept()).toHaveLength(1);
    sessionStorage.clear();
  });

  it.each([
    ['site-key', ''],
    ['ats-url', ''],
    ['ats-url', 'javascript:alert(1)'],
    ['network', 'moonnet'],
  ])('says what is missing when %s is "%s"', async (name, value) => {
    const seen = record();
    mount({ [name]: value });
    await expect.element(page.getByRole('heading', { name: 'The widget is not set up' })).toBeVisible();
    await expect
      .poll(() => seen.at(-1))
      .toMatchObject({
        type: 'allfeat:failed',
        detail: { code: 'widget.configuration_error', requestId: null, stage: 'form' },
      });
  });

  it('gives two widgets of a page ids of their own, and no style attribute', async () => {
    mount();
    mount();
    await settled();
    const ids = [...document.querySelectorAll('ats-widget')].map((each) =>
      Array.from(each.shadowRoot?.querySelectorAll('[id]') ?? [], ({ id }) => id),
    );
    expect(ids[0]?.length).toBeGreaterThan(0);
    for (const each of document.querySelectorAll('ats-widget')) {
      expect(each.shadowRoot?.querySelector('[style], style')).toBeNull();
      expect(each.shadowRoot?.adoptedStyleSheets).toHaveLength(1);
    }
  });

  it('drops its token when the network or the user changes: a token is for one of each', async () => {
    const element = mount();
    await settled();
    for (const [name, value] of [
      ['network', 'mainnet'],
      ['external-user-id', 'u2'],
    ] as const) {
      element.setToken('token-of-before');
      element.setAttribute(name, value);
      expect(element.token).toBeUndefined();
    }
    element.setToken('token-of-now');
    element.maxFileSize = 1000;
    expect(element.token).toBe('token-of-now');
  });

  it('begins with the token that is given together with another mode', async () => {
    const element = mount({ mode: 'access' });
    await settled();
    element.mode = 'download';
    element.setToken('token-of-the-next');
    expect(element.token).toBe('token-of-the-next');
    await settled();
    await page.getByLabelText('Access code', { exact: true }).fill(CODE);
    const requests = vi.spyOn(window, 'fetch');
    await page.getByRole('button', { name: 'Find the work' }).click();
    const asked = () =>
      requests.mock.calls
        .map(([request]) => request)
        .find((request) => request instanceof Request && request.url.startsWith(ATTRIBUTES['ats-url'])) as
        | Request
        | undefined;
    await expect.poll(() => asked()?.headers.get('authorization')).toBe('Bearer token-of-the-next');
    requests.mockRestore();
  });

  it('is defined once however often the module is loaded', async () => {
    const { defineAtsWidget } = await import('../dist/pure.js');
    const define = vi.spyOn(customElements, 'define');
    defineAtsWidget();
    expect(define).not.toHaveBeenCalled();
    define.mockRestore();
  });

  it('[9.names] exports the names of all its events', () => {
    const names: EventName[] = Object.values(EVENT_NAMES);
    expect(names).toHaveLength(15);
    expect(names.every((name) => name.startsWith('allfeat:'))).toBe(true);
    expect(customElements.get('ats-widget')).toBe(AllfeatRegister);
  });
});

describe('the language', () => {
  const root = (element: Widget) => element.shadowRoot?.querySelector<HTMLElement>('[part~=root]');

  it('is an attribute, which changes without losing what was typed', async () => {
    const element = mount({ locale: 'fr-CA' });
    await expect.poll(() => root(element)?.lang).toBe('fr');
    await userEvent.upload(page.getByLabelText('Choisir un fichier'), wav());
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabelText('Titre', { exact: true }).fill('Nuit blanche');
    element.locale = 'ar';
    await expect.poll(() => root(element)?.dir).toBe('rtl');
    await expect.element(page.getByLabelText('العنوان', { exact: true })).toHaveValue('Nuit blanche');
    element.removeAttribute('locale');
    await expect.poll(() => root(element)?.lang).toBe('en');
    await expect.element(page.getByLabelText('Title', { exact: true })).toHaveValue('Nuit blanche');
    expect(root(element)?.dir).toBe('ltr');
  });

  it('stays what it is where the texts are not to be had', async () => {
    const element = mount({ locale: 'zh' });
    await expect.poll(() => heading(element)).toBe('Choose your recording');
    element.messages = { file: { heading: '选择录音' }, lang: 'zh' };
    await expect.poll(() => heading(element)).toBe('选择录音');
    expect(root(element)?.lang).toBe('zh');
  });

  it.each(['iife', 'esm'])('stands beside the single file: %s', async (format) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentDocument;
    if (!inner) throw new Error('The frame has no document.');
    const script = inner.createElement('script');
    if (format === 'esm') script.type = 'module';
    script.src = `/cdn/ats-widget.${format}.js`;
    const element = inner.createElement('ats-widget');
    for (const [name, value] of Object.entries({ ...ATTRIBUTES, locale: 'de' }))
      element.setAttribute(name, value);
    inner.body.append(script, element);
    await expect.poll(() => root(element)?.lang, { timeout: 5000 }).toBe('de');
    expect(heading(element)).toBe('Wähle deine Aufnahme');
  });

  it('is in no single file', async () => {
    for (const format of ['iife', 'esm']) {
      const text = await (await fetch(`/cdn/ats-widget.${format}.js`)).text();
      expect(text).toContain('Choose your recording');
      for (const words of ['Choisissez votre', 'Elige tu', 'Wähle deine', '録音', 'اختر'])
        expect(text).not.toContain(words);
    }
  });
});
