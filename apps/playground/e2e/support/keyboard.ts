import { type Locator, type Page, expect } from '@playwright/test';

const MOST_STOPS = 60;

/** Focus as the page has it, also inside a shadow root. */
const hasFocus = (element: Element) =>
  (element.getRootNode() as Document | ShadowRoot).activeElement === element;

/** Hands on a keyboard and nothing else. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Tab, until this has focus. */
  async tabTo(target: Locator): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await target.evaluate(hasFocus)) return;
      await this.#page.keyboard.press('Tab');
    }
    await expect(target, `reached within ${MOST_STOPS} stops`).toBeFocused();
  }

  /** Focus did not fall back to the page, from where it is a long way. */
  async expectInside(stage: Locator): Promise<void> {
    const isInside = () => stage.evaluate((element) => element.contains(document.activeElement));
    await expect.poll(isInside, { message: 'focus is inside the widget' }).toBe(true);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Goes to a button and presses it. */
  async push(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabTo(target);
    await this.press(key);
  }

  async write(target: Locator, text: string): Promise<void> {
    await this.tabTo(target);
    await this.#page.keyboard.type(text);
  }
}
