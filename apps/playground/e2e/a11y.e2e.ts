import type { Page } from '@playwright/test';
import { type ScreenName, WALKS, createVisit, placeOf } from './screens/index.ts';
import { barriersIn } from './support/barriers.ts';
import { FACES, expect, test } from './support/test.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** 1280 px at 400 %: WCAG 1.4.10. */
const ZOOMED_PX = 320;

/** What axe finds in the widget, as `rule: element`; in the dark, where the rest is the same, contrast alone. */
async function faultsOf(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme });
  const found = await barriersIn(page, {
    within: '#stage',
    only: scheme === 'light' ? { type: 'tag', values: RULES } : { type: 'rule', values: ['color-contrast'] },
  });
  return found.map((barrier) => `${scheme}, ${barrier}`);
}

/** What is wider than the page, and so would have to be scrolled to. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inside = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? inside(element.shadowRoot) : []),
      ]);
    const stage = document.getElementById('stage');
    const width = document.documentElement.clientWidth;
    return (stage ? inside(stage) : [])
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

test('axe looks into the shadow root: a barrier put there is found', async ({ page, register, systems }) => {
  await register.open(`${systems.usual.pageUrl}/element.html`);
  expect(await faultsOf(page, 'light')).toEqual([]);
  await page.locator('#stage input[type=file]').evaluate((input) => input.removeAttribute('aria-label'));
  expect(await faultsOf(page, 'light')).toContainEqual(expect.stringMatching(/label: <input type="file"/));
});

const IS_FULL = process.env['ATS_TEST_FULL'] === '1';
/** The contrast of every colour in the dark is measured in packages/theme as well, with hundreds of primaries. */
const SCHEMES = IS_FULL ? (['light', 'dark'] as const) : (['light'] as const);

/** Every screen in the element; in React, which renders the same markup, those on the way of most people, by `test:full`. */
const walksOf = (path: string) =>
  WALKS.filter(({ isMain }) => path === '/element.html' || (isMain && IS_FULL));

for (const { face, path } of FACES) {
  for (const walk of walksOf(path)) {
    test(`${face}, ${walk.name}: no barrier on any screen`, async ({ page, systems }) => {
      test.slow();
      const seen: ScreenName[] = [];
      const faults: string[] = [];
      await page.setViewportSize({ width: 360, height: 900 });
      const look = async (name: ScreenName) => {
        seen.push(name);
        for (const scheme of SCHEMES)
          faults.push(...(await faultsOf(page, scheme)).map((fault) => `${name}: ${fault}`));
        await page.setViewportSize({ width: ZOOMED_PX, height: 900 });
        faults.push(...(await sticksOut(page)).map((element) => `${name} sticks out at 320px: ${element}`));
        await page.setViewportSize({ width: 360, height: 900 });
        const { place } = placeOf(name);
        // One live region, for as long as the widget lives; the veil has none of its own.
        const regions = await page.locator('#stage').locator('[role=status], [aria-live]').count();
        if (regions !== 1) faults.push(`${place}: ${regions} live regions`);
      };
      await walk.walk(createVisit({ walk, page, systems, path, look }));
      expect(faults).toEqual([]);
      expect(seen).toEqual(walk.screens);
    });
  }
}
