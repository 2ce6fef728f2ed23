import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DataFolder,
  DataFolderError,
  FolderInUseError,
  folderAddress,
  holderOf,
  openDataFolder,
  readMasterKey,
} from '../adapters/data-folder.ts';
import { type Reply, ask, stateAt } from './control/client.ts';
import { sendLine } from './control/lines.ts';
import { greet } from './control/messages.ts';
import { ControlError } from './faults.ts';
import type { OperationRequest } from './operation.ts';

export interface Patience {
  /** How long a command waits for a server that starts or stops, or for another command. */
  patienceMs: number;
  /** How long for a process that does not say what it is. */
  silenceMs: number;
}
const PATIENCE: Patience = { patienceMs: 30_000, silenceMs: 10_000 };
/** Longer than any command that has the folder itself. */
const SERVER_PATIENCE_MS = 40_000;
const POLL_MS = 100;
/** How often in a row a start asks a process that does not say what it is. */
const MAX_SILENCES = 5;

/** While a command has the folder, whoever comes is told so, and waits. */
export function sayCommand(socket: Socket): void {
  void sendLine(socket, greet('command'))
    .catch(() => undefined)
    .finally(() => socket.destroy());
}

/** @throws DataFolderError when there is none; FolderInUseError when another process has it */
export const takeFolder = (dataDir: string): Promise<DataFolder> =>
  openDataFolder(dataDir, { makes: false, onConnection: sayCommand });

export type Reached<Here> =
  | { kind: 'here'; opened: Here }
  | { kind: 'there'; reply: Extract<Reply, { kind: 'answered' }> };

const STATES = {
  starting: 'is still starting',
  stopping: 'is still stopping',
  busy: 'has too many commands in hand',
  command: 'is a command that takes long',
  ready: 'is ready',
};

async function stillInUse(dataDir: string, reply: Reply): Promise<Error> {
  const pid = await holderOf(dataDir);
  const who = pid === undefined ? 'Another process' : `Another process (${pid})`;
  if (reply.kind === 'not-now')
    return new FolderInUseError(
      `${who} has the data folder ${dataDir}, and ${STATES[reply.state]}. Try again.`,
    );
  return new ControlError(
    `${who} has the data folder ${dataDir}, and takes no commands: it hangs, or is of another version. Restart it.`,
  );
}

/**
 * Opens what is in the data folder, or has the process that has it do what is asked for.
 *
 * @param open throws FolderInUseError when another process has the folder
 * @throws DataFolderError when there is none; FolderInUseError or ControlError when its process does not do it
 */
export async function reachFolder<Here>(
  dataDir: string,
  request: OperationRequest,
  open: () => Promise<Here>,
  { patienceMs, silenceMs }: Patience = PATIENCE,
): Promise<Reached<Here>> {
  const startedAt = performance.now();
  let reply: Reply = { kind: 'gone' };
  for (;;) {
    try {
      return { kind: 'here', opened: await open() };
    } catch (error) {
      if (!(error instanceof FolderInUseError)) throw error;
    }
    const masterKey = await readMasterKey(dataDir);
    reply = await ask(await folderAddress(dataDir), { masterKey, request });
    if (reply.kind === 'answered') return { kind: 'there', reply };
    const waitedMs = performance.now() - startedAt;
    if (waitedMs > (reply.kind === 'silent' ? silenceMs : patienceMs)) throw await stillInUse(dataDir, reply);
    await sleep(POLL_MS);
  }
}

/** Opens what a server has for long; a command that has the folder for a moment is waited for. */
export async function afterCommands<Result>(dataDir: string, open: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  let silences = 0;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof FolderInUseError) || performance.now() - startedAt > SERVER_PATIENCE_MS)
        throw error;
      const state = await folderAddress(dataDir).then(stateAt, (fault: unknown) => {
        if (fault instanceof DataFolderError) return undefined;
        throw fault;
      });
      // One that says nothing may be about to end; one that goes on saying nothing is no command.
      if (state === undefined) silences += 1;
      else silences = 0;
      if (silences > MAX_SILENCES || (state !== undefined && state !== 'command')) throw error;
      await sleep(POLL_MS);
    }
  }
}
