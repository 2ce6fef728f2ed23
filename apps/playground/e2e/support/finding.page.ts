import { type Locator, type Page, expect } from '@playwright/test';

/** A page with a flow that begins with a work, in the user's verbs. The same for every face. */
export class FindingPage {
  readonly page: Page;
  readonly stage: Locator;

  constructor(page: Page) {
    this.page = page;
    this.stage = page.locator('#stage');
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await expect(this.page.getByRole('heading', { name: 'Which work?' })).toBeVisible();
  }

  async find(accessCode: string | null): Promise<void> {
    await this.page.getByLabel('Access code', { exact: true }).fill(accessCode ?? '');
    await this.page.getByRole('button', { name: 'Find the work' }).click();
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search your works' }).fill(text);
  }

  /** A row of the user's works. */
  item(title: string): Locator {
    return this.stage.getByRole('list', { name: 'Your works' }).getByRole('button', { name: title });
  }

  /** Presses a button that fetches a file, and returns what the browser has saved. */
  async fetchFile(button: string): Promise<{ name: string; bytes: Buffer }> {
    // The file is opened apart from the page, so the page itself hears nothing of it.
    const [download] = await Promise.all([
      this.page.context().waitForEvent('download'),
      this.stage.getByRole('button', { name: button }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }
}
