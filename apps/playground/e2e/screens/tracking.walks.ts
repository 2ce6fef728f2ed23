import { expect } from '@playwright/test';
import { CALLS } from './calls.ts';
import { type Visit, type Walk, fillForm } from './visit.ts';

async function register(visit: Visit, search = ''): Promise<void> {
  await visit.open(search);
  await fillForm(visit);
  await visit.register.send();
}

const unknown: Walk = {
  name: 'a step that another version of the service knows',
  screens: ['tracking: unknown step'],
  async walk(visit) {
    await visit.line.tap({
      until: 'transferring_tokens',
      edit: (frame) =>
        frame.step === 'submitting'
          ? [{ ...frame, step: 'transferring_tokens', description: 'Transferring tokens' }, frame]
          : [frame],
    });
    await register(visit);
    await expect(visit.stage.locator('[part~=stage][data-state=current]')).toContainText('Transferring');
    await visit.at('tracking: unknown step');
  },
};

const slowChain: Walk = {
  name: 'a chain that takes its time',
  screens: ['tracking: still processing'],
  async walk(visit) {
    const { page, line, at } = visit;
    await page.clock.install();
    await line.tap({ until: 'signing' });
    await line.drop(CALLS.status);
    await register(visit);
    await expect(page.locator('[part~=stage][data-state=current]')).toContainText('Signing');
    // The socket falls silent, and after it two minutes of asking.
    await page.clock.runFor(20_000);
    await page.clock.runFor(125_000);
    await expect(visit.register.heading('Still processing')).toBeVisible();
    await at('tracking: still processing');
  },
};

const certificate: Walk = {
  name: 'an access code that comes late, and a certificate that does not come',
  isMain: true,
  screens: [
    'complete: code pending',
    'complete: certificate busy',
    'complete: certificate refused',
    'complete: leaving',
  ],
  async walk(visit) {
    const { page, stage, line, at } = visit;
    await line.tap({
      edit: (frame) => {
        const { access_code: _, ...details } = frame.details ?? {};
        return [frame.step === 'completed' ? { ...frame, details } : frame];
      },
    });
    const letStatus = await line.hold(CALLS.status);
    await register(visit);
    await expect(page.getByText('The access code is on its way.')).toBeVisible();
    await at('complete: code pending');
    await letStatus();
    await expect(page.getByRole('heading', { name: 'Your access code' })).toBeVisible();

    await line.refuse(CALLS.certificate, { status: 503, code: 'common.service_unavailable' });
    const letCertificate = await line.hold(CALLS.certificate);
    await stage.getByRole('button', { name: 'Download the certificate as PDF' }).click();
    await expect(stage.locator('button[aria-busy=true]')).toBeVisible();
    await at('complete: certificate busy');
    await letCertificate();
    await expect(page.getByText(/^The certificate could not be downloaded/)).toBeVisible();
    await at('complete: certificate refused');
    await stage.getByRole('button', { name: 'Register another' }).click();
    await expect(page.getByText('Your access code is not saved yet')).toBeVisible();
    await at('complete: leaving');
  },
};

const missingCode: Walk = {
  name: 'an access code that does not come',
  screens: ['complete: code missing'],
  async walk(visit) {
    const { page, line, at } = visit;
    await page.clock.install();
    await line.tap({
      edit: (frame) => {
        const { access_code: _, ...details } = frame.details ?? {};
        return [frame.step === 'completed' ? { ...frame, details } : frame];
      },
    });
    await line.edit(CALLS.status, ({ result }) => Reflect.deleteProperty(Object(result), 'access_code'));
    await register(visit);
    await expect(page.getByText('The access code is on its way.')).toBeVisible();
    await expect(async () => {
      await page.clock.runFor(2_500);
      await expect(page.getByText(/^The access code has not come yet/)).toBeVisible({ timeout: 200 });
    }).toPass();
    await at('complete: code missing');
  },
};

const externalUser: Walk = {
  name: 'a user whom the site knows',
  screens: ['complete: external user'],
  async walk(visit) {
    await register(visit, '?user=alice');
    await expect(visit.register.heading(/is registered$/)).toBeVisible();
    await visit.at('complete: external user');
  },
};

export const trackingWalks = [unknown, slowChain, certificate, missingCode, externalUser];
