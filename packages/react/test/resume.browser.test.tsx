import { AtsError } from '@ats-kit/protocol';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { AtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, status, user } from './support/stage.tsx';
import { TRANSACTION_ID, type World, createWorld } from './support/world.ts';

const stage = createStage();

/** Everything until the registration is handed over. */
async function toTracking(world: World) {
  const render = stage.show(<AtsRegister {...optionsFor(world)} />);
  await user.submit();
  await world.service.init();
  (await world.calls.upload.next()).answer();
  await world.service.prepare();
  await world.service.confirm();
  await expect.element(heading('Writing it to the chain')).toHaveFocus();
  return render;
}

/** The page is loaded once more: the flow is gone, what was kept is not. */
async function reload(world: World, render: Awaited<ReturnType<typeof toTracking>>) {
  render(null);
  await expect.poll(() => stage.container.childElementCount).toBe(0);
  render(<AtsRegister {...optionsFor(world)} />);
}

it('finds a registration again after a reload, says so, and brings it to its code', async () => {
  const world = createWorld();
  await reload(world, await toTracking(world));
  await expect.element(page.getByText(/^We found the registration of Nuit blanche/)).toBeVisible();
  await expect.element(heading('Writing it to the chain')).toBeVisible();
  await world.service.complete();
  await expect.element(page.getByRole('region', { name: 'Your access code' })).toBeVisible();
});

it('says that another tab follows it, and lets the user begin anew here', async () => {
  const world = createWorld();
  const render = await toTracking(world);
  world.ports.locks.hold = (_name, { onElsewhere }) => {
    onElsewhere();
    return () => undefined;
  };
  await reload(world, render);
  await expect.element(heading('Followed in another tab')).toBeVisible();
  expect(stage.container.querySelector('[part~="timeline"]')).toBeNull();
  await page.getByRole('button', { name: 'Begin another here' }).click();
  await expect.element(heading('Choose your recording')).toHaveFocus();
});

it('has what was typed again, and says that the file is not', async () => {
  const world = createWorld();
  const render = stage.show(<AtsRegister {...optionsFor(world)} />);
  await user.toTitle();
  await page.getByLabelText('Title').fill('Nuit blanche');
  await expect.poll(() => world.kept().some((text) => text.includes('Nuit blanche'))).toBe(true);
  await reload(world, render);
  await expect.element(page.getByText(/^What you typed is here again/)).toBeVisible();
  await expect.element(page.getByLabelText('Title')).toHaveValue('Nuit blanche');
});

it('says that the line is gone while a file is sent, and goes on when it is back', async () => {
  const world = createWorld();
  const line = world.withLine();
  stage.show(<AtsRegister {...optionsFor(world)} />);
  await user.submit();
  await world.service.init();
  await world.calls.upload.next();
  line.set(false);
  await expect.element(page.getByText(/^You are offline/)).toBeVisible();
  line.set(true);
  await expect.element(page.getByText(/^You are offline/)).not.toBeInTheDocument();
});

it('says what is known of a registration whose fate is not', async () => {
  const world = createWorld();
  const render = stage.show(<AtsRegister {...optionsFor(world)} />);
  await user.submit();
  await world.service.init();
  (await world.calls.upload.next()).answer();
  await world.service.prepare();
  await world.calls.confirm.next();
  await reload(world, render);
  await expect.element(page.getByText(/was being handed over when this page was left/)).toBeVisible();
  (await world.calls.confirm.next()).refuse(
    new AtsError('registration.prepared_not_found', { status: 404, requestId: 'req_01' }),
  );
  await expect.element(heading('It is not known whether the registration was taken')).toHaveFocus();
  await expect.element(page.getByText('Job number')).toBeVisible();
  await expect.element(page.getByText('job-1')).toBeVisible();
  expect(status().element().textContent).not.toContain(TRANSACTION_ID);
});
