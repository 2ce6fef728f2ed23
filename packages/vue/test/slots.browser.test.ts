import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { h, ref } from 'vue';
import { AtsActions, AtsField, AtsForm, AtsHeader, AtsRegister, type TitleStepView } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, user } from './support/stage.ts';

const stage = createStage();

it('puts the page’s inside into a screen, built from parts, and leaves the others', async () => {
  stage.show(() =>
    h(AtsRegister, optionsFor(), {
      title: ({ view }: { view: TitleStepView }) => [
        h(AtsHeader, { view }),
        h(AtsForm, { view }, () => [
          h('p', 'As it reads on the record sleeve.'),
          h(AtsField, { view: view.field, part: 'input-large', dir: 'auto', 'data-own': '' }),
          h(AtsActions, { view }),
        ]),
      ],
    }),
  );
  await user.toTitle();
  await expect.element(heading('What is it called?')).toHaveFocus();
  await expect.element(page.getByText('As it reads on the record sleeve.')).toBeVisible();
  const title = page.getByLabelText('Title');
  expect(title.element().matches('[part="input input-large"][dir="auto"][data-own]')).toBe(true);
  await title.fill('Nuit blanche');
  await user.next();
  await expect.element(heading('Who made it?')).toHaveFocus();
});

it('gives its name and focus to a screen whose inside has no heading', async () => {
  stage.show(() => h(AtsRegister, optionsFor(), { title: () => h('p', 'Our own') }));
  await user.toTitle();
  await expect.element(page.getByRole('region', { name: 'What is it called?' })).toHaveFocus();
});

it('renders a slot again when the page’s own state changes', async () => {
  const count = ref(1);
  stage.show(() => h(AtsRegister, optionsFor(), { file: () => h('p', `Own ${count.value}`) }));
  await expect.element(page.getByText('Own 1')).toBeVisible();
  count.value = 2;
  await expect.element(page.getByText('Own 2')).toBeVisible();
});
