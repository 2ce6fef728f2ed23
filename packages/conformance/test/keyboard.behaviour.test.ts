import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { onEveryFace } from '../src/stage.ts';
import { arriveAt, button, choose, expectFocus, field, heading, tabTo } from '../src/user.ts';
import { ACCESS_CODE } from '../src/world/records.ts';
import { CREATORS, WORKS, page as pageOf, version } from '../src/world/works.ts';

const { keyboard } = userEvent;

onEveryFace(
  (stage) => {
    const service = () => stage.world.service;
    const calls = () => stage.world.calls;

    it('registers a work without a mouse, from the file to the saved code', async () => {
      await stage.open('register', { confirmPrice: true });
      await expect.element(heading('Choose your recording')).toBeVisible();
      await tabTo('Choose a file');
      // The browser's own dialog opens with Space; what is chosen in it comes as a change.
      await choose();
      await expectFocus(button('Replace nuit.wav'));
      (await service().player()).onReady({ durationSeconds: 414 });
      await tabTo('Play nuit.wav');
      await keyboard(' ');
      await tabTo('Position in nuit.wav');
      await keyboard('{ArrowRight}');
      expect(stage.world.asked).toEqual(['play', 'seek 1']);
      await tabTo('Continue');
      await keyboard('{Enter}');

      await arriveAt('What is it called?');
      await tabTo('Title');
      await keyboard('Nuit blanche{Enter}');

      await arriveAt('Who made it?');
      await tabTo('Full name');
      await keyboard('Inès Caradec');
      await tabTo('E-mail');
      await keyboard('ines@caradec.example');
      await tabTo('Composer');
      await keyboard(' ');
      await keyboard('{Enter}');

      await arriveAt('Ready to send');
      await tabTo('Edit the title');
      await keyboard('{Enter}');
      await arriveAt('What is it called?');
      await tabTo('Title');
      await keyboard('{Enter}');
      await arriveAt('Who made it?');
      await tabTo('Continue');
      await keyboard('{Enter}');
      await arriveAt('Ready to send');
      await tabTo(/^Send/);
      await keyboard('{Enter}');

      await arriveAt('Sending Nuit blanche');
      await service().init();
      await service().upload();
      await service().prepare();
      await arriveAt('Ready to register');
      await tabTo('Register for 3 credits');
      await keyboard('{Enter}');
      await service().confirm();
      await service().complete();
      await arriveAt('Nuit blanche is registered');
      await tabTo('Download');
      await keyboard('{Enter}');
      await expect.poll(() => stage.world.asked.at(-1)).toMatch(/^save /);
    });

    it('updates a work of the list without a mouse', async () => {
      await stage.open('update', { externalUserId: 'u1' });
      (await calls().works.next()).answer(pageOf(WORKS));
      await expect.element(page.getByRole('list', { name: 'Your works' })).toBeVisible();
      await tabTo('Search your works');
      await tabTo(/^Nuit blanche/);
      await keyboard('{Enter}');
      (await calls().versions.next()).answer({
        atsId: 1_042,
        versions: [version(1), version(2), version(3)],
      });
      (await calls().creators.next()).answer({ atsId: 1_042, version: 3, creators: CREATORS });
      await arriveAt('Has the recording changed?');
      await tabTo('Continue');
      await keyboard('{Enter}');
      await arriveAt('The title stays');
      await tabTo('Continue');
      await keyboard('{Enter}');
      await arriveAt('Who made it?');
      await tabTo(/Inès Caradec/);
      await keyboard('{Enter}');
      await expect.element(button(/^Inès Caradec/)).toHaveAttribute('aria-expanded', 'true');
      await tabTo('Full name');
      await keyboard('{End} C.{Enter}');
      await arriveAt(/^Ready to send/);
      await tabTo('Update');
      await keyboard('{Enter}');
      await calls().initVersion.next();
    });

    it('consults and downloads without a mouse', async () => {
      await stage.open('access');
      await expect.element(field('Access code')).toBeVisible();
      await tabTo('Access code');
      await keyboard(`${ACCESS_CODE}{Enter}`);
      await service().find();
      await arriveAt('Nuit blanche');
      await tabTo('Copy the owner’s address');

      await stage.open('download');
      await expect.element(field('Access code')).toBeVisible();
      await tabTo('Access code');
      await keyboard(`${ACCESS_CODE}{Enter}`);
      await service().find();
      await arriveAt('Nuit blanche');
      await tabTo('Download the audio of version 3');
      await keyboard('{Enter}');
      expect((await calls().download.next()).input).toMatchObject({ version: 3, kind: 'audio' });
    });
  },
  { isAlwaysFromServer: true },
);
