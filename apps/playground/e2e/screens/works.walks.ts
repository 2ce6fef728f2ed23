import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { FindingPage } from '../support/finding.page.ts';
import { Line } from '../support/line.ts';
import { RegisterPage } from '../support/register.page.ts';
import { registerWork } from '../support/works.ts';
import { CALLS, REQUEST_ID } from './calls.ts';
import { TITLE, type Walk, writeCreators } from './visit.ts';

const ANOTHER_CODE = `atc_${'0123456789abcdef'.repeat(4)}`;

const byCode: Walk = {
  name: 'a work is updated by its access code, consulted, and its files are fetched',
  isMain: true,
  screens: [
    'finding/access_code: update',
    'form/file: kept',
    'form/file: replaced',
    'form/title: fixed',
    'form/creators: unchanged',
    'form/review: update',
    'complete: updated',
    'finding/access_code: empty',
    'finding/access_code: refused',
    'finding/access_code: shown',
    'finding/access_code: not found',
    'finding/access_code: busy',
    'details: usual',
    'download: usual',
    'download: creators',
    'download: busy',
    'download: refused',
  ],
  async walk(visit) {
    const { page, stage, systems, register, line, open, at } = visit;
    const finding = new FindingPage(page);
    const { accessCode } = await registerWork(systems.usual, { title: TITLE, file: visit.nextRecording() });

    await open('?mode=update');
    await expect(register.heading('Which work?')).toBeVisible();
    await at('finding/access_code: update');
    await finding.find(accessCode);
    await expect(register.heading('Has the recording changed?')).toBeVisible();
    await at('form/file: kept');
    await page
      .getByLabel('Choose another file')
      .setInputFiles({ name: 'nuit-blanche-2.wav', mimeType: 'audio/wav', buffer: visit.nextRecording() });
    await expect(page.getByRole('slider')).toBeVisible();
    await at('form/file: replaced');
    await page.getByRole('button', { name: 'Keep the present file' }).click();
    await register.goOn();
    await at('form/title: fixed');
    await register.goOn();
    await register.goOn();
    await expect(page.getByText('Nothing has changed so far')).toBeVisible();
    await at('form/creators: unchanged');
    await register.addCreator();
    await register.writeCreator({
      name: 'Tomás Oliveira',
      email: 'tomas@oliveira.example',
      roles: ['Arranger'],
    });
    await register.goOn();
    await at('form/review: update');
    await register.send();
    await expect(register.heading(`${TITLE} is updated`)).toBeVisible();
    await at('complete: updated');

    await open('?mode=access');
    await at('finding/access_code: empty');
    await finding.find('atc_12');
    await expect(page.getByText(/^This is not an access code/)).toBeVisible();
    await at('finding/access_code: refused');
    await page.getByLabel('Access code', { exact: true }).fill(ANOTHER_CODE);
    await page.getByRole('button', { name: 'Show the access code' }).click();
    await at('finding/access_code: shown');
    await page.getByRole('button', { name: 'Find the work' }).click();
    await expect(page.getByText(/^No work has this access code/)).toBeVisible();
    await at('finding/access_code: not found');
    const letWork = await line.hold(CALLS.workByCode);
    await finding.find(accessCode);
    await expect(stage.locator('button[aria-busy=true]')).toBeVisible();
    await at('finding/access_code: busy');
    await letWork();
    await expect(register.heading(TITLE)).toBeVisible();
    await at('details: usual');

    await open('?mode=download');
    await finding.find(accessCode);
    await expect(register.heading(TITLE)).toBeVisible();
    await at('download: usual');
    await stage.getByRole('button', { name: 'Creators of version 2' }).click();
    await expect(stage.getByText('Inès Caradec')).toBeVisible();
    await at('download: creators');
    await line.refuse(CALLS.file, { status: 503, code: 'common.service_unavailable', requestId: REQUEST_ID });
    const letFile = await line.hold(CALLS.file);
    await stage.getByRole('button', { name: 'Download the audio of version 2' }).click();
    await expect(stage.locator('button[aria-busy=true]')).toBeVisible();
    await at('download: busy');
    await letFile();
    await expect(stage.locator('[part~=notice]')).toContainText('The audio could not be downloaded');
    await at('download: refused');
  },
};

const byList: Walk = {
  name: 'a work is looked for among those of a user',
  screens: [
    'finding/work_select: loading',
    'finding/work_select: usual',
    'finding/work_select: not found',
    'finding/work_select: more',
    'finding/work_select: unavailable',
    'finding/work_select: none',
  ],
  async walk(visit) {
    const { page, stage, systems, line, open, at } = visit;
    const finding = new FindingPage(page);
    const user = `user-${randomUUID()}`;
    for (const title of ['Aubade', 'Marche lente pour un dimanche sans personne', TITLE]) {
      await registerWork(systems.usual, { title, file: visit.nextRecording(2), externalUserRef: user });
    }
    const letWorks = await line.hold(CALLS.works);
    await open(`?mode=update&user=${user}`);
    await expect(page.getByRole('searchbox')).toBeVisible();
    await at('finding/work_select: loading');
    await letWorks();
    await expect(finding.item(TITLE)).toBeVisible();
    await at('finding/work_select: usual');
    await finding.search('sarabande');
    await expect(stage.locator('[part~=empty]')).toContainText('No work is called “sarabande”');
    await at('finding/work_select: not found');

    const endEdit = await line.edit(CALLS.works, (json) => {
      const [first] = json['works'] as Record<string, unknown>[];
      Object.assign(first ?? {}, { latest_version: 0 });
      Object.assign(json['page_info'] ?? {}, { has_next_page: true, end_cursor: 'after-this' });
      json['total_count'] = 53;
    });
    await open(`?mode=download&user=${user}`);
    await expect(stage.locator('[part~=pages]')).toContainText('3 of 53 works');
    await at('finding/work_select: more');
    await endEdit();
    const end = await line.refuse(CALLS.works, {
      status: 503,
      code: 'common.service_unavailable',
      requestId: REQUEST_ID,
    });
    await open(`?mode=download&user=${user}`);
    await expect(stage.locator('[part~=notice]')).toContainText('Your works could not be loaded');
    await at('finding/work_select: unavailable');
    await end();
    await open(`?mode=download&user=nobody-${randomUUID()}`);
    await expect(stage.locator('[part~=empty]')).toContainText('There is no work yet');
    await at('finding/work_select: none');
  },
};

const reloaded: Walk = {
  name: 'pages that are left in the middle of it, and come back',
  screens: ['form/creators: restored', 'tracking: after a reload', 'finding/access_code: after a reload'],
  async walk(visit) {
    const { page, stage, systems, register, line, open, at } = visit;
    const current = stage.locator('[part~=stage][data-state=current]');
    await open();
    const file = visit.nextRecording();
    await register.chooseFile('nuit-blanche.wav', file);
    await register.goOn();
    await register.writeTitle(TITLE);
    await register.goOn();
    await writeCreators(visit);
    // It is kept a moment after the last letter.
    await page.waitForFunction(() => /arranger/.test(JSON.stringify(Object.entries(sessionStorage))));
    await page.reload();
    await expect(page.getByText(/^What you typed is here again/)).toBeVisible();
    await at('form/creators: restored');

    const tap = await line.tap({ until: 'signing' });
    for (const heading of ['What is it called?', 'Choose your recording']) {
      await page.getByRole('button', { name: 'Back', exact: true }).click();
      await expect(register.heading(heading)).toBeVisible();
    }
    await register.chooseFile('nuit-blanche.wav', file);
    await expect(page.getByRole('slider')).toBeVisible();
    await register.goOn();
    await register.goOn();
    await register.goOn();
    await register.send();
    await expect(current).toContainText('Signing');
    await page.reload();
    await expect(page.getByText(/^We found the registration/)).toBeVisible();
    // The socket of before is gone; that of now begins with the first step.
    tap.openUntil('signing');
    await expect(current).toContainText('Signing');
    await at('tracking: after a reload');

    const finding = new FindingPage(page);
    const { accessCode } = await registerWork(systems.usual, { title: TITLE, file: visit.nextRecording(3) });
    await open('?mode=update');
    await finding.find(accessCode);
    await register.goOn();
    await register.goOn();
    await register.addCreator();
    await register.writeCreator({ name: 'Ana', email: 'ana@example.org', roles: ['Author'] });
    await register.goOn();
    const letConfirm = await line.hold(CALLS.updateConfirm);
    const asked = page.waitForRequest((request) =>
      CALLS.updateConfirm.path.test(new URL(request.url()).pathname),
    );
    await register.send();
    await asked;
    await page.reload();
    await expect(page.getByText(/^An update of .* was on its way/)).toBeVisible();
    await at('finding/access_code: after a reload');
    await letConfirm();
  },
};

const elsewhere: Walk = {
  name: 'a registration that another tab follows',
  screens: ['tracking: elsewhere'],
  async walk(visit) {
    const { page, systems, at, open } = visit;
    const user = `user-${randomUUID()}`;
    const other = await page.context().newPage();
    const there = new RegisterPage(other);
    await new Line(other).tap({ until: 'signing' });
    await there.open(`${systems.usual.pageUrl}/element.html?user=${user}`);
    await there.fillForm({ title: TITLE, file: visit.nextRecording(4) });
    await there.send();
    await expect(other.locator('[part~=stage][data-state=current]')).toContainText('Signing');
    await open(`?user=${user}`);
    await expect(visit.register.heading('Followed in another tab')).toBeVisible();
    await at('tracking: elsewhere');
    await other.close();
  },
};

export const worksWalks = [byCode, byList, reloaded, elsewhere];
