import { fileURLToPath } from 'node:url';
import { type Locator, type Page, expect, test } from '@playwright/test';
import { sendUntilHeld } from '../screens/sending.walks.ts';
import { TITLE, type Walk, chooseRecording, createVisit, writeCreators } from '../screens/visit.ts';
import { startedSystems } from '../support/systems.ts';
import { clearStage } from './camera.ts';

/** The picture of the README: creators, sending, registered. */
const PICTURE = fileURLToPath(new URL('../../../../docs/images/widget.png', import.meta.url));
const WIDTH_PX = 600;
/** As on most machines, where this one has such a font. */
const FONTS = "Inter, 'Segoe UI', Roboto, system-ui, sans-serif";

test.use({ deviceScaleFactor: 2, viewport: { width: WIDTH_PX, height: 1_200 }, colorScheme: 'light' });

async function layOut(page: Page, pictures: Buffer[]): Promise<void> {
  const table = await page.context().newPage();
  await table.setViewportSize({ width: WIDTH_PX * pictures.length, height: 1_200 });
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`);
  await table.setContent(
    `<style>body { margin: 0 } main { display: flex; align-items: start } img { width: ${WIDTH_PX}px }</style>
     <main>${images.join('')}</main>`,
  );
  await table.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  // Twice as many points as a README shows.
  await table.locator('main').screenshot({ path: PICTURE, scale: 'css' });
}

test('the picture of the README', async ({ page }) => {
  const pictures: Buffer[] = [];
  const take = async (of: Locator) => {
    await page.mouse.move(0, 0);
    pictures.push(await of.screenshot({ animations: 'disabled' }));
  };
  const walk: Walk = {
    name: 'readme',
    screens: [],
    async walk(visit) {
      const { register, line, systems, open } = visit;
      const whole = page.locator('.page');
      await open('?network=mainnet');
      await page.evaluate(
        (fonts) => document.documentElement.style.setProperty('--ats-font-family', fonts),
        FONTS,
      );
      const file = visit.nextRecording(272);
      await chooseRecording(visit, file);
      await register.goOn();
      await register.writeTitle(TITLE);
      await register.goOn();
      await writeCreators(visit);
      await take(whole);
      await register.goOn();
      await sendUntilHeld(visit, file.length, () => register.send());
      await take(whole);
      await line.holdUpload(systems.usual, file.length, Infinity);
      await expect(register.heading(/is registered$/)).toBeVisible();
      await take(whole);
    },
  };
  await clearStage(page, { ground: '#fff' });
  await walk.walk(
    createVisit({
      walk,
      page,
      systems: startedSystems(),
      path: '/element.html',
      look: () => Promise.resolve(),
    }),
  );
  await layOut(page, pictures);
});
