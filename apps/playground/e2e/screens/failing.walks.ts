import { expect } from '@playwright/test';
import { CALLS, REQUEST_ID } from './calls.ts';
import { type Walk, fillForm } from './visit.ts';

const unavailable: Walk = {
  name: 'a service that is unavailable, then out of reach',
  screens: ['failed: retryable', 'failed: line lost'],
  async walk(visit) {
    const { page, stage, register, line, open, at } = visit;
    await open();
    await fillForm(visit);
    const end = await line.refuse(CALLS.prepare, {
      status: 503,
      code: 'common.service_unavailable',
      requestId: REQUEST_ID,
    });
    await register.send();
    await expect(stage.getByText(REQUEST_ID)).toBeVisible();
    await at('failed: retryable');
    await end();
    await line.drop(CALLS.prepare);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(stage.getByText(/^The service could not be reached\./)).toBeVisible();
    await at('failed: line lost');
  },
};

const refunded: Walk = {
  name: 'a transaction that the chain does not take',
  screens: ['failed: refunded'],
  async walk(visit) {
    const { register, line, open, at } = visit;
    await line.tap({
      edit: (frame) => [
        frame.step === 'completed'
          ? {
              ...frame,
              step: 'failed',
              details: { success: false, error: 'The chain refused the transaction.' },
            }
          : frame,
      ],
    });
    await open();
    await fillForm(visit);
    await register.send();
    await expect(register.heading('The registration did not go through')).toBeVisible();
    await at('failed: refunded');
  },
};

const doubt: Walk = {
  name: 'a confirm whose answer is lost, and that is not known afterwards',
  screens: ['confirming: asked again', 'failed: doubt'],
  async walk(visit) {
    const { page, register, line, open, at } = visit;
    await line.refuse(CALLS.confirm, {
      status: 404,
      code: 'registration.prepared_not_found',
      requestId: REQUEST_ID,
    });
    const letConfirm = await line.hold(CALLS.confirm);
    await line.drop(CALLS.confirm, { times: 1 });
    await open();
    await fillForm(visit);
    await register.send();
    await expect(page.getByText(/^No answer yet\./)).toBeVisible();
    await at('confirming: asked again');
    await letConfirm();
    await expect(register.heading('It is not known whether the registration was taken')).toBeVisible();
    await at('failed: doubt');
  },
};

const closed: Walk = {
  name: 'a site that may not register, told with a reference and without',
  screens: ['disabled: with reference', 'disabled: without reference'],
  async walk({ page, systems, line, open, at }) {
    // The same server under a name that is not on the organization's list.
    await open('', { pageUrl: systems.usual.pageUrl.replace('127.0.0.1', 'elsewhere.localhost') });
    await expect(page.getByText(/^req_[0-9A-Z]{26}$/)).toBeVisible();
    await at('disabled: with reference');
    await line.refuse(CALLS.token, { status: 403, code: 'session.key_inactive' });
    await open();
    await expect(page.getByText(/Please contact the site’s administrator/)).toBeVisible();
    await at('disabled: without reference');
  },
};

const misconfigured: Walk = {
  name: 'a tag without its site key',
  screens: ['failed: misconfigured'],
  async walk({ page, register, open, at }) {
    await open();
    await page.locator('ats-widget').evaluate((widget) => widget.removeAttribute('site-key'));
    await expect(register.heading('The widget is not set up')).toBeVisible();
    await at('failed: misconfigured');
  },
};

export const failingWalks = [unavailable, refunded, doubt, closed, misconfigured];
