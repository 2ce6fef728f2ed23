import { existsSync } from 'node:fs';
import { systemClock } from '../../adapters/system-clock.ts';
import {
  FolderInUseError,
  databaseFolder,
  masterKeyFile,
  readMasterKey,
} from '../../adapters/data-folder.ts';
import { type Config, ConfigError, loadConfig } from '../../config.ts';
import { type Workings, openFolderAsItIs, openServerAsItIs } from '../../installation.ts';
import { type Execution, versionWarning } from '../execute.ts';
import { ControlError, faultOf } from '../faults.ts';
import { reachFolder, takeFolder } from '../reach.ts';
import { unknownVariables, warningOf } from '../variables.ts';
import { type Finding, type Report, fail, ok, reportOf, reportSchema, warn } from './finding.ts';
import { examineAll, lookIntoInstallation } from './operation.ts';
import type { Patient } from './patient.ts';

function findConfiguration({ database, dataDir, s3 }: Config): Finding {
  const where = database ? 'a database server' : `the data folder ${dataDir}`;
  return ok('configuration', `valid: ${where}, files ${s3 ? 'in a bucket' : 'on disk'}`);
}

const findVariables = (environment: Record<string, string | undefined>): Finding[] =>
  unknownVariables(environment).map((name) =>
    warn('configuration', warningOf(name), 'Correct its name, or remove it.'),
  );

function adviceFor(error: unknown, { database }: Config): string {
  if (database) return 'Look whether the server runs, and lets this machine and user in.';
  if (error instanceof ControlError || error instanceof FolderInUseError)
    return 'See what it logs. One that hangs can be killed: nothing is lost, and the next start goes on.';
  return 'Start `ats-api serve`, and read what it says.';
}

/** Whether this is how it looks before the first start. */
const isNew = ({ database, dataDir }: Config) =>
  database === undefined && !existsSync(databaseFolder(dataDir)) && !existsSync(masterKeyFile(dataDir));

/** What there is to look into without a database, and why there is none. */
async function without(config: Config, error: unknown): Promise<Patient> {
  const { message } = faultOf(error);
  const isServer = config.database !== undefined;
  const masterKey = isServer ? config.masterKey : await readMasterKey(config.dataDir).catch(() => undefined);
  return {
    config,
    kind: isServer ? 'postgres' : 'pglite',
    clock: systemClock,
    masterKey,
    database: undefined,
    isServed: false,
    absence: isNew(config)
      ? warn('database', message, 'That is so before the first start.')
      : fail('database', message, adviceFor(error, config)),
  };
}

async function examineWorkings(config: Config, workings: Workings): Promise<Finding[]> {
  try {
    return await examineAll({ ...workings, config, clock: systemClock, isServed: false });
  } finally {
    await workings.close();
  }
}

interface Examination {
  findings: Finding[];
  warning?: string | undefined;
}

async function examineInstallation(config: Config): Promise<Examination> {
  try {
    if (config.database) return { findings: await examineWorkings(config, await openServerAsItIs(config)) };
    const reached = await reachFolder(config.dataDir, lookIntoInstallation.request({}), async () =>
      openFolderAsItIs(await takeFolder(config.dataDir)),
    );
    if (reached.kind === 'here') return { findings: await examineWorkings(config, reached.opened) };
    const { outcome, version } = reached.reply;
    if (!outcome.isDone) throw new Error(outcome.fault.message);
    return { findings: reportSchema.parse(outcome.result).findings, warning: versionWarning(version) };
  } catch (error) {
    return { findings: await examineAll(await without(config, error)) };
  }
}

const done = (result: Report): Execution => ({ outcome: { isDone: true, result } });

/** The findings of the command's own environment, and of the installation wherever it is. */
export async function doctor(environment: Record<string, string | undefined>): Promise<Execution> {
  const variables = findVariables(environment);
  let config: Config;
  try {
    config = loadConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const wrong = error.problems.map((problem) =>
      fail('configuration', problem, 'Correct it; nothing else can be looked into before.'),
    );
    return done(reportOf([...wrong, ...variables]));
  }
  const { findings, warning } = await examineInstallation(config);
  return { ...done(reportOf([findConfiguration(config), ...variables, ...findings])), warning };
}
