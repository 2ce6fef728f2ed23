import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { openStage } from '../src/matrix/run.ts';

/** A service of one's own, on a copy of the database that was made for all. */
export const openTestStage = () => openStage(new Blob([readFileSync(inject('snapshotFile'))]));
