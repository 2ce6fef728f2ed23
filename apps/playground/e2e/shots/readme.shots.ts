import { fileURLToPath } from 'node:url';
import { type Locator, type Page, expect, test } from '@playwright/test';
import { sendUntilHeld } from '../screens/sending.walks.ts';
import { TITLE, type Walk, chooseRecording, createVisit, writeCreators } from '../screens/visit.ts';
import { startedSystems } from '../support/systems.ts';
import { clearStage } from './camera.ts';

/** The picture of the README: creators, sending, registered. */
const PICTURE = fileURLToPath(new URL('../../../../docs/images/widget.png', import.meta.url));
const WIDTH_PX = 540;

test.use({ deviceScaleFactor: 2, viewport: { width: WIDTH_PX, height: 1_200 }, colorScheme: 'light' });

async function layOut(page: Page, pictures: Buffer[]): Promise<void> {
  const table = await page.context().newPage();
  await table.setViewportSize({ width: WIDTH_PX * pictures.length, height: 1_200 });
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`);
  await table.setContent(
    `<style>body { display: flex; align-items: start; margin: 0 } img { width: ${WIDTH_PX}px }</style>${images.join('')}`,
  );
  await table.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await table.locator('body').screenshot({ path: PICTURE });
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
