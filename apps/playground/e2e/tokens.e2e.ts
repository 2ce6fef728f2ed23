import { apiOf } from './support/api.ts';
import { FACES, expect, test } from './support/test.ts';
import { nextWav } from './support/wav.ts';

const MEGABYTE = 1_000_000;

for (const { face, path } of FACES) {
  for (const way of ['event', 'url'] as const) {
    test(`[2.kinds] [3.token-event] ${face} renews a token that expires while the file is sent, by ${way}, and sends nothing twice`, async ({
      register,
      systems,
      page,
    }) => {
      const answers: string[] = [];
      page.on('response', (response) => {
        const { pathname, origin } = new URL(response.url());
        if (origin !== systems.brief.apiUrl || response.request().method() === 'OPTIONS') return;
        answers.push(`${response.request().method()} ${pathname} ${response.status()}`);
      });
      await register.open(`${systems.brief.pageUrl}${path}?token=${way}`);
      await register.fillForm({ title: `Slow line ${face} ${way}`, file: nextWav() });
      // 3 MB at 1 MB a second: longer than a token of this system lives.
      const network = await page.context().newCDPSession(page);
      await network.send('Network.enable');
      await network.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 5,
        downloadThroughput: -1,
        uploadThroughput: MEGABYTE,
      });
      await register.send();
      await expect(register.heading(/is registered/)).toBeVisible({ timeout: 30_000 });

      const count = (pattern: RegExp) => answers.filter((answer) => pattern.test(answer)).length;
      // Any call may meet a token that has just expired; what was refused is repeated, and what was done is not.
      expect(count(/^POST .*\/prepare 401$/)).toBeGreaterThanOrEqual(1);
      for (const done of [
        /^POST .*\/init 200$/,
        /^PUT .* 200$/,
        /^POST .*\/prepare 200$/,
        /^POST .*\/confirm 202$/,
      ]) {
        expect(count(done)).toBe(1);
      }
      expect(count(/^PUT /)).toBe(1);
      const events = await register.events();
      const expired = events.filter((name) => name === 'allfeat:token-expired').length;
      if (way === 'event') expect(expired).toBeGreaterThanOrEqual(2);
      else expect(expired).toBe(0);
      expect(events).not.toContain('allfeat:failed');
    });
  }
}

test('[3.token.one-time] a token serves one init: the second is refused, and nothing comes of it', async ({
  systems,
}) => {
  const { mint, call } = apiOf(systems.usual);
  const body = {
    title: 'Twice',
    filename: 'twice.wav',
    network: 'testnet',
    creators: [{ full_name: 'Inès Caradec', email: 'ines@caradec.example', roles: { author: true } }],
  };
  const token = await mint();
  const first = await call('POST', '/v1/works/init', { token, body });
  expect(first.status).toBe(200);
  const second = await call('POST', '/v1/works/init', { token, body });
  expect(second).toMatchObject({ status: 401, json: { error: { code: 'session.invalid_token' } } });
  expect(JSON.stringify(second.json)).not.toContain('job_id');
  // The token still goes on with the job that it began.
  const prepared = await call('POST', '/v1/works/prepare', { token, body: { job_id: first.json['job_id'] } });
  expect(prepared).toMatchObject({ status: 422, json: { error: { code: 'registration.audio_empty' } } });
});
