import { AtsError } from '@ats-kit/protocol';
import { z } from 'zod';
import { DataFolderError, FolderInUseError } from '../adapters/data-folder.ts';
import { ConfigError } from '../config.ts';
import { DatabaseSetupError, isDatabaseAway } from '../db/errors.ts';

/** The command line asks for something that there is not. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** How it is to be called, when it is known what was meant. */
  readonly usage: string | undefined;
  constructor(message: string, usage?: string) {
    super(message);
    this.usage = usage;
  }
}

/** The process that has the data folder cannot be talked to, or what it did is not known. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

/** Why a command was not done: one sentence or two for a person, and a code for programs. */
export const faultSchema = z.object({
  /** A code of the protocol, or one of those below. */
  code: z.string(),
  message: z.string(),
});
export type Fault = z.infer<typeof faultSchema>;

/** A fault that is told by its message alone, and its code. */
const TOLD: [new (...args: never[]) => Error, code: string][] = [
  [UsageError, 'command.usage'],
  [ConfigError, 'command.configuration'],
  [DataFolderError, 'command.data_folder'],
  [FolderInUseError, 'command.data_folder_in_use'],
  [ControlError, 'command.server'],
  [DatabaseSetupError, 'command.database'],
];

/** What the person who called it can put right in the call itself. */
const WRONG_VALUES = new Set(['command.usage', 'common.validation_failed']);

/** 0 is done, 1 failed, 2 wrong usage. */
export const exitCodeOf = ({ code }: Fault): 1 | 2 => (WRONG_VALUES.has(code) ? 2 : 1);

export const UNFORESEEN = 'command.failed';

function ofSystem(error: Error): Fault | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return {
      code: 'command.port_in_use',
      message: 'The port is in use. Stop what is using it, or set PORT to another one.',
    };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return { code: 'command.not_allowed', message: `Not allowed: ${error.message}` };
  if (code === 'ENOSPC') return { code: 'command.disk_full', message: `The disk is full: ${error.message}` };
  return undefined;
}

/** What went wrong, in words for whoever runs the API. */
export function faultOf(error: unknown): Fault {
  if (error instanceof AtsError) {
    const hint = error.code === 'organization.not_found' ? ' `ats-api org list` shows those that do.' : '';
    return { code: error.code, message: `${error.message}${hint}` };
  }
  const told = TOLD.find(([Kind]) => error instanceof Kind);
  if (told) return { code: told[1], message: (error as Error).message };
  if (isDatabaseAway(error))
    return {
      code: 'command.database',
      message: 'The database does not answer now. `ats-api doctor` looks into it.',
    };
  if (!(error instanceof Error)) return { code: UNFORESEEN, message: String(error) };
  return (
    ofSystem(error) ?? { code: UNFORESEEN, message: `It failed for an unforeseen reason: ${error.message}` }
  );
}
