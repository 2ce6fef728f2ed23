import { type Locator, type Page, expect } from '@playwright/test';

/** A page with the register flow, in the user's verbs. The same for every face. */
export class RegisterPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await expect(this.heading('Choose your recording')).toBeVisible();
  }

  async chooseFile(name: string, buffer: Buffer): Promise<void> {
    await this.page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'audio/wav', buffer });
  }

  async goOn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  async writeTitle(title: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Title' }).fill(title);
  }

  /** Fills the creator whose panel is open. */
  async writeCreator(creator: {
    name: string;
    email: string;
    roles: string[];
    ipi?: string;
    isni?: string;
  }): Promise<void> {
    await this.page.getByLabel('Full name').fill(creator.name);
    await this.page.getByLabel('E-mail').fill(creator.email);
    for (const role of creator.roles) await this.page.getByRole('checkbox', { name: role }).check();
    if (creator.ipi) await this.page.getByRole('textbox', { name: /^IPI/ }).fill(creator.ipi);
    if (creator.isni) await this.page.getByRole('textbox', { name: /^ISNI/ }).fill(creator.isni);
  }

  async addCreator(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a creator' }).click();
  }

  async send(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Send|Register|Update)/ }).click();
  }

  /** From the first step to the one before sending, with one creator. */
  async fillForm(work: { title: string; file: Buffer; filename?: string }): Promise<void> {
    await this.chooseFile(work.filename ?? 'nuit.wav', work.file);
    await this.goOn();
    await this.writeTitle(work.title);
    await this.goOn();
    await this.writeCreator({ name: 'Inès Caradec', email: 'ines@caradec.example', roles: ['Author'] });
    await this.goOn();
    await expect(this.heading('Ready to send')).toBeVisible();
  }

  /** The access code as the page shows it when asked. */
  async readAccessCode(): Promise<string> {
    await this.page.getByRole('button', { name: 'Show the code' }).click();
    const code = this.page.getByText(/^atc_[0-9a-f]{64}$/);
    await expect(code).toBeVisible();
    return (await code.innerText()).replace(/\s/g, '');
  }

  /** Names of the public events, in the order in which the page saw them. */
  events(): Promise<string[]> {
    return this.page
      .locator('li[data-event]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-event') ?? ''));
  }
}
