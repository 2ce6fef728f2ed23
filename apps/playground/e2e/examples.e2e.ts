import type { Page } from '@playwright/test';
import { EXAMPLES, startExample } from './support/examples.ts';
import { RegisterPage } from './support/register.page.ts';
import { startedSystems } from './support/systems.ts';
import { expect, test } from './support/test.ts';
import { nextWav } from './support/wav.ts';

/** Keeps the scripts of a page on their way until it says so. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(
    () => true,
    async (route) => {
      if (route.request().resourceType() === 'script') await released;
      await route.continue();
    },
  );
  return release;
}

for (const example of EXAMPLES) {
  test.describe(example.name, () => {
    // One server for the tests of an example.
    test.describe.configure({ mode: 'serial' });
    let site: Awaited<ReturnType<typeof startExample>>;
    test.beforeAll(async () => {
      site = await startExample(example, startedSystems().usual);
    });
    test.afterAll(() => site.stop());

    test('the server renders the first step, under a strict policy and without the secret key', async () => {
      const answer = await fetch(site.url);
      const policy = answer.headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-(inline|eval)/);
      const html = await answer.text();
      expect(html).toContain('Choose your recording');
      expect(html).toMatch(/<input[^>]*type="file"/);
      expect(html).not.toContain(site.secretKey);
    });

    test('the page takes over what the server rendered, and registers a recording', async ({ page }) => {
      // Every word: a mismatch is an error in one framework and a warning in another.
      const said: string[] = [];
      page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => said.push(error.message));
      const register = new RegisterPage(page);
      const release = await holdScripts(page);

      await page.goto(site.url, { waitUntil: 'commit' });
      await expect(register.heading('Choose your recording')).toBeVisible();
      await expect(page.getByLabel('Choose a file')).toBeAttached();
      const rendered = await page.evaluateHandle(() => [...document.querySelectorAll('main *')]);
      release();
      await page.waitForLoadState('networkidle');
      // One framework makes anew what differs, and says nothing.
      const lost = await rendered.evaluate((elements) =>
        elements.filter((element) => !element.isConnected).map((element) => element.outerHTML),
      );
      expect(lost).toEqual([]);

      await register.chooseFile('ebb.wav', nextWav(200_000));
      await expect(page.getByText('WAV, 200 kB')).toBeVisible();

      const title = `Ebb (${example.name})`;
      await register.goOn();
      await register.writeTitle(title);
      await register.goOn();
      await register.writeCreator({
        name: 'Inès Caradec',
        email: 'ines@caradec.example',
        roles: ['Composer'],
      });
      await register.goOn();
      await register.send();
      await expect(register.heading(`${title} is registered`)).toBeVisible();
      expect(said).toEqual([]);
    });

    test('only its own pages are given tokens', async () => {
      const answer = await fetch(`${site.url}/api/ats-token`, {
        method: 'POST',
        headers: { Origin: 'https://elsewhere.example' },
      });
      expect(answer.status).toBe(403);
    });
  });
}
