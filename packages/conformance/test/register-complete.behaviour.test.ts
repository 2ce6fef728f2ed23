import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expired, unavailable } from '../src/faults.ts';
import type { FaceOptions } from '../src/faces/face.ts';
import { onEveryFace } from '../src/stage.ts';
import {
  arriveAt,
  button,
  expectFocus,
  expectSaid,
  expectText,
  heading,
  press,
  submit,
  text,
} from '../src/user.ts';
import { ACCESS_CODE } from '../src/world/records.ts';

const pdf = () => button('Download the certificate as PDF');
const code = () => page.getByRole('region', { name: 'Your access code' });

onEveryFace((stage) => {
  const calls = () => stage.world.calls;

  async function toComplete(options: Partial<FaceOptions> = {}, accessCode: string | null = ACCESS_CODE) {
    await stage.open('register', options);
    await submit();
    await stage.world.service.register();
    await stage.world.service.complete({ accessCode: accessCode ?? undefined });
    await arriveAt('Nuit blanche is registered');
  }

  it('says that it is registered, where and when, and leads to the explorer', async () => {
    await toComplete();
    await expectSaid('Nuit blanche is registered as ATS 1024.');
    await expect.element(text(/^Anchored on April 30, 2026 at .*, in block 4,213\.$/)).toBeVisible();
    const link = page.getByRole('link', { name: /^Transaction .*opens the explorer in a new tab$/ });
    await expect.element(link).toHaveAttribute('href', 'https://explorer.example/tx/1');
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
    await press('Copy the fingerprint');
    const copy = await calls().copy.next();
    expect(copy.input).toMatch(/^0x[\da-f]{64}$/);
    copy.answer();
    await expect.element(button('Copied')).toBeVisible();
  });

  it('holds the code out of the document until it is asked for, and saves it', async () => {
    await toComplete();
    expect(stage.detailsOf('allfeat:complete')).toEqual([
      expect.objectContaining({ accessCode: ACCESS_CODE }),
    ]);
    expect(stage.markup).not.toContain('0123');
    await expectText(code(), /Hidden\. It ends in cdef\./);
    await press('Show the code');
    await expectText(code(), /atc_\s*0123/);
    await press('Hide the code');
    await expect.poll(() => stage.markup).not.toContain('0123');
    await press('Download');
    await expect.poll(() => stage.world.asked.at(-1)).toMatch(/^save /);
    await expectSaid('Your access code is saved.');
    await press('Register another');
    await arriveAt('Choose your recording');
  });

  it('asks before the access code is left behind, and takes Escape for staying', async () => {
    await toComplete();
    const question = page.getByRole('alertdialog', { name: 'Your access code is not saved yet' });
    await press('Register another');
    await expectFocus(question);
    await expect.element(question).toHaveAccessibleDescription(/Copy or download it first/);
    await userEvent.keyboard('{Escape}');
    await arriveAt('Nuit blanche is registered');
    expect(question.query()).toBeNull();
    await press('Register another');
    await press('Stay here');
    await arriveAt('Nuit blanche is registered');
    await press('Register another');
    await press('Go on without it');
    await arriveAt('Choose your recording');
  });

  it('does not ask once the code was copied', async () => {
    await toComplete();
    await press('Copy');
    const copy = await calls().copy.next();
    expect(copy.input).toBe(ACCESS_CODE);
    copy.answer();
    await expectSaid('Your access code is saved.');
    await press('Register another');
    await arriveAt('Choose your recording');
  });

  it('downloads the certificate, is busy meanwhile, and says why there is none', async () => {
    await toComplete();
    await pdf().click();
    await expect.element(pdf()).toHaveAttribute('aria-busy', 'true');
    await expect.element(pdf()).toHaveAttribute('aria-disabled', 'true');
    await expect.element(button('Download the certificate as JSON')).not.toHaveAttribute('aria-busy');
    (await calls().workCertificate.next()).refuse(unavailable());
    const problem = /could not be downloaded.*The work stays registered\./;
    await expect.element(text(problem)).toBeVisible();
    await expect.element(pdf()).toHaveAccessibleDescription(problem);
    await expect.element(code()).toBeVisible();
    await pdf().click();
    (await calls().workCertificate.next()).answer({
      url: 'https://store.example/certificate.pdf',
      expiresAt: '2026-04-30T12:00:00Z',
    });
    await expect.poll(() => stage.world.asked).toEqual(['download https://store.example/certificate.pdf']);
    expect(stage.markup).not.toContain('store.example');
  });

  it('says what the certificate waits for, without a veil over the access code', async () => {
    await toComplete();
    await pdf().click();
    (await calls().workCertificate.next()).refuse(expired());
    await expect.element(text('Waiting for the site to renew your session.')).toBeVisible();
    expect(heading('Nuit blanche is registered').element().closest('[inert]')).toBeNull();
    await expect.element(code()).toBeVisible();
  });

  it('has no access code for the site’s own user, and leaves without a question', async () => {
    await toComplete({ externalUserId: 'u1' }, null);
    expect(code().query()).toBeNull();
    await press('Register another');
    await arriveAt('Choose your recording');
  });
});
