import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { onEveryFace } from '../src/stage.ts';
import {
  arriveAt,
  button,
  choose,
  expectFocus,
  expectSaid,
  expectText,
  field,
  heading,
  next,
  press,
  text,
  toCreators,
  toReview,
  toTitle,
} from '../src/user.ts';
import { wav } from '../src/world/records.ts';

const steps = () => page.getByRole('navigation', { name: 'Registration' });

onEveryFace(
  (stage) => {
    it('begins with the file, says so to the page once, and says what can be chosen', async () => {
      await stage.open('register');
      await expect.element(page.getByRole('region', { name: 'Choose your recording' })).toBeVisible();
      await expect.element(text(/WAV, FLAC, AIFF, MP3, AAC or OGG, up to 50 MB/)).toBeVisible();
      (await stage.world.calls.stats.next()).answer({ totalWorks: 12, maxAudioSizeBytes: 400_000_000 });
      await expect.element(text(/up to 400 MB/)).toBeVisible();
      expect(stage.detailsOf('allfeat:ready')).toEqual([{ mode: 'register' }]);
      expect(stage.world.calls.stats.calls.filter(({ options }) => !options.signal.aborted)).toHaveLength(1);
    });

    it('refuses at once what cannot be registered, and says why', async () => {
      await stage.open('register', { maxFileSize: 1_000 });
      await choose(wav('concert.wav', 2_000));
      await expect
        .element(text('concert.wav is 2 kB. The largest file this site takes is 1 kB.'))
        .toBeVisible();
      await choose(wav('empty.wav', 0));
      await expect.element(text(/empty\.wav is empty/)).toBeVisible();
      await choose(new File(['text'], 'letter.txt', { type: 'text/plain' }));
      await expect.element(field('Choose a file')).toHaveAttribute('aria-invalid', 'true');
      await expect
        .element(field('Choose a file'))
        .toHaveAccessibleDescription(/letter\.txt is not a recording/);
      await choose(wav('short.wav', 500));
      await expect.element(text('WAV, 500 bytes')).toBeVisible();
      await expectSaid('short.wav is chosen.');
    });

    it('plays what was chosen, pauses, seeks, and lets it be replaced', async () => {
      await stage.open('register');
      await choose();
      const player = await stage.world.service.player();
      player.onReady({ durationSeconds: 414 });
      await press('Play nuit.wav');
      player.onTime(112.4);
      const seek = page.getByRole('slider', { name: 'Position in nuit.wav' });
      await expect.element(seek).toHaveValue('112');
      await expect
        .element(seek)
        .toHaveAttribute('aria-valuetext', expect.stringMatching(/^1 min 52 se?c? of 6 min 54/));
      await press('Pause nuit.wav');
      expect(stage.world.asked).toEqual(['play', 'pause']);
      await expect.element(button('Replace nuit.wav')).toBeVisible();
    });

    it('asks for the title, and takes the keyboard to what is wrong with it', async () => {
      await stage.open('register');
      await toTitle();
      await next();
      await expectFocus(field('Title'));
      await expect.element(field('Title')).toHaveAttribute('aria-invalid', 'true');
      await expect.element(field('Title')).toHaveAccessibleDescription(/Give the work a title/);
      await field('Title').fill('Nuit blanche');
      await next();
      await arriveAt('Who made it?');
    });

    it('sums up what is wrong with the creators, and leads to each', async () => {
      await stage.open('register');
      await toCreators();
      await next();
      const summary = page.getByRole('group', { name: '3 things to put right' });
      await expectFocus(summary);
      await summary.getByRole('link', { name: /Creator 1: Write an e-mail address/ }).click();
      await expectFocus(field('E-mail'));
      await field('E-mail').fill('ines');
      await next();
      await expect.element(field('E-mail')).toHaveAccessibleDescription(/Write the address in full/);
      await summary.getByRole('link', { name: /Choose at least one role/ }).click();
      await expectFocus(page.getByRole('checkbox', { name: 'Author' }));
    });

    it('adds a creator, opens the panel that is wrong, and keeps the place when one is removed', async () => {
      await stage.open('register');
      await toCreators();
      await press(/^Add a creator/);
      await expect.element(button(/^Add a creator.*2 of 20/)).toBeVisible();
      await expect.element(button('Creator 1')).toHaveAttribute('aria-expanded', 'false');
      await next();
      await page.getByRole('link', { name: /Creator 1: Write the full name/ }).click();
      const first = page.getByRole('group', { name: 'Creator 1' });
      await expectFocus(first.getByLabelText('Full name'));
      await press('Remove Creator 2');
      await expectFocus(button('Creator 1'));
      expect(button('Remove Creator 2').query()).toBeNull();
    });

    it('touches nothing but the creator who is written: a browser restyles what an attribute is set on', async () => {
      await stage.open('register');
      await toCreators();
      await press(/^Add a creator/);
      await page.getByRole('group', { name: 'Creator 2' }).getByLabelText('Full name').click();
      const touched: string[] = [];
      const inside = stage.root.querySelector('ats-widget')?.shadowRoot ?? stage.root;
      const observer = new MutationObserver((records) => {
        for (const { target, attributeName } of records) {
          const element = target as Element;
          if (!element.closest('[part~="creator"]'))
            touched.push(`${element.tagName} ${attributeName ?? ''}`);
        }
      });
      observer.observe(inside, { subtree: true, attributes: true });
      await userEvent.keyboard('Inès');
      await expect.element(button(/^Inès/)).toBeVisible();
      observer.disconnect();
      expect(touched).toEqual([]);
    });

    it('shows everything once more, and goes back to where it is edited', async () => {
      await stage.open('register');
      await toReview();
      for (const shown of ['Nuit blanche', 'nuit.wav', 'Inès Caradec'])
        await expect.element(page.getByRole('definition').filter({ hasText: shown })).toBeVisible();
      await expectText(page.getByRole('region', { name: 'Price' }), /After.sending/);
      await press('Edit the creators');
      await arriveAt('Who made it?');
      // In a narrow page the steps are a count, and no way back.
      await page.viewport(800, 900);
      await steps()
        .getByRole('button', { name: /^Title ?, done: go back to it$/ })
        .click();
      await page.viewport(414, 896);
      await arriveAt('What is it called?');
      await expect.element(field('Title')).toHaveValue('Nuit blanche');
      await press('Back');
      await arriveAt('Choose your recording');
      await expect.element(steps().getByRole('listitem').first()).toHaveAttribute('aria-current', 'step');
    });

    it('shows what was typed as text, never as markup', async () => {
      await stage.open('register');
      await toTitle();
      const evil = '<img src=x onerror="document.title=1"><b>bold</b>';
      await field('Title').fill(evil);
      await next();
      await field('Full name').fill('<i>Inès</i>');
      await field('E-mail').fill('ines@caradec.example');
      await page.getByRole('checkbox', { name: 'Author' }).click();
      await next();
      await expect.element(text(evil)).toBeVisible();
      expect(page.getByRole('img').query()).toBeNull();
      expect(stage.markup).not.toMatch(/<(img|b|i)[ >]| style=/);
    });

    it('has what was typed again after a reload, and says that the file is not', async () => {
      await stage.open('register');
      await toTitle();
      await field('Title').fill('Nuit blanche');
      await expect.poll(() => stage.world.kept().some((kept) => kept.includes('Nuit blanche'))).toBe(true);
      await stage.open('register');
      await expect.element(text(/^What you typed is here again/)).toBeVisible();
      await expect.element(field('Title')).toHaveValue('Nuit blanche');
    });

    it('begins anew when the page says so, and stops all work when it is taken away', async () => {
      const shown = await stage.open('register');
      await expect.element(heading('Choose your recording')).toBeVisible();
      const { options } = await stage.world.calls.stats.next();
      await toTitle();
      expect(shown.getState()).toEqual({ screen: 'FORM' });
      shown.reset();
      await arriveAt('Choose your recording');
      expect(stage.detailsOf('allfeat:token-expired')).toEqual([{ pendingAction: 'reset' }]);
      stage.leave();
      await expect.poll(() => options.signal.aborted).toBe(true);
      await expect.poll(() => page.getByRole('heading').query()).toBeNull();
    });
  },
  { isAlwaysFromServer: true },
);
