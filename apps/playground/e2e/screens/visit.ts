import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { en } from '@ats-kit/machine';
import { type Locator, type Page, expect } from '@playwright/test';
import { Line } from '../support/line.ts';
import { recording } from '../support/recording.ts';
import { RegisterPage } from '../support/register.page.ts';
import type { Systems } from '../support/systems.ts';
import { type Place, type ScreenName, placeOf } from './list.ts';

/** What a walk has in its hands on its way through the screens. */
export interface Visit {
  page: Page;
  /** Where the widget is; the log beside it repeats much of what it says. */
  stage: Locator;
  register: RegisterPage;
  /** Another piece at each call, and the same ones in each run; no other walk has one of its length. */
  nextRecording(seconds?: number): Buffer;
  line: Line;
  systems: Systems;
  /** Opens the page of the face, with these settings. */
  open(search?: string, options?: { pageUrl?: string }): Promise<void>;
  /** The screen stands: it is looked at. */
  at(name: ScreenName): Promise<void>;
  /** What passes by itself stands still while it is looked at, where looking takes long. */
  still(look: () => Promise<void>): Promise<void>;
}

/** A way through some screens, as a user and a network take it. */
export interface Walk {
  name: string;
  /** The screens it comes by, in this order. */
  screens: readonly ScreenName[];
  /** The way that most people take. */
  isMain?: boolean;
  walk(visit: Visit): Promise<void>;
}

export const TITLE = 'Nuit blanche';

const HEADINGS: Record<Place, readonly (string | RegExp)[]> = {
  'finding/access_code': [en.finding.heading],
  'finding/work_select': [en.finding.heading],
  'form/file': [en.file.heading, en.update.file.heading],
  'form/title': [en.title.heading, en.update.title.heading],
  'form/creators': [en.creators.heading],
  'form/review': [en.review.heading],
  upload: [/^Sending /],
  quoting: [en.quoting.heading],
  price: [en.review.headingQuoted],
  confirming: [en.confirming.heading],
  tracking: [en.tracking.heading, en.tracking.still.heading, en.elsewhere.heading],
  complete: [/ is (registered|updated)$/],
  details: [TITLE],
  download: [TITLE],
  failed: [en.failed.heading, en.failed.headingDoubt, en.failed.headingSetup],
  disabled: [en.disabled.heading],
};

/** The widget really stands where the name says. Below a veil a heading has no role, so the part is asked for. */
async function expectPlace(stage: Locator, name: ScreenName): Promise<void> {
  const heading = stage.locator('[part~=heading]');
  await expect(heading).toBeVisible();
  const text = await heading.innerText();
  const known = HEADINGS[placeOf(name).place];
  expect(
    known.some((one) => (typeof one === 'string' ? one === text : one.test(text))),
    `“${text}” is a heading of ${name}`,
  ).toBe(true);
}

export function createVisit({
  walk,
  page,
  systems,
  path: facePath,
  look,
  still = (during) => during(),
}: Pick<Visit, 'page' | 'systems'> & {
  walk: Walk;
  path: string;
  look(name: ScreenName): Promise<void>;
  still?: Visit['still'];
}): Visit {
  const register = new RegisterPage(page);
  let seed = seedOf(walk.name + facePath);
  return {
    page,
    stage: page.locator('#stage'),
    systems,
    register,
    nextRecording: (seconds = 32) => recording(seconds + (seed += 1) / 10_000, seed),
    line: new Line(page),
    still,
    async open(search = '', { pageUrl = systems.usual.pageUrl } = {}) {
      await page.goto(`${pageUrl}${facePath}${search}`);
    },
    async at(name) {
      await expectPlace(page.locator('#stage'), name);
      await look(name);
    },
  };
}

const FILE_NAME = 'nuit-blanche-master.wav';

/** A number from 0 to 9 999 that is the same for the same text. */
const seedOf = (text: string) =>
  Array.from(text).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 10_000, 7);

/** 812 MB that take no room on the disk: only its size is looked at. */
export function hugeFile(): string {
  const folder = path.join(tmpdir(), 'ats-e2e-files');
  const file = path.join(folder, 'concert-complet.wav');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, recording(1, 1));
    truncateSync(file, 812_000_000);
  }
  return file;
}

/** The wave is drawn and the player is there. */
export async function chooseRecording(visit: Visit, file = visit.nextRecording()): Promise<void> {
  const { page, register } = visit;
  await register.chooseFile(FILE_NAME, file);
  await expect(page.getByRole('slider')).toBeVisible();
}

export async function writeCreators({ register }: Visit): Promise<void> {
  await register.writeCreator({
    name: 'Inès Caradec',
    email: 'ines@caradec.example',
    roles: ['Author', 'Composer'],
    ipi: '00482910337',
  });
  await register.addCreator();
  await register.writeCreator({
    name: 'Tomás Oliveira',
    email: 'tomas@oliveira.example',
    roles: ['Arranger'],
  });
}

/** Everything up to the last step before sending. */
export async function fillForm(visit: Visit, file?: Buffer): Promise<void> {
  const { register } = visit;
  await chooseRecording(visit, file);
  await register.goOn();
  await register.writeTitle(TITLE);
  await register.goOn();
  await writeCreators(visit);
  await register.goOn();
  await expect(register.heading(en.review.heading)).toBeVisible();
}
