import { failingWalks } from './failing.walks.ts';
import { formWalks } from './form.walks.ts';
import { SCREEN_NAMES } from './list.ts';
import { sendingWalks } from './sending.walks.ts';
import { trackingWalks } from './tracking.walks.ts';
import { worksWalks } from './works.walks.ts';
import type { Walk } from './visit.ts';

/** Together they come by every screen on the list, or nothing begins. */
export const WALKS: readonly Walk[] = [
  ...formWalks,
  ...sendingWalks,
  ...trackingWalks,
  ...failingWalks,
  ...worksWalks,
];

const walked = WALKS.flatMap(({ screens }) => screens);
const missing = SCREEN_NAMES.filter((name) => !walked.includes(name));
if (missing.length > 0) throw new Error(`No walk comes by ${missing.join(', ')}.`);

export { SCREEN_NAMES, type ScreenName, placeOf, slugOf } from './list.ts';
export { type Visit, type Walk, createVisit } from './visit.ts';
