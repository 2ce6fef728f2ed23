import type { Page } from '@playwright/test';
import { recording } from './support/recording.ts';
import { FACES, expect, test } from './support/test.ts';
import { RegisterPage } from './support/register.page.ts';

/** Takes a directive out of the policy that a page is served with. */
async function serveWithout(page: Page, directive: string): Promise<void> {
  // A page that a test hands out comes from nowhere, and would have to ask before it speaks to this machine.
  await page.context().grantPermissions(['local-network-access']);
  await page.route(
    (url) => url.pathname.endsWith('.html'),
    async (route) => {
      const response = await route.fetch();
      const policy = response.headers()['content-security-policy'] ?? '';
      const fewer = policy.split('; ').filter((one) => !one.startsWith(`${directive} `));
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-security-policy': fewer.join('; ') },
      });
    },
  );
}

for (const { face, path } of FACES) {
  test(`${face}: where the policy of the page forbids the sound, it is drawn and not played, and nothing else is said`, async ({
    page,
    systems,
  }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await serveWithout(page, 'media-src');
    const register = new RegisterPage(page);
    await register.open(`${systems.usual.pageUrl}${path}`);
    await register.chooseFile('nuit.wav', recording(8, 3));
    await expect(page.locator('#stage [part~=file] [part~=wave]')).toBeVisible();
    await expect(page.getByText('WAV, 352.8 kB, 8 sec')).toBeVisible();
    await expect(page.getByRole('slider')).toHaveCount(0);
    await register.goOn();
    await expect(register.heading('What is it called?')).toBeVisible();
    // The browser's own report, once.
    expect(said).toEqual([expect.stringMatching(/Content Security Policy.*"default-src 'none'"/)]);
  });
}
