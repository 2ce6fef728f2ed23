import { commitmentOf } from './support/commitment.ts';
import { FACES, expect, test } from './support/test.ts';
import { nextWav } from './support/wav.ts';
import { registerWork, workOf } from './support/works.ts';

const INES = { name: 'Inès Caradec', email: 'ines@caradec.example' };

for (const { face, path } of FACES) {
  test(`[9.update] ${face} gives a work a new version by its access code: the file stays, a creator joins`, async ({
    register,
    finding,
    systems,
    page,
  }) => {
    const file = nextWav(200_000);
    const title = `Kept by ${face}`;
    const { accessCode } = await registerWork(systems.usual, { title, file });
    await finding.open(`${systems.usual.pageUrl}${path}?mode=update`);
    await finding.find(accessCode);
    await expect(register.heading('Has the recording changed?')).toBeVisible();
    await register.goOn();
    await expect(register.heading('The title stays')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveJSProperty('readOnly', true);
    await register.goOn();
    await register.addCreator();
    await register.writeCreator({
      name: 'Tomás Oliveira',
      email: 'tomas@oliveira.example',
      roles: ['Adapter'],
    });
    await register.goOn();
    await expect(page.getByText('stays as it is')).toBeVisible();
    await register.send();
    await expect(register.heading(`${title} is updated`)).toBeVisible();

    expect(await workOf(systems.usual, accessCode)).toMatchObject({
      latest_version: 2,
      latest_commitment: commitmentOf({
        title,
        file,
        creators: [
          { ...INES, tags: [0] },
          { name: 'Tomás Oliveira', email: 'tomas@oliveira.example', tags: [3] },
        ],
      }),
    });
    const events = await register.events();
    expect(events.filter((name) => name !== 'allfeat:step')).toEqual([
      'allfeat:ready',
      'allfeat:work-selected',
      'allfeat:confirmed',
      'allfeat:complete',
    ]);
    // Whoever updates a work holds its code already.
    expect(await page.locator('li[data-event="allfeat:complete"] pre').innerText()).not.toContain('atc_');
  });
}

test('[9.update] <ats-widget> replaces the file of a user’s work, found in the list among others', async ({
  register,
  finding,
  systems,
  page,
}) => {
  const user = `replacer-${Date.now()}`;
  const works = await Promise.all(
    ['Aubade', 'Berceuse', 'Nuit d’été'].map((title) =>
      registerWork(systems.usual, { title, file: nextWav(100_000), externalUserRef: user }),
    ),
  );
  expect(works.map(({ accessCode }) => accessCode)).toEqual([null, null, null]);
  await finding.open(`${systems.usual.pageUrl}/element.html?mode=update&user=${user}`);
  await expect(finding.item('Aubade')).toBeVisible();
  await finding.search('nuit');
  await expect(finding.item('Aubade')).toBeHidden();
  await finding.item('Nuit d’été').click();

  await expect(register.heading('Has the recording changed?')).toBeVisible();
  const file = nextWav(300_000);
  await page
    .getByLabel('Choose another file')
    .setInputFiles({ name: 'remaster.wav', mimeType: 'audio/wav', buffer: file });
  await expect(page.getByText('WAV, 300 kB')).toBeVisible();
  await register.goOn();
  await register.goOn();
  await expect(page.getByText('Inès Caradec')).toBeVisible();
  await register.goOn();
  await register.send();
  await expect(register.heading('Nuit d’été is updated')).toBeVisible();

  const anchored = commitmentOf({ title: 'Nuit d’été', file, creators: [{ ...INES, tags: [0] }] });
  const [explorer] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: /^Transaction/ }).click(),
  ]);
  await expect(explorer.getByText(anchored).first()).toBeVisible();
  const events = await register.events();
  expect(events.filter((name) => name !== 'allfeat:step')).toEqual([
    'allfeat:ready',
    'allfeat:work-selected',
    'allfeat:upload-start',
    'allfeat:upload-progress',
    'allfeat:upload-complete',
    'allfeat:confirmed',
    'allfeat:complete',
  ]);
});
