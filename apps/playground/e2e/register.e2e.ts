import { apiOf } from './support/api.ts';
import { commitmentOf } from './support/commitment.ts';
import { ALL_FACES, FACES, expect, test } from './support/test.ts';
import { nextWav } from './support/wav.ts';

for (const { face, path } of ALL_FACES) {
  test(`[8.end-to-end] [9.order] ${face} registers a recording, and what is anchored is what was given`, async ({
    register,
    systems,
    page,
  }) => {
    const file = nextWav();
    const title = `夜想曲 “Nuit” <b>№ 1</b> 🎵 ${face}`;
    await register.open(`${systems.usual.pageUrl}${path}`);
    await register.chooseFile('nuit blanche.wav', file);
    await expect(page.getByText('WAV, 3 MB')).toBeVisible();
    await register.goOn();
    await register.writeTitle(`  ${title} `);
    await register.goOn();
    await register.writeCreator({
      name: ' Inès Caradec ',
      email: 'ines@caradec.example',
      roles: ['Composer', 'Author'],
      ipi: '00482910337',
    });
    await register.addCreator();
    await register.writeCreator({
      name: 'Tomás Oliveira',
      email: 'tomas@oliveira.example',
      roles: ['Adapter'],
      isni: '0000 0001 2103 228x',
    });
    await register.goOn();
    await register.send();
    await expect(register.heading(`${title} is registered`)).toBeVisible();

    // The code does not stand in the document before it is asked for, nor in the log.
    const before = await page.evaluate(
      () =>
        document.documentElement.outerHTML +
        (document.querySelector('ats-widget')?.shadowRoot?.innerHTML ?? ''),
    );
    expect(before).not.toMatch(/atc_[0-9a-f]{8}/);
    const code = await register.readAccessCode();

    const expected = commitmentOf({
      title,
      file,
      creators: [
        { name: 'Inès Caradec', email: 'ines@caradec.example', tags: [0, 1], ipi: '00482910337' },
        { name: 'Tomás Oliveira', email: 'tomas@oliveira.example', tags: [3], isni: '000000012103228X' },
      ],
    });
    const api = apiOf(systems.usual);
    const token = await api.mint({ action_type: 'access' });
    const { status, json } = await api.call('GET', `/v1/access/${code}/work`, { token });
    expect(status).toBe(200);
    expect(json).toMatchObject({ title, network: 'testnet', latest_version: 1, latest_commitment: expected });

    const events = await register.events();
    expect(events.filter((name) => name !== 'allfeat:step')).toEqual([
      'allfeat:ready',
      'allfeat:upload-start',
      'allfeat:upload-progress',
      'allfeat:upload-complete',
      'allfeat:confirmed',
      'allfeat:complete',
    ]);
    expect(events.lastIndexOf('allfeat:step')).toBeLessThan(events.indexOf('allfeat:complete'));
    expect(events.indexOf('allfeat:step')).toBeGreaterThan(events.indexOf('allfeat:confirmed'));

    const [explorer] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: /^Transaction/ }).click(),
    ]);
    await expect(explorer.getByText(expected).first()).toBeVisible();
  });
}

for (const { face, path } of FACES) {
  test(`${face} asks for the price first when it is told to, and registers another work with a fresh token`, async ({
    register,
    systems,
    page,
  }) => {
    await register.open(`${systems.usual.pageUrl}${path}?network=mainnet&confirm-price=on`);
    for (const title of ['First', 'Second']) {
      await register.fillForm({ title, file: nextWav(200_000) });
      await register.send();
      await expect(register.heading('Ready to register')).toBeVisible();
      expect(await register.events()).not.toContain(
        title === 'First' ? 'allfeat:confirmed' : 'allfeat:token-expired',
      );
      await page.getByRole('button', { name: /^Register for \d+ credits$/ }).click();
      await expect(register.heading(`${title} is registered`)).toBeVisible();
      await page.getByRole('button', { name: 'Register another' }).click();
      await page.getByRole('button', { name: 'Go on without it' }).click();
      await expect(register.heading('Choose your recording')).toBeVisible();
    }
    expect((await register.events()).filter((name) => name === 'allfeat:complete')).toHaveLength(2);
  });
}

test('an access code can be taken away: copied, and saved as a text file', async ({
  register,
  systems,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await register.open(`${systems.usual.pageUrl}/element.html`);
  await register.fillForm({ title: 'To be kept', file: nextWav(200_000) });
  await register.send();
  await expect(register.heading('To be kept is registered')).toBeVisible();
  const stage = page.locator('#stage');
  await stage.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(stage.getByRole('button', { name: 'Copied' })).toBeVisible();
  const code = await register.readAccessCode();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    stage.getByRole('button', { name: 'Download', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^ats-\d+-access-code\.txt$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  for (const part of ['To be kept', code, '/explorer/testnet/tx/0x']) expect(text).toContain(part);
});
