import { rmSync } from 'node:fs';
import startSystems from '../support/global-setup.ts';
import { SHOTS_FOLDER } from './camera.ts';
import { missingShots, writeContactSheet } from './contact-sheet.ts';

/** Begins without pictures, and ends with all of them or fails. */
export default async function setup() {
  const isPartial = process.argv.some((argument) => /^(-g$|--grep|--project=readme)/.test(argument));
  if (!isPartial) rmSync(SHOTS_FOLDER, { recursive: true, force: true });
  const stopSystems = await startSystems();
  return async () => {
    await stopSystems();
    if (isPartial) return;
    writeContactSheet();
    const missing = missingShots();
    if (missing.length > 0) throw new Error(`No picture, or an empty one:\n${missing.join('\n')}`);
  };
}
