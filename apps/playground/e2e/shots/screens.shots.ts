import { test } from '@playwright/test';
import { WALKS, createVisit } from '../screens/index.ts';
import { startedSystems } from '../support/systems.ts';
import { clearStage, photograph } from './camera.ts';

for (const walk of WALKS) {
  test(walk.name, async ({ page }) => {
    await clearStage(page);
    await page.clock.install();
    await walk.walk(
      createVisit({
        walk,
        page,
        systems: startedSystems(),
        path: '/element.html',
        look: (screen) => photograph(page, screen),
        async still(during) {
          await page.clock.pauseAt(Date.now() + 100);
          await during();
          await page.clock.resume();
        },
      }),
    );
  });
}
