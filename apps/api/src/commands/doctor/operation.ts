import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { examineBucket } from './bucket.ts';
import { examineClock } from './clock.ts';
import { examineDatabase } from './database.ts';
import { examineDisk } from './disk.ts';
import { type Check, type Finding, fail, reportOf, reportSchema, reportText } from './finding.ts';
import { examineKeys } from './keys.ts';
import type { Patient } from './patient.ts';
import { examinePort } from './port.ts';

/** What takes longer does not answer; nobody waits for it at night. */
const EXAMINATION_MS = 30_000;

async function examine(
  check: Check,
  examination: (patient: Patient) => Promise<Finding[]>,
  patient: Patient,
): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding[]>((resolve) => {
    const finding = fail(
      check,
      'there was no answer within 30 s',
      'Look whether it is overloaded, or stuck.',
    );
    timer = setTimeout(() => resolve([finding]), EXAMINATION_MS);
  });
  const failed = (error: unknown) => [
    fail(
      check,
      `it cannot be looked into: ${(error as Error).message}`,
      'See whether the other lines say why.',
    ),
  ];
  try {
    return await Promise.race([examination(patient).catch(failed), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Looks into everything, beside each other. Nothing is changed, but what is tried in the store and removed again. */
export async function examineAll(patient: Patient): Promise<Finding[]> {
  const { s3 } = patient.config;
  const examineObjects = s3 ? () => examineBucket(s3, patient) : examineDisk;
  const findings = await Promise.all([
    examine('database', examineDatabase, patient),
    examine('token keys', examineKeys, patient),
    examine('objects', examineObjects, patient),
    examine('clock', examineClock, patient),
    examine('port', examinePort, patient),
  ]);
  return findings.flat();
}

/** What a doctor finds where the installation is. The environment of the command itself is looked into beside it. */
export const lookIntoInstallation = defineOperation({
  name: 'doctor',
  input: z.object({}),
  result: reportSchema,
  // Only a server takes orders: whatever a command looks into itself, it has at hand.
  perform: async (workplace) => reportOf(await examineAll({ ...workplace, isServed: true })),
  text: reportText,
});
