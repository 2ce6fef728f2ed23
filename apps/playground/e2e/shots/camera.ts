import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Page, expect } from '@playwright/test';
import { type ScreenName, slugOf } from '../screens/index.ts';

export const SHOTS_FOLDER = fileURLToPath(new URL('../../../../shots', import.meta.url));

/** A way in which each screen is looked at. */
export interface Take {
  name: string;
  width: 360 | 640;
  scheme: 'light' | 'dark';
  forced?: boolean;
  print?: boolean;
  dir?: 'rtl';
  /** Another language than English; Arabic brings its own direction. */
  locale?: 'ar' | 'de' | 'ja';
  /** `--ats-primary` of the page. */
  primary?: string;
}

const USUAL: readonly Take[] = ([640, 360] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ name: `${width}-${scheme}`, width, scheme })),
);

const FORCED: Take = { name: 'forced', width: 640, scheme: 'dark', forced: true };
const PRINT: Take = { name: 'print', width: 640, scheme: 'light', print: true };
const RTL: Take = { name: 'rtl', width: 640, scheme: 'light', dir: 'rtl' };
/** The one that is written from right to left, the longest words, and those without spaces. */
const LANGUAGES: readonly Take[] = (['ar', 'de', 'ja'] as const).map((locale) => ({
  name: locale,
  width: 360,
  scheme: 'light',
  locale,
}));
const YELLOW: Take = { name: 'yellow', width: 640, scheme: 'light', primary: '#ffd400' };
const VIOLET: Take = { name: 'violet', width: 640, scheme: 'dark', primary: '#7c3aed' };

/** Beside the usual ones: other colours, directions and languages, and paper. */
const MORE: Partial<Record<ScreenName, readonly Take[]>> = {
  'finding/access_code: empty': LANGUAGES,
  'finding/work_select: usual': [FORCED, ...LANGUAGES],
  'download: usual': [FORCED, ...LANGUAGES],
  'details: usual': [FORCED, ...LANGUAGES],
  'form/file: empty': [FORCED],
  'form/file: refused format': [FORCED],
  'form/file: playing': [FORCED, RTL, YELLOW, VIOLET, ...LANGUAGES],
  'form/title: refused': [FORCED],
  'form/creators: refused': [FORCED, RTL],
  'form/creators: several': [FORCED, RTL, YELLOW, VIOLET, ...LANGUAGES],
  'form/review: testnet': [PRINT],
  'upload: sending': [FORCED, RTL, YELLOW, VIOLET, ...LANGUAGES],
  'upload: line lost': [FORCED],
  'upload: token awaited': [FORCED],
  'price: usual': [FORCED, RTL, YELLOW, VIOLET, ...LANGUAGES],
  'tracking: late': [FORCED, RTL, YELLOW, VIOLET, ...LANGUAGES],
  'complete: masked': [FORCED, PRINT, RTL, YELLOW, VIOLET, ...LANGUAGES],
  'complete: shown': [FORCED, PRINT],
  'complete: leaving': [FORCED],
  'complete: certificate busy': [FORCED],
  'failed: retryable': [FORCED, RTL, ...LANGUAGES],
};

export const takesOf = (screen: ScreenName): readonly Take[] => [...USUAL, ...(MORE[screen] ?? [])];

/** Where the picture of a screen is found, below the folder of all. */
export const fileOf = (screen: ScreenName, take: Take) => `${slugOf(screen)}.${take.name}.png`;

const HEIGHT_PX = 1_400;

/** The site around the widget goes; what is left is a page with the widget in it, as wide as it can be. */
export async function clearStage(
  page: Page,
  { ground = 'light-dark(#fbfbfa, #0b0b0b)' } = {},
): Promise<void> {
  await page.addInitScript((background) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      .top, .intro, .bottom, .skip, .example > :not(#stage) { display: none !important }
      body { min-block-size: 0 !important; background: ${background} !important }
      .page, .example, #stage { all: unset !important; display: block !important }
      .page { padding: 24px !important }
      @media (max-width: 480px) { .page { padding: 12px !important } }
    `);
    document.adoptedStyleSheets.push(sheet);
  }, ground);
}

async function prepare(page: Page, take: Take): Promise<void> {
  await page.setViewportSize({ width: take.width, height: HEIGHT_PX });
  await page.emulateMedia({
    media: take.print ? 'print' : 'screen',
    colorScheme: take.scheme,
    forcedColors: take.forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  await page.evaluate(({ dir = 'ltr', primary = '' }) => {
    document.documentElement.dir = dir;
    document.documentElement.style.setProperty('--ats-primary', primary);
  }, take);
  await speak(page, take.locale ?? 'en');
}

/** The language is switched while the widget runs, as a page may do; a page without the element keeps its own. */
async function speak(page: Page, locale: string): Promise<void> {
  const widget = page.locator('ats-widget');
  if ((await widget.count()) === 0 || (await widget.getAttribute('locale')) === locale) return;
  await widget.evaluate((element, to) => element.setAttribute('locale', to), locale);
  await expect(widget.locator('[part~=root]')).toHaveAttribute('lang', locale);
}

/** Photographs what stands on the stage, in every way. */
export async function photograph(page: Page, screen: ScreenName): Promise<void> {
  mkdirSync(SHOTS_FOLDER, { recursive: true });
  // Nothing is hovered but by chance.
  await page.mouse.move(0, 0);
  for (const take of takesOf(screen)) {
    await prepare(page, take);
    await page.locator('.page').screenshot({
      path: path.join(SHOTS_FOLDER, fileOf(screen, take)),
      animations: 'disabled',
    });
  }
  await prepare(page, { name: '', width: 640, scheme: 'light' });
}
