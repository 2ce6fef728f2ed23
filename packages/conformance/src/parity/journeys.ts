import { userEvent } from 'vitest/browser';
import type { Mode } from '@ats-kit/protocol';
import type { FaceOptions } from '../faces/face.ts';
import {
  arriveAt,
  button,
  choose,
  expectSaid,
  field,
  findByCode,
  next,
  press,
  renameCreator,
  text,
  toReview,
} from '../user.ts';
import { expect } from 'vitest';

/** What stands on the screen is compared at each of these moments. */
type Look = (moment: string) => Promise<void>;

export interface Journey {
  name: string;
  mode: Mode;
  options: Partial<FaceOptions>;
  walk: (look: Look) => Promise<void>;
}

/** A file that is what it says it is. */
const recording = () =>
  new File(['RIFF\0\0\0\0WAVEfmt ', new Uint8Array(984).fill(1)], 'nuit.wav', { type: 'audio/wav' });

export const JOURNEYS: Journey[] = [
  {
    name: 'register',
    mode: 'register',
    options: { confirmPrice: true },
    async walk(look) {
      await expect.element(text(/up to 400 MB/)).toBeVisible();
      await look('file');
      // It says that it cannot be used yet, and why when it is used nevertheless.
      await button('Continue').click({ force: true });
      await look('file refused');
      await choose(recording());
      await look('file chosen');
      await toReview(() => look('creators'));
      await look('review');
      await press(/^Send/);
      await arriveAt('Ready to register');
      await look('price');
      await press(/^Register for/);
      await arriveAt('Nuit blanche is registered');
      await look('complete');
      await press('Show the code');
      await look('code');
      await press('Register another');
      await look('leaving');
      await userEvent.keyboard('{Escape}');
      await press('Download the certificate as PDF');
      await expect.element(button('Download the certificate as PDF')).not.toHaveAttribute('aria-busy');
      await look('certificate');
    },
  },
  {
    name: 'update',
    mode: 'update',
    options: { externalUserId: 'u1' },
    async walk(look) {
      await expect.element(text('Étude pour deux pianos')).toBeVisible();
      await look('works');
      await press(/^Nuit blanche/);
      await arriveAt('Has the recording changed?');
      await look('file');
      await next();
      await arriveAt('The title stays');
      await look('title');
      await next();
      await arriveAt('Who made it?');
      await look('creators');
      await next();
      await look('nothing changed');
      await renameCreator();
      await next();
      await arriveAt(/^Ready to send/);
      await look('review');
      await press('Update');
      await arriveAt('Nuit blanche is updated');
      await look('complete');
    },
  },
  {
    name: 'access',
    mode: 'access',
    options: {},
    async walk(look) {
      await expect.element(field('Access code')).toBeVisible();
      await look('code');
      await press('Find the work');
      await look('code refused');
      await findByCode();
      await arriveAt('Nuit blanche');
      await look('details');
    },
  },
  {
    name: 'download',
    mode: 'download',
    options: { externalUserId: 'u1' },
    async walk(look) {
      await expect.element(text('Étude pour deux pianos')).toBeVisible();
      await look('works');
      await press(/^Nuit blanche/);
      await arriveAt('Nuit blanche');
      await look('versions');
      await press('Creators of version 3');
      await look('creators');
      await press('Creators of version 1');
      await expect.element(text('Loading the creators.')).not.toBeInTheDocument();
      await look('more creators');
      await press('Download the audio of version 2');
      await expectSaid('The download of the audio has begun.');
      await look('downloaded');
    },
  },
];
