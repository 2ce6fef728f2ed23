import { expect } from '@playwright/test';
import { aiffRecording, muteOgg } from '../support/recording.ts';
import { TITLE, type Walk, chooseRecording, hugeFile, writeCreators } from './visit.ts';

const file: Walk = {
  name: 'a file is dropped, refused and chosen',
  screens: [
    'form/file: empty',
    'form/file: dragging',
    'form/file: nothing chosen',
    'form/file: refused format',
    'form/file: refused empty',
    'form/file: refused size',
    'form/file: chosen without sound',
    'form/file: chosen without player',
  ],
  async walk({ page, stage, register, open, at }) {
    const zone = stage.locator('[part~=dropzone]');
    const replace = (name: string, buffer: Buffer) =>
      stage.locator('input[type=file]').setInputFiles({ name, mimeType: 'audio/wav', buffer });

    await open();
    // The limit has come from the service.
    await expect(page.getByText(/up to 500 MB/)).toBeVisible();
    await at('form/file: empty');
    await zone.dispatchEvent('dragenter');
    await expect(zone).toHaveAttribute('data-state', 'dragging');
    await at('form/file: dragging');
    await zone.dispatchEvent('dragleave');
    // A button that is not ready yet still answers.
    await page.getByRole('button', { name: 'Continue' }).press('Enter');
    await expect(page.getByText(/^Choose the recording/)).toBeVisible();
    await at('form/file: nothing chosen');
    await register.chooseFile('notes-de-studio.wav', Buffer.from('Take 3 was the one.\n'.repeat(50)));
    await expect(page.getByText(/is not a recording/)).toBeVisible();
    await at('form/file: refused format');
    await register.chooseFile('silence.wav', Buffer.alloc(0));
    await expect(page.getByText(/silence\.wav is empty/)).toBeVisible();
    await at('form/file: refused empty');
    await page.getByLabel('Choose a file').setInputFiles(hugeFile());
    await expect(page.getByText(/concert-complet\.wav is 812 MB/)).toBeVisible();
    await at('form/file: refused size');
    await register.chooseFile('nuit-blanche.ogg', muteOgg(4_100_000));
    await expect(page.getByText('OGG, 4.1 MB')).toBeVisible();
    await at('form/file: chosen without sound');
    await replace('nuit-blanche.aiff', aiffRecording(32, 7));
    await expect(stage.locator('[part~=wave]')).toBeVisible();
    await expect(page.getByRole('slider')).toHaveCount(0);
    await at('form/file: chosen without player');
  },
};

const steps: Walk = {
  name: 'the steps of the form',
  isMain: true,
  screens: [
    'form/file: chosen',
    'form/file: playing',
    'form/title: empty',
    'form/title: refused',
    'form/title: filled',
    'form/creators: one',
    'form/creators: refused',
    'form/creators: several',
    'form/creators: closed',
    'form/review: testnet',
  ],
  async walk(visit) {
    const { page, register, open, at } = visit;
    await open();
    await chooseRecording(visit);
    await at('form/file: chosen');
    await page.getByRole('slider').fill('11');
    await page.getByRole('button', { name: /^Play/ }).click();
    await expect(page.getByText('0:12')).toBeVisible();
    await at('form/file: playing');
    await page.getByRole('button', { name: /^Pause/ }).click();
    await register.goOn();
    await at('form/title: empty');
    await register.goOn();
    await expect(page.getByText(/^Give the work a title/)).toBeVisible();
    await at('form/title: refused');
    await register.writeTitle(TITLE);
    await at('form/title: filled');
    await register.goOn();
    await at('form/creators: one');
    await page.getByLabel('E-mail').fill('ines@caradec');
    await register.goOn();
    await expect(page.getByText('3 things to put right')).toBeVisible();
    await at('form/creators: refused');
    await writeCreators(visit);
    await at('form/creators: several');
    await page.getByRole('button', { name: /Tomás Oliveira/, expanded: true }).click();
    await at('form/creators: closed');
    await register.goOn();
    await at('form/review: testnet');
  },
};

export const formWalks = [file, steps];
