import { parseArgs } from 'node:util';
import { UsageError } from './faults.ts';
import { COMMANDS, type Command, OPTIONS, type OptionName, type OptionValues } from './grammar.ts';
import { usageOf } from './help.ts';
import { nearest } from './nearest.ts';
import type { OperationRequest } from './operation.ts';

/** What a command line asks for. */
export type Invocation =
  | { kind: 'serve' | 'version' }
  | { kind: 'help'; topic: readonly string[] }
  | { kind: 'operation'; request: OperationRequest };

const FLAGS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;
const OWN = {
  domain: { type: 'string', multiple: true },
  network: { type: 'string', multiple: true },
} as const;
const KNOWN_OPTIONS = [...Object.keys(FLAGS), ...Object.keys(OPTIONS)].map((name) => `--${name}`);

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...FLAGS, ...OWN }, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const unknown = /^Unknown option '(-[^' ]*)/.exec(error.message)?.[1];
    if (unknown === undefined) throw new UsageError(`${error.message.split('. ')[0] ?? ''}.`);
    throw new UsageError(
      `There is no option ${unknown}. The nearest that there is: ${String(nearest(unknown, KNOWN_OPTIONS))}.`,
    );
  }
}

const wordsOf = ({ words }: Command) => words.filter((word) => typeof word === 'string');

/** How many words at the beginning are those of the command, whatever comes after them. */
function commonWords({ words }: Command, given: readonly string[]): number {
  const end = words.findIndex((word, index) => word !== given[index]);
  return end === -1 ? words.length : end;
}

function valuesIn(command: Command, given: readonly string[]): Record<string, string> | undefined {
  if (given.length !== command.words.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, word] of command.words.entries()) {
    const text = given[index] ?? '';
    if (typeof word === 'string') {
      if (word !== text) return undefined;
      continue;
    }
    if (word.oneOf ? !word.oneOf.includes(text) : text.trim() === '') return undefined;
    values[word.name] = text;
  }
  return values;
}

/** Commands that begin as it was written, or all of them. */
export function commandsLike(given: readonly string[]): Command[] {
  const most = Math.max(...COMMANDS.map((command) => commonWords(command, given)));
  return most === 0 ? [] : COMMANDS.filter((command) => commonWords(command, given) === most);
}

function notUnderstood(given: readonly string[]): UsageError {
  const like = commandsLike(given);
  const isNamed = like.some((command) => commonWords(command, given) === wordsOf(command).length);
  const usage = like.map(usageOf).join('\n');
  if (isNamed) return new UsageError('That is not how it is called.', usage);
  if (like.length > 0 && given.length === 1)
    return new UsageError(`What is \`ats-api ${given.join(' ')}\` to do?`, usage);
  const names = [...COMMANDS.map((command) => wordsOf(command).join(' ')), 'serve', 'help'];
  const meant = String(nearest(given.slice(0, 2).join(' '), names));
  return new UsageError(
    `There is no command "${given.join(' ')}". The nearest that there is: \`ats-api ${meant}\`. \`ats-api help\` shows all.`,
    usage === '' ? undefined : usage,
  );
}

function requireOptions(command: Command | undefined, options: OptionValues): void {
  for (const name of Object.keys(options) as OptionName[]) {
    const usage = command && usageOf(command);
    if (!command?.options.some((option) => option.name === name))
      throw new UsageError(`--${name} means nothing here.`, usage);
    if (!OPTIONS[name].isMultiple && (options[name]?.length ?? 0) > 1)
      throw new UsageError(`--${name} stands there twice.`, usage);
  }
}

/**
 * What is asked for. Nothing at all is `serve`, as the program was always started.
 *
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): Invocation {
  const { values, positionals: given } = read(args);
  const { domain, network } = values;
  const options: OptionValues = { ...(domain ? { domain } : {}), ...(network ? { network } : {}) };
  const [first] = given;
  if (values.help === true || first === 'help')
    return { kind: 'help', topic: first === 'help' ? given.slice(1) : given };
  if (values.version === true || (first === 'version' && given.length === 1)) return { kind: 'version' };
  if (first === undefined || (first === 'serve' && given.length === 1)) {
    requireOptions(undefined, options);
    return { kind: 'serve' };
  }
  for (const command of COMMANDS) {
    const found = valuesIn(command, given);
    if (!found) continue;
    requireOptions(command, options);
    try {
      return { kind: 'operation', request: command.request(found, options) };
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(error.message, usageOf(command)) : error;
    }
  }
  throw notUnderstood(given);
}
