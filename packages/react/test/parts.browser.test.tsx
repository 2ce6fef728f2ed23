import type { TitleStepView } from '@ats-kit/machine';
import { createRef, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { AtsRegister, type AtsCommands, useAtsRegisterView } from '../src/index.ts';
import * as Register from '../src/register/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, status, user } from './support/stage.tsx';

const stage = createStage();

function OurTitle({ view }: { view: TitleStepView }) {
  return (
    <>
      <AtsRegister.Header view={view} />
      <AtsRegister.Form view={view}>
        <p>The name of your song</p>
        <AtsRegister.Field view={view.field} name="title" />
        <AtsRegister.Actions view={view} />
      </AtsRegister.Form>
    </>
  );
}

it('replaces the inside of one step and keeps everything else', async () => {
  stage.show(
    <AtsRegister.Root {...optionsFor()}>
      <AtsRegister.Steps />
      <AtsRegister.Screens title={(view) => <OurTitle view={view} />} />
      <AtsRegister.Footer />
    </AtsRegister.Root>,
  );
  await user.toTitle();
  await expect.element(heading('What is it called?')).toHaveFocus();
  await expect.element(page.getByText('The name of your song')).toBeVisible();
  const step = page.getByRole('navigation', { name: 'Registration' }).getByText('Title');
  expect(step.element().closest('li')?.getAttribute('aria-current')).toBe('step');
  await user.next();
  const field = page.getByLabelText('Title');
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveAccessibleDescription(/Give the work a title/);
  await field.fill('Nuit blanche');
  await user.next();
  await expect.element(heading('Who made it?')).toHaveFocus();
});

it('shows each part on its own screen only, in the order of the page', async () => {
  stage.show(
    <Register.Root {...optionsFor()}>
      <Register.FileStep />
      <Register.TitleStep>{(view) => <OurTitle view={view} />}</Register.TitleStep>
      <Register.CreatorsStep />
      <aside>Our own help</aside>
    </Register.Root>,
  );
  await user.choose();
  expect(page.getByText('The name of your song').query()).toBeNull();
  await user.next();
  await expect.element(page.getByText('The name of your song')).toBeVisible();
  expect(page.getByText('nuit.wav', { exact: true }).query()).toBeNull();
  expect(page.getByRole('navigation').query()).toBeNull();
  await expect.element(page.getByText('Our own help')).toBeVisible();
  expect(page.getByRole('status').elements()).toHaveLength(1);
});

it('gives name and focus to a screen whose inside has no heading of ours', async () => {
  stage.show(
    <AtsRegister.Root {...optionsFor()}>
      <AtsRegister.Screens
        title={({ field, next }) => (
          <>
            <input
              aria-label="Song"
              value={field.value}
              onInput={(event) => field.set(event.currentTarget.value)}
            />
            <AtsRegister.Button view={next} part="button-primary" type="submit" />
          </>
        )}
      />
    </AtsRegister.Root>,
  );
  await user.toTitle();
  await expect.element(page.getByRole('region', { name: 'What is it called?' })).toHaveFocus();
  await page.getByLabelText('Song').fill('Nuit blanche');
  // Outside of a form a button that submits has nothing to submit: it presses by itself.
  await user.next();
  await expect.element(heading('Who made it?')).toBeVisible();
});

it('lets a render function use hooks, and takes another one at any time', async () => {
  const options = optionsFor();
  const whole = (greeting: string) => (
    <AtsRegister.Root {...options}>
      <AtsRegister.Screens
        file={(view) => {
          const [count, setCount] = useState(0);
          return (
            <>
              <p>{`${greeting}, pressed ${count} times`}</p>
              <button onClick={() => setCount(count + 1)}>Press</button>
              <AtsRegister.Actions view={view} />
            </>
          );
        }}
      />
    </AtsRegister.Root>
  );
  const render = stage.show(whole('Hello'));
  await page.getByRole('button', { name: 'Press' }).click();
  await expect.element(page.getByText('Hello, pressed 1 times')).toBeVisible();
  render(whole('Bonjour'));
  await expect.element(page.getByText('Bonjour, pressed 1 times')).toBeVisible();
});

it('hands the view to whatever stands inside, and the commands to whoever holds the handle', async () => {
  const handle = createRef<AtsCommands>();
  const rendered = vi.fn();
  function Help() {
    const step = useAtsRegisterView((view) => (view.screen === 'form' ? view.step : view.screen));
    rendered(step);
    return <p>{`Help for ${step}`}</p>;
  }
  stage.show(
    <AtsRegister.Root {...optionsFor()} handle={handle}>
      <AtsRegister.Screens />
      <Help />
    </AtsRegister.Root>,
  );
  await user.toTitle();
  await expect.element(page.getByText('Help for title')).toBeVisible();
  const before = rendered.mock.calls.length;
  await page.getByLabelText('Title').fill('Nuit blanche');
  expect(rendered.mock.calls.length).toBe(before);
  expect(handle.current?.getState()).toEqual({ screen: 'FORM' });
  handle.current?.reset();
  await expect.element(page.getByText('Help for file')).toBeVisible();
  await expect.element(status()).toHaveTextContent('');
});
