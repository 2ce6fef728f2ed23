import { writeFile } from 'node:fs/promises';
import { barriersIn } from './support/barriers.ts';
import { expect, test } from './support/test.ts';
import { nextWav } from './support/wav.ts';

/** More than the buffers of two kernels take at once, or a line that is slow would not show. */
const UPLOAD_BYTES = 8_000_000;

test('what a visitor switches is felt by the widget while it runs, and nothing that was typed is lost', async ({
  register,
  systems,
  page,
}, testInfo) => {
  const file = testInfo.outputPath('nuit.wav');
  await writeFile(file, nextWav(UPLOAD_BYTES));
  const panel = page.getByRole('form', { name: 'Settings' });
  const choose = (name: string, option: string) =>
    panel.getByLabel(name, { exact: true }).selectOption(option);
  const stage = page.locator('#stage');
  const veil = stage.locator('[part~=dialog]');
  const title = stage.getByRole('textbox');
  await register.open(`${systems.usual.pageUrl}/element.html?line=good&inspect=on`);

  await test.step('the language', async () => {
    // By its name: so many bytes take seconds on their way through the driver.
    await stage.locator('input[type=file]').setInputFiles(file);
    await register.goOn();
    await register.writeTitle('Nuit blanche');
    await choose('Language', 'fr');
    await expect(register.heading('Quel est son titre ?')).toBeVisible();
    await expect(title).toHaveValue('Nuit blanche');
    await choose('Language', 'ar');
    await expect(stage.locator('[part~=root]')).toHaveAttribute('dir', 'rtl');
    await expect(title).toHaveValue('Nuit blanche');
    await expect(page).toHaveURL(/\?language=ar&line=good&inspect=on$/);
    await choose('Language', 'en');
    await expect(register.heading('What is it called?')).toBeVisible();
    await expect(page.locator('#state-rows')).toContainText(/register.*flow\.active\.filling/);
  });

  await test.step('the tokens', async () => {
    await register.goOn();
    await register.writeCreator({ name: 'Inès Caradec', email: 'ines@caradec.example', roles: ['Author'] });
    await register.goOn();
    await choose('Tokens', 'down');
    await choose('Line', 'slow');
    await register.send();
    await expect(veil).toContainText('Renewing your session');
    await choose('Tokens', 'none');
    await expect(veil).toHaveCount(0);
  });

  await test.step('the line', async () => {
    const meter = stage.getByRole('progressbar');
    const percent = async () => Number(await meter.getAttribute('aria-valuenow'));
    await expect.poll(percent).toBeGreaterThan(0);
    const before = await percent();
    expect(before).toBeLessThan(100);
    await expect.poll(percent).toBeGreaterThan(before);
    expect(await percent()).toBeLessThan(100);
    await choose('Line', 'offline');
    await expect(stage.getByText('The line dropped. Trying again')).toBeVisible();
    await choose('Line', 'good');
    await expect(register.heading('Nuit blanche is registered')).toBeVisible();
  });

  const events = await register.events();
  expect(events).toContain('allfeat:token-expired');
  expect(events).not.toContain('allfeat:failed');
  expect(events.filter((name) => name === 'allfeat:complete')).toHaveLength(1);
  // The address keeps what is switched, and nothing else.
  expect(new URL(page.url()).search).toBe('?line=good&inspect=on');
  await expect(page.locator('#log')).not.toContainText(/atc_[0-9a-f]|eyJ[\w-]+\.|\/line\/[\w-]{22}/);
});

for (const path of ['/', '/svelte.html?line=slow&inspect=on&user=alice'] as const) {
  test(`axe finds nothing on the shell: ${path}`, async ({ page, systems }) => {
    await page.setViewportSize({ width: 360, height: 900 });
    await page.goto(systems.usual.pageUrl + path);
    await expect(page.locator('pre code').first()).toContainText('ats');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await barriersIn(page, { except: '#stage' })).toEqual([]);
    }
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });
}
