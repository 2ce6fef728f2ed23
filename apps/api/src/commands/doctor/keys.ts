import { stat } from 'node:fs/promises';
import { masterKeyFile } from '../../adapters/data-folder.ts';
import { demoFile } from '../../services/demo.ts';
import type { Patient } from './patient.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

function findTokenKeys({ config, masterKey, absence }: Patient): Finding {
  const keys = config.tokenKeys;
  if (!keys && !masterKey) {
    const message = 'there is no master key to derive them from';
    return absence?.status === 'warn'
      ? warn('token keys', message, 'The first start makes one.')
      : fail('token keys', message, 'Put master.key back from its backup.');
  }
  if (!keys) return ok('token keys', 'derived from the master key');
  return findGivenKeys(keys);
}

function findGivenKeys(keys: readonly Buffer[]): Finding {
  const [current, previous] = keys;
  if (!previous) return ok('token keys', 'one, from ATS_TOKEN_KEYS');
  if (current && previous.equals(current))
    return warn(
      'token keys',
      'ATS_TOKEN_KEYS holds the same key twice',
      'Put the new key first and the previous one after the comma.',
    );
  return ok('token keys', 'the current and the previous one, from ATS_TOKEN_KEYS');
}

/** Not on Windows, whose files have other rights. */
const hasModes = process.platform !== 'win32';

async function findModes({ config: { dataDir, database } }: Patient): Promise<Finding[]> {
  const files = [...(database ? [] : [masterKeyFile(dataDir)]), demoFile(dataDir)];
  const findings: Finding[] = [];
  for (const file of files) {
    const found = await stat(file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
    if (!found || !hasModes) continue;
    const mode = found.mode & 0o777;
    findings.push(
      (mode & 0o077) === 0
        ? ok('files', `${file} is for its owner alone`)
        : fail(
            'files',
            `${file} can be used by others: its mode is ${mode.toString(8)}`,
            `Run \`chmod 600 ${file}\`. If others may have read it, make new keys.`,
          ),
    );
  }
  return findings;
}

/** Whether what secrets are made of is there, and nobody else's. */
export const examineKeys = async (patient: Patient): Promise<Finding[]> => [
  findTokenKeys(patient),
  ...(await findModes(patient)),
];
