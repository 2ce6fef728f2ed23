import { AtsError } from '@ats-kit/protocol';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { AtsDownload, type AtsDownloadProps } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, find, heading, status } from './support/stage.svelte.ts';
import { ACCESS_CODE, createWorld } from './support/world.ts';
import { CREATORS, WORKS, details, page as pageOf, version } from './support/works.ts';

const stage = createStage();
const button = (name: string) => page.getByRole('button', { name, exact: true });

async function toVersions(props: Partial<AtsDownloadProps> = {}) {
  const world = createWorld();
  stage.show(AtsDownload, { ...optionsFor(world), externalUserId: 'u1', ...props });
  (await world.calls.works.next()).answer(pageOf(WORKS));
  await page.getByRole('button', { name: /^Nuit blanche/ }).click();
  const id = { atsId: 1_042 };
  (await world.calls.versions.next()).answer({ ...id, versions: [version(1), version(2), version(3)] });
  (await world.calls.creators.next()).answer({ ...id, version: 3, creators: CREATORS });
  await expect.element(heading('Nuit blanche')).toHaveFocus();
  return world;
}

it('names each version, its files and who made it', async () => {
  await toVersions();
  await expect.element(page.elementLocator(stage.container)).toMatchAriaInlineSnapshot(`
    - region "Nuit blanche":
      - button "All works"
      - heading "Nuit blanche" [level=2]
      - paragraph: ATS 1042, 3 versions
      - list "Versions of Nuit blanche":
        - listitem:
          - paragraph: Version 3 Current March 2, 2026
          - button "Download the audio of version 3": Audio
          - button "Download the certificate of version 3": Certificate
          - button "Creators of version 3": Creators
        - listitem:
          - paragraph: Version 2 February 2, 2026
          - button "Download the audio of version 2": Audio
          - button "Download the certificate of version 2": Certificate
          - button "Creators of version 2": Creators
        - listitem:
          - paragraph: Version 1 January 2, 2026
          - button "Download the audio of version 1": Audio
          - button "Download the certificate of version 1": Certificate
          - button "Creators of version 1": Creators
    - paragraph: Allfeat Time Stamp Test network
    - status: The files of Nuit blanche can be downloaded.
  `);
});

it('fetches one file beside another, each busy by itself, and says in its row what did not come', async () => {
  const onDownloadFailed = vi.fn();
  const onDownloadComplete = vi.fn();
  const world = await toVersions({ onDownloadFailed, onDownloadComplete });
  const audio = (n: number) => button(`Download the audio of version ${n}`);
  await audio(3).click();
  await audio(2).click();
  const [third, second] = [await world.calls.download.next(), await world.calls.download.next()];
  await expect.element(audio(3)).toHaveAttribute('aria-busy', 'true');
  await expect.element(button('Download the certificate of version 3')).not.toHaveAttribute('aria-busy');
  second.refuse(new AtsError('common.service_unavailable', { status: 503, requestId: 'req_01' }));
  const row = () => audio(2).element().closest('li');
  await expect.poll(() => row()?.textContent).toMatch(/The audio could not be downloaded\./);
  await expect.poll(() => status().element().textContent).toMatch(/The audio could not be downloaded\./);
  third.answer({ url: 'https://store.example/3.wav', expiresAt: '2026-04-30T12:00:00Z' });
  await expect.poll(() => world.asked).toEqual(['download https://store.example/3.wav']);
  await expect.element(audio(3)).not.toHaveAttribute('aria-busy');

  await button('Try again to download the audio of version 2').click();
  (await world.calls.download.next()).answer({
    url: 'https://store.example/2.wav',
    expiresAt: '2026-04-30T12:00:00Z',
  });
  await expect.poll(() => world.asked.at(-1)).toBe('download https://store.example/2.wav');
  await expect.poll(() => row()?.textContent).not.toMatch(/could not be downloaded/);
  expect(onDownloadFailed.mock.calls).toHaveLength(1);
  expect(onDownloadComplete.mock.calls).toHaveLength(2);
  expect(stage.container.outerHTML).not.toContain('store.example');
});

it('opens the creators of a version, says when they do not come, and asks again', async () => {
  const world = await toVersions();
  const toggle = button('Creators of version 1');
  await expect.element(toggle).toHaveAttribute('aria-expanded', 'false');
  await toggle.click();
  await expect.element(toggle).toHaveAttribute('aria-expanded', 'true');
  await expect.element(page.getByText('Loading the creators.')).toBeVisible();
  (await world.calls.creators.next()).refuse(
    new AtsError('common.service_unavailable', { status: 503, requestId: 'req_01' }),
  );
  await button('Try again to load the creators of version 1').click();
  (await world.calls.creators.next()).answer({ atsId: 1_042, version: 1, creators: CREATORS.slice(1) });
  const panel = document.getElementById(toggle.element().getAttribute('aria-controls') ?? '');
  await expect.poll(() => panel?.textContent.trim()).toBe('Tomás Oliveira Arranger');
  await toggle.click();
  expect(panel?.hidden).toBe(true);
});

it('goes back to the list, which is still there', async () => {
  const world = await toVersions();
  await button('All works').click();
  await expect.element(heading('Which work?')).toHaveFocus();
  if (page.getByRole('list', { name: 'Your works' }).query() === null)
    (await world.calls.works.next()).answer(pageOf(WORKS));
  await expect.element(page.getByRole('list', { name: 'Your works' })).toBeVisible();
});

it('downloads by an access code where there is no user', async () => {
  const world = createWorld();
  stage.show(AtsDownload, { ...optionsFor(world), accessCode: ACCESS_CODE });
  await find.press();
  (await world.calls.workByAccessCode.next()).answer(details());
  await expect.element(heading('Nuit blanche')).toHaveFocus();
  await button('Download the certificate of version 1').click();
  expect((await world.calls.download.next()).input).toEqual({
    work: { accessCode: ACCESS_CODE },
    version: 1,
    kind: 'certificate',
  });
});
