import { type Request, expect } from '@playwright/test';
import { CALLS } from './calls.ts';
import { type Visit, type Walk, fillForm } from './visit.ts';

const MEGABYTE = 1_000_000;
/** Four and a half minutes, 12 MB: more than the buffers of all sockets between a page and a server hold. */
const LONG_SECONDS = 272;

/** Sends a file at a speed that is shown, until the line stands still on its way. */
export async function sendUntilHeld(
  { line, systems, stage }: Visit,
  bytes: number,
  send: () => Promise<void>,
): Promise<void> {
  await line.holdUpload(systems.usual, bytes, MEGABYTE);
  await line.throttle(4 * MEGABYTE);
  await send();
  const percent = async () => Number(await stage.getByRole('progressbar').getAttribute('aria-valuenow'));
  await expect(stage.getByText('Time left')).toBeVisible();
  let last = -1;
  const hasStopped = async () => {
    const before = last;
    last = await percent();
    return last > 0 && last === before;
  };
  await expect.poll(hasStopped, { intervals: [700] }).toBe(true);
  expect(last).toBeLessThan(100);
}

const price: Walk = {
  name: 'a registration on the main network whose price is accepted',
  isMain: true,
  screens: [
    'form/review: mainnet',
    'upload: starting',
    'upload: sending',
    'quoting: usual',
    'price: usual',
    'confirming: usual',
    'tracking: early',
    'tracking: late',
    'complete: masked',
    'complete: shown',
    'complete: copied',
  ],
  async walk(visit) {
    const { page, stage, systems, register, line, open, at, still } = visit;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const tap = await line.tap({ until: 'validating' });
    await open('?network=mainnet&confirm-price=on');
    const file = visit.nextRecording(LONG_SECONDS);
    await fillForm(visit, file);
    await at('form/review: mainnet');

    const letInit = await line.hold(CALLS.init);
    await register.send();
    await expect(page.getByText('Starting', { exact: true })).toBeVisible();
    await at('upload: starting');
    const letPrepare = await line.hold(CALLS.prepare);
    await sendUntilHeld(visit, file.length, letInit);
    await at('upload: sending');
    await line.holdUpload(systems.usual, file.length, Infinity);
    await expect(register.heading('Checking the fingerprint')).toBeVisible();
    await at('quoting: usual');
    await letPrepare();
    await expect(register.heading('Ready to register')).toBeVisible();
    await at('price: usual');
    const letConfirm = await line.hold(CALLS.confirm);
    await page.getByRole('button', { name: /^Register for/ }).click();
    await expect(register.heading('Registering')).toBeVisible();
    await at('confirming: usual');
    await letConfirm();
    const current = stage.locator('[part~=stage][data-state=current]');
    await expect(current).toContainText('Validating');
    await at('tracking: early');
    tap.openUntil('confirming');
    await expect(current).toContainText('Confirming');
    await at('tracking: late');
    tap.openUntil(null);
    await expect(register.heading(/is registered$/)).toBeVisible();
    await at('complete: masked');
    await stage.getByRole('button', { name: 'Show the code' }).click();
    await expect(stage.locator('[part~=code-value][data-state=shown]')).toBeVisible();
    await at('complete: shown');
    await stage.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(stage.getByRole('button', { name: 'Copied' })).toBeVisible();
    await still(() => at('complete: copied'));
  },
};

const lostLine: Walk = {
  name: 'a line that drops while the file is sent',
  screens: ['upload: line lost'],
  async walk(visit) {
    const { page, stage, systems, register, line, open, at, still } = visit;
    const progress = stage.locator('[part~=progress]');
    await open();
    const file = visit.nextRecording(LONG_SECONDS);
    await fillForm(visit, file);
    await line.drop(CALLS.upload, { times: 1, spared: 1 });
    await sendUntilHeld(visit, file.length, () => register.send());
    const failed: Request[] = [];
    page.on('requestfailed', (request) => request.method() === 'PUT' && failed.push(request));
    const cut = async () => {
      await line.sinkUpload(systems.usual, file.length);
      return failed.length;
    };
    // On a connection that it had used before, a browser sends the file once more by itself.
    await expect.poll(cut, { intervals: [200] }).toBe(1);
    // The wait after the second failure is the longer one.
    await expect.poll(() => failed.length, { intervals: [50] }).toBe(2);
    await expect(progress).toHaveAttribute('data-state', 'waiting');
    await still(() => at('upload: line lost'));
  },
};

const lateToken: Walk = {
  name: 'a token that is late',
  screens: ['upload: token awaited'],
  async walk(visit) {
    const { stage, register, line, open, at } = visit;
    const letToken = await line.hold(CALLS.token);
    await open();
    await fillForm(visit);
    await register.send();
    await expect(stage.locator('[part~=dialog]')).toContainText('Renewing your session');
    await at('upload: token awaited');
    await letToken();
    await expect(register.heading(/is registered$/)).toBeVisible();
  },
};

export const sendingWalks = [price, lostLine, lateToken];
