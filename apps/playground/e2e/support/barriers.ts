import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type * as Axe from 'axe-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Look {
  /** What is looked at, as a CSS selector, with the shadow roots below it; the whole page without it. */
  within?: string;
  except?: string;
  /** Tags of rules, or rules by name; every rule of axe without it. */
  only?: Axe.RunOnly;
}

/**
 * What axe finds, as `rule: element`. It is brought into a page once, and asked for violations alone: what is in order would be
 * described element by element as well, which takes longer than finding it out.
 */
export async function barriersIn(
  page: Page,
  { within = 'html', except, only }: Look = {},
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(AXE);
  const context = { include: [[within]], exclude: except === undefined ? [] : [[except]] };
  const options: Axe.RunOptions = {
    ...(only && { runOnly: only }),
    resultTypes: ['violations'],
    selectors: false,
    iframes: false,
  };
  const { violations } = await page.evaluate(
    ([where, how]) => (globalThis as unknown as { axe: typeof Axe }).axe.run(where, how),
    [context, options] as const,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
