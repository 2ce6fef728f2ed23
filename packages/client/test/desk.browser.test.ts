import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { browserDesk } from '../src/index.ts';
import { type Reply, play, until } from './scenario.ts';

const root = document.createElement('div');
/** What the page around could notice. */
const noticed: string[] = [];
const watcher = new MutationObserver((changes) => noticed.push(...changes.map(({ type }) => type)));
const notice = ({ type }: Event) => void noticed.push(type);

beforeEach(() => {
  root.replaceChildren();
  document.body.append(root);
  noticed.length = 0;
  addEventListener('beforeunload', notice);
});

afterEach(() => {
  watcher.disconnect();
  removeEventListener('click', notice, true);
  removeEventListener('beforeunload', notice);
});

describe('a download', () => {
  /** Presses a real button, waits as for an answer of the API, and downloads. */
  async function press(url: string): Promise<unknown> {
    const button = document.createElement('button');
    button.textContent = 'Certificate';
    const done = new Promise((resolve) => {
      button.addEventListener('click', () => {
        setTimeout(() => {
          watcher.observe(document, { subtree: true, childList: true, attributes: true });
          addEventListener('click', notice, true);
          try {
            browserDesk.download(url);
            resolve(undefined);
          } catch (error) {
            resolve(error);
          }
        }, 300);
      });
    });
    root.append(button);
    await userEvent.click(page.getByRole('button', { name: 'Certificate' }));
    return done;
  }

  it.each<[string, Reply]>([
    [
      'an attachment',
      { text: '%PDF-', headers: { 'Content-Disposition': 'attachment; filename="ats.pdf"' } },
    ],
    ['something to be shown', { text: '<title>Not the page of the host</title>' }],
    ['an error', { status: 403, text: '<Error><Code>AccessDenied</Code></Error>' }],
  ])(
    'that turns out to be %s leaves the page where it is, and the page notices nothing',
    async (_, reply) => {
      const store = await play(reply);
      const { href } = location;
      expect(await press(`${store.atsUrl}/certificate?signature=s`)).toBeUndefined();
      await until(async () => (await store.seen()).length > 0);
      const [seen] = await store.seen();
      expect(seen).toMatchObject({ method: 'GET', path: '/certificate?signature=s' });
      // The store is told neither who sends people to it nor by which credentials.
      for (const header of ['referer', 'authorization', 'x-site-key'])
        expect(seen?.headers).not.toHaveProperty(header);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(location.href).toBe(href);
      expect(noticed).toEqual([]);
    },
  );

  it.each([
    '',
    'certificate.pdf',
    '/certificate.pdf',
    'javascript:document.title="owned"',
    'data:text/html,x',
    'blob:x',
    'https://a:b@store.example/',
  ])('of "%s" is refused', (url) => {
    expect(() => browserDesk.download(url)).toThrow(
      expect.objectContaining({ code: 'widget.malformed_response', details: { reason: 'url' } }),
    );
  });
});

describe('a page that is held', () => {
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('asks before it is left, until it is let go', () => {
    expect(leave()).toBe(false);
    const first = browserDesk.holdPage();
    const second = browserDesk.holdPage();
    expect(leave()).toBe(true);
    first();
    first();
    expect(leave()).toBe(true);
    second();
    expect(leave()).toBe(false);
  });
});

it('a text is saved as a file in UTF-8, and its URL is taken back', async () => {
  vi.useFakeTimers();
  const made = vi.spyOn(URL, 'createObjectURL');
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  try {
    browserDesk.save({ filename: 'code.txt', text: 'Inès' });
    const file = made.mock.calls[0]?.[0] as Blob;
    expect(file.type).toBe('text/plain;charset=utf-8');
    expect(await file.text()).toBe('Inès');
    expect(revoked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(revoked).toHaveBeenCalledWith(made.mock.results[0]?.value);
  } finally {
    vi.restoreAllMocks();
    vi.useRealTimers();
  }
});
