import { recording } from './support/recording.ts';
import { Keyboard } from './support/keyboard.ts';
import { FACES, expect, test } from './support/test.ts';

/** Not the same in both faces: the API takes a work once. */
const seedOf = (face: string) => face.length;

for (const { face, path } of FACES) {
  test(`${face}: a work is registered by the keyboard alone`, async ({
    page,
    register,
    systems,
    context,
  }) => {
    test.slow();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const keys = new Keyboard(page);
    const stage = page.locator('#stage');
    const button = (name: string | RegExp) => stage.getByRole('button', { name, exact: true });
    const field = (name: string | RegExp) => stage.getByRole('textbox', { name });
    const goOn = () => keys.push(button('Continue'));
    await register.open(`${systems.usual.pageUrl}${path}`);

    await expect(stage).toMatchAriaSnapshot(`
      - navigation "Registration":
        - list:
          - listitem: File
          - listitem: Title
          - listitem: Creators
          - listitem: Review
      - region "Choose your recording":
        - heading "Choose your recording" [level=2]
        - paragraph: /fingerprinted on your device/
        - button "Choose a file"
        - paragraph: Drop your recording here
        - paragraph: /WAV, FLAC/
        - button "Continue" [disabled]
      - paragraph: Allfeat Time Stamp Test network
      - status
    `);

    await test.step('the file', async () => {
      await keys.tabTo(stage.locator('input[type=file]'));
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('Space')]);
      await chooser.setFiles({
        name: 'nuit.wav',
        mimeType: 'audio/wav',
        buffer: recording(20, seedOf(face)),
      });
      await expect(stage.getByRole('slider', { name: 'Position in nuit.wav' })).toBeVisible();
      await keys.expectInside(stage);
      const [again] = await Promise.all([
        page.waitForEvent('filechooser'),
        keys.push(button('Replace nuit.wav')),
      ]);
      await again.setFiles([]);
    });

    await test.step('listening', async () => {
      const slider = stage.getByRole('slider');
      await keys.push(button('Play nuit.wav'), 'Space');
      await expect(button('Pause nuit.wav')).toBeFocused();
      await keys.tabTo(slider);
      await keys.press('Home', ...Array.from({ length: 5 }, () => 'ArrowRight'));
      await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThanOrEqual(5);
      await expect(slider).toHaveAttribute('aria-valuetext', /of 20 sec/);
      await expect(slider).toBeFocused();
      await goOn();
    });

    await test.step('the title', async () => {
      await expect(register.heading('What is it called?')).toBeFocused();
      await keys.push(button('Continue'));
      await expect(field('Title')).toBeFocused();
      await expect(field('Title')).toHaveAccessibleDescription(/^Give the work a title/);
      await page.keyboard.type(`By hand ${face}`);
      await keys.press('Enter');
    });

    await test.step('the creators', async () => {
      await expect(register.heading('Who made it?')).toBeFocused();
      await goOn();
      const summary = stage.getByRole('group', { name: '3 things to put right' });
      await expect(summary).toBeFocused();
      await expect(summary).toMatchAriaSnapshot(`
        - group "3 things to put right":
          - strong: 3 things to put right
          - list:
            - listitem:
              - link /Write the full name/
            - listitem:
              - link /Write an e-mail address/
            - listitem:
              - link /Choose at least one role/
      `);
      await keys.push(summary.getByRole('link', { name: /full name/ }));
      await expect(field('Full name')).toBeFocused();
      await expect(field('Full name')).toHaveAccessibleDescription('Write the full name.');
      await page.keyboard.type('Inès Caradec');
      await keys.write(field('E-mail'), 'ines@caradec.example');
      await keys.push(stage.getByRole('checkbox', { name: 'Author' }), 'Space');
      await expect(stage.getByRole('checkbox', { name: 'Author' })).toBeChecked();
      await keys.push(button(/^Add a creator/));
      await keys.write(field('Full name'), 'Tomás Oliveira');
      await expect(field('Full name')).toHaveValue('Tomás Oliveira');
      await keys.push(button('Remove Tomás Oliveira'));
      await expect(button(/Tomás Oliveira/)).toHaveCount(0);
      await keys.expectInside(stage);
      await goOn();
    });

    await test.step('the review', async () => {
      await expect(register.heading('Ready to send')).toBeFocused();
      await keys.push(button('Edit the title'));
      await expect(register.heading('What is it called?')).toBeFocused();
      await keys.tabTo(field('Title'));
      await keys.press('End', '!', 'Enter');
      await goOn();
      await keys.push(button(/^Send/));
    });

    await test.step('the access code', async () => {
      await expect(register.heading(/is registered$/)).toBeFocused();
      await expect(stage).toMatchAriaSnapshot(`
        - region /is registered$/:
          - heading /is registered$/ [level=2]
          - paragraph: /^Anchored on/
          - region "Your access code":
            - heading "Your access code" [level=3]
            - button "Show the code"
            - paragraph:
              - strong: You will not see this again.
              - text: /Whoever holds the code/
            - paragraph: /^Hidden\\. It ends in [0-9a-f]{4}\\.$/
            - button "Copy"
            - button "Download"
          - term: Transaction
          - definition:
            - link /^Transaction .* opens the explorer in a new tab$/
          - definition:
            - button "Copy the transaction"
          - term: Fingerprint
          - definition: /^0x/
          - definition:
            - button "Copy the fingerprint"
          - button "Register another"
          - button "Download the certificate as JSON"
          - button "Download the certificate as PDF"
        - paragraph: Allfeat Time Stamp Test network
        - status: /is registered as ATS \\d+\\.$/
      `);
      await keys.push(button('Show the code'));
      await expect(button('Hide the code')).toBeFocused();
      await expect(stage.getByText(/^atc_[0-9a-f]{64}$/)).toBeVisible();

      await keys.push(button('Register another'));
      const question = stage.getByRole('alertdialog', { name: 'Your access code is not saved yet' });
      await expect(question).toBeFocused();
      await keys.press('Escape');
      await expect(question).toHaveCount(0);

      const [download] = await Promise.all([page.waitForEvent('download'), keys.push(button('Download'))]);
      expect(download.suggestedFilename()).toMatch(/access-code\.txt$/);
      await keys.push(button('Copy'));
      await expect(button('Copied')).toBeFocused();
      await keys.push(button('Register another'));
      await expect(register.heading('Choose your recording')).toBeFocused();
    });
  });
}
