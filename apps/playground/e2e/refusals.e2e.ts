import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { WORK, apiOf } from './support/api.ts';
import { FACES, expect, test } from './support/test.ts';
import { startSystem } from './support/system.ts';
import { nextWav } from './support/wav.ts';

/** Every file in the store, with its size. */
function storedFiles(dataFolder: string): string[] {
  const folder = path.join(dataFolder, 'files');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
}

test.describe('what is refused', () => {
  // One worker, so that one system of its own is enough.
  test.describe.configure({ mode: 'default' });

  // A system of its own, so that "nothing is stored" can be counted.
  let system: Awaited<ReturnType<typeof startSystem>>;
  test.beforeAll(async () => {
    system = await startSystem();
  });
  test.afterAll(async () => {
    await system.stop();
  });
  test.afterEach(async () => {
    expect(storedFiles(system.dataFolder)).toEqual([]);
    const { json } = await apiOf(system).call('GET', '/v1/stats?network=testnet');
    expect(json).toMatchObject({ total_works: 0 });
  });

  test('[3.session.origin] a site that is not on the list gets no token', async () => {
    const { call, secretKey } = apiOf(system);
    const answer = await call('POST', '/v1/sessions', {
      origin: 'https://elsewhere.example',
      body: { secret_key: secretKey, action_type: 'register', allowed_network: 'testnet' },
    });
    expect(answer).toMatchObject({
      status: 403,
      json: { error: { code: 'session.origin_not_allowed', request_id: expect.stringMatching(/^req_/) } },
    });
  });

  for (const { face, path: page } of FACES) {
    test(`[2.flow.configuration] ${face} on such a site says that it is closed, with the request to quote`, async ({
      page: browser,
    }) => {
      // The same server under a name that is not on the organization's list.
      await browser.goto(`${system.pageUrl.replace('127.0.0.1', 'elsewhere.localhost')}${page}`);
      await expect(
        browser.getByRole('heading', { name: 'Registration is closed on this site' }),
      ).toBeVisible();
      await expect(browser.getByText(/^req_[0-9A-Z]{26}$/)).toBeVisible();
      await expect(browser.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    });

    test(`[7.form.title] ${face} does not go on with an empty title`, async ({ register, page: browser }) => {
      const posts: string[] = [];
      browser.on('request', (request) => request.url().includes('/v1/works') && posts.push(request.url()));
      await register.open(`${system.pageUrl}${page}`);
      await register.chooseFile('nuit.wav', nextWav(100_000));
      await register.goOn();
      await register.writeTitle('   ');
      await register.goOn();
      await expect(browser.getByText('Give the work a title, up to 200 characters.')).toBeVisible();
      await expect(browser.getByRole('textbox', { name: 'Title' })).toBeFocused();
      expect(posts).toEqual([]);
    });

    test(`[7.form.file-limit] ${face} refuses a file above the limit before it is sent`, async ({
      register,
      page: browser,
    }) => {
      await register.open(`${system.pageUrl}${page}`);
      await expect(browser.getByText(/up to 500 MB/)).toBeVisible();
      // Only its size counts: 500 000 001 bytes that nobody has to hold.
      await browser.evaluate(() => {
        const find = (root: Document | ShadowRoot): HTMLInputElement | null =>
          root.querySelector<HTMLInputElement>('input[type=file]') ??
          [...root.querySelectorAll('*')]
            .flatMap(({ shadowRoot }) => (shadowRoot ? [find(shadowRoot)] : []))
            .find((input) => input !== null) ??
          null;
        const input = find(document);
        if (!input) throw new Error('There is no file input.');
        const block = new Uint8Array(1_000_000);
        const parts = [
          ...Array.from({ length: 500 }, () => new Blob([block])),
          new Blob([new Uint8Array(1)]),
        ];
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Blob(parts)], 'concert-complet.wav', { type: 'audio/wav' }));
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await expect(
        browser.getByText('concert-complet.wav is 500 MB. The largest file this site takes is 500 MB.'),
      ).toBeVisible();
    });
  }

  test('[2.init.title-required] a work without a title is refused by the API too', async () => {
    const { call, mint } = apiOf(system);
    const answer = await call('POST', '/v1/works/init', {
      token: await mint(),
      body: { ...WORK, title: '  ' },
    });
    expect(answer).toMatchObject({ status: 422, json: { error: { code: 'registration.title_required' } } });
  });

  test('[3.session.max-size] a file above the session’s limit is refused while it is sent', async () => {
    const { call, mint } = apiOf(system);
    const token = await mint({ max_file_size_bytes: 1_000_000 });
    const { json } = await call('POST', '/v1/works/init', { token, body: WORK });
    const answer = await fetch(String(json['upload_url']), {
      method: 'PUT',
      body: new Uint8Array(nextWav(1_000_002)),
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      error: {
        code: 'registration.audio_too_large',
        details: { size_bytes: 1_000_002, max_bytes: 1_000_000 },
      },
    });
    const prepared = await call('POST', '/v1/works/prepare', { token, body: { job_id: json['job_id'] } });
    expect(prepared).toMatchObject({ status: 422, json: { error: { code: 'registration.audio_empty' } } });
  });
});
