// First: it has to be in place before a machine is made.
import { partsOf, takeReached } from './recorder.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import {
  accessMachine,
  clipboardMachine,
  completionMachine,
  downloadMachine,
  findingMachine,
  formMachine,
  recordingMachine,
  registerMachine,
  sessionMachine,
  submissionMachine,
  trackingMachine,
  uploadMachine,
  versionMachine,
  worksMachine,
} from '../../src/index.ts';

const MACHINES = [
  sessionMachine,
  formMachine,
  recordingMachine,
  uploadMachine,
  submissionMachine,
  trackingMachine,
  completionMachine,
  registerMachine,
  worksMachine,
  clipboardMachine,
  accessMachine,
  versionMachine,
  downloadMachine,
  findingMachine,
];

const COVERAGE_FOLDER = path.resolve(import.meta.dirname, '../../reports/coverage');

afterAll(() => {
  const { testPath } = expect.getState();
  const name = path.basename(testPath ?? 'unknown', '.test.ts');
  const machines = MACHINES.map((machine) => ({
    name: machine.id,
    parts: partsOf(machine),
    reached: takeReached(machine),
  }));
  mkdirSync(COVERAGE_FOLDER, { recursive: true });
  writeFileSync(path.join(COVERAGE_FOLDER, `${name}.json`), JSON.stringify(machines, null, 1));
});
