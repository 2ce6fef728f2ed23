import { systemClock } from '../adapters/system-clock.ts';
import type { Config } from '../config.ts';
import {
  type Workings,
  openFolderAsItIs,
  openInstallation,
  openServerAsItIs,
  requireReady,
} from '../installation.ts';
import { createLogger } from '../logger.ts';
import { VERSION } from '../version.ts';
import { UNFORESEEN, faultOf } from './faults.ts';
import { migrateDatabase } from './migrate.ts';
import { type OperationRequest, type Outcome, workplaceOf } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { reachFolder, sayCommand, takeFolder } from './reach.ts';

export interface Execution {
  outcome: Outcome;
  /** What the person should know beside it. */
  warning?: string | undefined;
}

/** Another version may have done it in another way than this one would have. */
export const versionWarning = (version: string) =>
  version === VERSION
    ? undefined
    : `The running server is version ${version}, and this command is version ${VERSION}. Restart the server.`;

interface Opened extends Workings {
  applied: readonly string[];
}

/** Only `migrate` makes what is missing, as a start does. Any other command in the wrong folder would make an empty one. */
async function open(config: Config, request: OperationRequest): Promise<Opened> {
  if (request.name === migrateDatabase.name)
    return openInstallation(config, createLogger({ logLevel: 'silent' }), { onConnection: sayCommand });
  const workings = config.database
    ? await openServerAsItIs(config)
    : await openFolderAsItIs(await takeFolder(config.dataDir));
  try {
    await requireReady(workings);
    return { ...workings, applied: [] };
  } catch (error) {
    await workings.close();
    throw error;
  }
}

async function performOn(
  opened: Opened,
  config: Config,
  { name, input }: OperationRequest,
): Promise<Outcome> {
  const operation = OPERATIONS.get(name);
  if (!operation) throw new Error(`There is no operation ${name}.`);
  try {
    return await operation.perform(workplaceOf({ ...opened, config, clock: systemClock }), input);
  } finally {
    await opened.close();
  }
}

/** Does what is asked for, on the database or in the process that has it. Rejects with what nobody foresaw. */
export async function execute(config: Config, request: OperationRequest): Promise<Execution> {
  try {
    if (config.database) return { outcome: await performOn(await open(config, request), config, request) };
    const reached = await reachFolder(config.dataDir, request, () => open(config, request));
    if (reached.kind === 'here') return { outcome: await performOn(reached.opened, config, request) };
    const { outcome, version } = reached.reply;
    return { outcome, warning: versionWarning(version) };
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code === UNFORESEEN) throw error;
    return { outcome: { isDone: false, fault } };
  }
}
