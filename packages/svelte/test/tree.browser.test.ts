import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { AtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, user } from './support/stage.svelte.ts';
import { createWorld } from './support/world.ts';

const stage = createStage();
/** What a screen reader is given, by role and name. */
const tree = () => page.elementLocator(stage.container);

it('names a chosen file, its player and the steps', async () => {
  const world = createWorld();
  stage.show(AtsRegister, { ...optionsFor(world) });
  await user.choose();
  (await world.service.player()).onReady({ durationSeconds: 414 });
  await expect.element(page.getByRole('slider')).toBeVisible();
  await expect.element(tree()).toMatchAriaInlineSnapshot(`
    - navigation "Registration":
      - list:
        - listitem: File
        - listitem: Title
        - listitem: Creators
        - listitem: Review
    - region "Choose your recording":
      - heading "Choose your recording" [level=2]
      - paragraph: This exact file is what will be anchored.
      - paragraph: nuit.wav
      - paragraph: WAV, 1 kB, 6 min 54 sec
      - button "Replace nuit.wav": Replace
      - button "Play nuit.wav"
      - slider "Position in nuit.wav": "0"
      - paragraph: 0:00 6:54
      - button "Continue"
    - paragraph: Allfeat Time Stamp Test network
    - status: nuit.wav is chosen.
  `);
});

it('names a refusal, what is wrong where it is wrong, and groups each creator', async () => {
  stage.show(AtsRegister, { ...optionsFor() });
  await user.toCreators();
  await page.getByLabelText('Full name').fill('Inès Caradec');
  await user.next();
  await expect.element(page.getByRole('group', { name: '2 things to put right' })).toHaveFocus();
  await expect.element(tree()).toMatchAriaInlineSnapshot(`
    - navigation "Registration":
      - list:
        - listitem:
          - button "File, done: go back to it"
        - listitem:
          - button "Title, done: go back to it"
        - listitem: Creators
        - listitem: Review
    - region "Who made it?":
      - heading "Who made it?" [level=2]
      - paragraph: Add everyone who wrote, composed or arranged it. Names and addresses never go on the chain, only their fingerprint does.
      - group "2 things to put right":
        - strong: 2 things to put right
        - list:
          - listitem:
            - link "Creator 1: Write an e-mail address.":
              - /url: /#ats.+-c1-email/
          - listitem:
            - link "Creator 1: Choose at least one role.":
              - /url: /#ats.+-c1-roles-author/
      - list:
        - listitem:
          - button "Inès Caradec" [expanded]
          - group "Creator 1":
            - text: Creator 1 Full name
            - textbox "Full name": Inès Caradec
            - text: E-mail
            - textbox "E-mail"
            - paragraph: Write an e-mail address.
            - group "Roles":
              - text: Roles
              - checkbox "Author"
              - text: Author
              - checkbox "Composer"
              - text: Composer
              - checkbox "Arranger"
              - text: Arranger
              - checkbox "Adapter"
              - text: Adapter
              - paragraph: Choose at least one role.
            - text: IPI Optional
            - textbox "IPI Optional"
            - paragraph: Up to 11 digits
            - text: ISNI Optional
            - textbox "ISNI Optional"
            - paragraph: 16 characters
      - button "Add a creator 1 of 20"
      - button "Back"
      - button "Continue"
    - paragraph: Allfeat Time Stamp Test network
    - status
  `);
});

it('names the access code without saying it, the hashes and their buttons', async () => {
  const world = createWorld();
  stage.show(AtsRegister, { ...optionsFor(world) });
  await user.submit();
  await world.service.init();
  (await world.calls.upload.next()).answer();
  await world.service.prepare();
  await world.service.confirm();
  await world.service.complete();
  await expect.element(heading('Nuit blanche is registered')).toHaveFocus();
  await expect.element(tree()).toMatchAriaInlineSnapshot(`
    - region "Nuit blanche is registered":
      - paragraph: ATS 1024
      - heading "Nuit blanche is registered" [level=2]
      - paragraph: Anchored on April 30, 2026 at 11:00 AM, in block 4,213.
      - region "Your access code":
        - heading "Your access code" [level=3]
        - button "Show the code"
        - paragraph:
          - strong: You will not see this again.
          - text: Whoever holds the code can update this work, so keep it as you keep a password.
        - paragraph: Hidden. It ends in cdef.
        - button "Copy"
        - button "Download"
      - term: Transaction
      - definition:
        - link "Transaction 0xcdcdcd…cdcd, opens the explorer in a new tab":
          - /url: https://explorer.example/tx/1
          - text: 0xcdcdcd…cdcd
      - definition:
        - button "Copy the transaction"
      - term: Fingerprint
      - definition: 0x646b9b…f1b8
      - definition:
        - button "Copy the fingerprint"
      - button "Register another"
      - button "Download the certificate as JSON": JSON
      - button "Download the certificate as PDF": Certificate
    - paragraph: Allfeat Time Stamp Test network
    - status: Nuit blanche is registered as ATS 1024.
  `);
});
