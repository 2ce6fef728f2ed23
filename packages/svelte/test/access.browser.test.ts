import { AtsError } from '@ats-kit/protocol';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AtsAccess, type AtsAccessProps } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, find, heading, status } from './support/stage.svelte.ts';
import { ACCESS_CODE, createWorld } from './support/world.ts';
import { details } from './support/works.ts';

const stage = createStage();

async function toDetails(props: Partial<AtsAccessProps> = {}) {
  const world = createWorld();
  stage.show(AtsAccess, { ...optionsFor(world), accessCode: ACCESS_CODE, ...props });
  await find.press();
  (await world.calls.workByAccessCode.next()).answer(details());
  await expect.element(heading('Nuit blanche')).toHaveFocus();
  return world;
}

it('shows what a code tells of a work, by name and by role', async () => {
  const onComplete = vi.fn();
  await toDetails({ onComplete });
  expect(onComplete.mock.calls).toEqual([
    [{ atsId: 1_042, txHash: '', blockNumber: 0, explorerUrl: '', accessCode: ACCESS_CODE }],
  ]);
  await expect.element(page.elementLocator(stage.container)).toMatchAriaInlineSnapshot(`
    - region "Nuit blanche":
      - heading "Nuit blanche" [level=2]
      - paragraph: ATS 1042
      - term: Network
      - definition: Test network
      - term: Owner
      - definition: 5GrwvaEF…utQY
      - definition:
        - button "Copy the owner’s address"
      - term: Version
      - definition: "3"
      - term: Fingerprint
      - definition: 0xb5c5dc…c1d7
      - definition:
        - button "Copy the fingerprint"
      - term: File
      - definition: nuit.wav
      - term: Creators
      - definition: Inès Caradec Author and Composer Tomás Oliveira Arranger
      - term: Registered
      - definition:
        - time: January 2, 2026
      - region "Versions":
        - heading "Versions" [level=3]
        - list:
          - listitem:
            - paragraph: Version 3 Current March 2, 2026, block 4,100,003
            - paragraph: Fingerprint 0xb5c5dc…c1d7
            - button "Copy the fingerprint of version 3"
          - listitem:
            - paragraph: Version 2 February 2, 2026, block 4,100,002
            - paragraph: Fingerprint 0x8f2706…8a4d
            - button "Copy the fingerprint of version 2"
          - listitem:
            - paragraph: Version 1 January 2, 2026, block 4,100,001
            - paragraph: Fingerprint 0x69793f…54b2
            - button "Copy the fingerprint of version 1"
      - button "Look up another work"
    - paragraph: Allfeat Time Stamp Test network
    - status: Nuit blanche is found.
  `);
});

it('leaves the code with Enter, while the field has the focus', async () => {
  const world = createWorld();
  stage.show(AtsAccess, { ...optionsFor(world), accessCode: ACCESS_CODE });
  await page.getByLabelText('Access code', { exact: true }).click();
  await userEvent.keyboard('{Enter}');
  (await world.calls.workByAccessCode.next()).answer(details());
  await expect.element(heading('Nuit blanche')).toHaveFocus();
});

it('copies what is too long to be read', async () => {
  const world = await toDetails();
  await page.getByRole('button', { name: 'Copy the fingerprint of version 2' }).click();
  const copy = await world.calls.copy.next();
  expect(copy.input).toBe(details().versions?.[1]?.commitment);
  copy.answer();
  await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible();
});

it('goes on to another work, whose code has to be given', async () => {
  await toDetails();
  await page.getByRole('button', { name: 'Look up another work' }).click();
  await expect.element(heading('Which work?')).toHaveFocus();
  await expect.element(page.getByLabelText('Access code', { exact: true })).toHaveValue('');
});

it('says why a work could not be opened, and tries again with the same code', async () => {
  const world = createWorld();
  stage.show(AtsAccess, { ...optionsFor(world), accessCode: ACCESS_CODE });
  await find.press();
  (await world.calls.workByAccessCode.next()).refuse(
    new AtsError('common.service_unavailable', { status: 503, requestId: 'req_01' }),
  );
  await expect.element(heading('The work could not be opened')).toHaveFocus();
  await expect.element(page.getByText('req_01')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  const again = await world.calls.workByAccessCode.next();
  expect(again.input).toEqual({ accessCode: ACCESS_CODE });
  again.answer(details());
  await expect.element(status()).toHaveTextContent('Nuit blanche is found.');
});
