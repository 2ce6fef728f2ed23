import type { AtsRegisterOptions } from '../../src/index.ts';
import { type World, createWorld } from './world.ts';

/** Enough to run on, in a world that the test answers. */
export function optionsFor({ ports }: World = createWorld()): AtsRegisterOptions {
  return { atsUrl: 'https://ats.example', siteKey: 'cpk_test', locale: 'en', token: 'a-token', ports };
}
