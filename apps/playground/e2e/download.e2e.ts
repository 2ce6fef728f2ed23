import { commitmentOf } from './support/commitment.ts';
import { FACES, expect, test } from './support/test.ts';
import { nextWav } from './support/wav.ts';
import { registerWork } from './support/works.ts';

const INES = { name: 'Inès Caradec', email: 'ines@caradec.example', tags: [0] };
/** A work is opened, and two of its files are fetched. */
const FETCHED = [
  'allfeat:work-selected',
  'allfeat:download-started',
  'allfeat:download-complete',
  'allfeat:download-started',
  'allfeat:download-complete',
];

test('[9.access] [9.download] <ats-widget> shows what an access code leads to, and in its other mode hands over the files', async ({
  register,
  finding,
  systems,
  page,
}) => {
  const file = nextWav(200_000);
  const title = 'À l’écoute <b>№ 1</b>';
  const { accessCode, atsId } = await registerWork(systems.usual, { title, file });
  await finding.open(`${systems.usual.pageUrl}/element.html?mode=access`);
  await finding.find(`atc_${'0'.repeat(64)}`);
  await expect(page.getByText('No work has this access code.')).toBeVisible();
  await finding.find(` ${accessCode?.toUpperCase().replace('ATC', 'atc')} `);
  await expect(register.heading(title)).toBeVisible();
  await expect(finding.stage.getByText(`ATS ${atsId}`).first()).toBeVisible();
  const commitment = commitmentOf({ title, file, creators: [INES] });
  await expect(finding.stage.getByText(commitment.slice(0, 8)).first()).toBeVisible();
  expect(await register.events()).toEqual(['allfeat:ready', 'allfeat:complete']);
  // The code stands nowhere in the page but in the field that has gone.
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/atc_[0-9a-f]{8}/);

  await page.getByRole('radio', { name: 'Download' }).check();
  await expect(register.heading('Which work?')).toBeVisible();
  await finding.find(accessCode);
  await expect(register.heading(title)).toBeVisible();
  const audio = await finding.fetchFile('Download the audio of version 1');
  expect(audio.bytes.equals(file)).toBe(true);
  expect(audio.name).toBe('nuit.wav');
  const certificate = await finding.fetchFile('Download the certificate of version 1');
  expect(certificate.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(certificate.name).toMatch(/\.pdf$/);
  await finding.stage.getByRole('button', { name: 'Creators of version 1' }).click();
  await expect(finding.stage.getByText('Inès Caradec')).toBeVisible();
  expect((await register.events()).slice(2)).toEqual(['allfeat:mode-changed', ...FETCHED]);
});

for (const { face, path } of FACES) {
  test(`[9.download] ${face} lists the works of a user, and fetches the files of one`, async ({
    register,
    finding,
    systems,
  }) => {
    const user = `listener-${face.length}-${Date.now()}`;
    const file = nextWav(150_000);
    await registerWork(systems.usual, { title: 'Ritournelle', file, externalUserRef: user });
    await finding.open(`${systems.usual.pageUrl}${path}?mode=download&user=${user}`);
    await finding.item('Ritournelle').click();
    await expect(register.heading('Ritournelle')).toBeVisible();
    const audio = await finding.fetchFile('Download the audio of version 1');
    expect(audio.bytes.equals(file)).toBe(true);
    const certificate = await finding.fetchFile('Download the certificate of version 1');
    expect(certificate.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await register.events()).toEqual(['allfeat:ready', ...FETCHED]);
    await finding.stage.getByRole('button', { name: 'All works' }).click();
    await expect(finding.item('Ritournelle')).toBeVisible();
  });
}
