import { COMMANDS, type Command, OPTIONS } from './grammar.ts';

/** How a command is written: `ats-api org show <id>`. */
export function usageOf({ words, options }: Pick<Command, 'words' | 'options'>): string {
  const parts = words.map((word) => {
    if (typeof word === 'string') return word;
    return word.oneOf ? word.oneOf.join('|') : `<${word.name}>`;
  });
  const flags = options.map(({ name, isRequired }) => {
    const text = `--${name} ${OPTIONS[name].values}`;
    if (isRequired) return text;
    return `[${text}]${OPTIONS[name].isMultiple ? '…' : ''}`;
  });
  return ['ats-api', ...parts, ...flags].join(' ');
}

const OTHERS = [
  { usage: 'ats-api serve', summary: 'Runs the API. So does the program without a command.' },
  { usage: 'ats-api help [<command>]', summary: 'Shows this, or how a command is written.' },
];

const entries = (commands: readonly Command[]) =>
  commands.map((command) => ({ usage: usageOf(command), summary: command.summary }));

const block = (list: readonly { usage: string; summary: string }[]) =>
  list.map(({ usage, summary }) => `  ${usage}\n      ${summary}`).join('\n');

const ABOUT_OPTIONS = `Options of every command:
  --json      One JSON object on standard output instead of text: the result, or { "error": { "code", "message" } }.
  --help, -h  Shows how the command is written.
  --version   Shows the version of the program.`;

const ABOUT_REST = `The configuration comes from the environment. A command works on the database beside running servers; when the database is
in the data folder and a server has it, the server is asked to do it.

Exit codes: 0 done, 1 failed, 2 wrong usage.`;

/** All commands, or those that are named. */
export function helpText(commands: readonly Command[] | undefined): string {
  const [serve, help] = OTHERS;
  const all = commands ? entries(commands) : [serve, ...entries(COMMANDS), help].filter((each) => !!each);
  const head = commands ? [] : ['Runs the ATS API, and looks after it.', ''];
  return [...head, block(all), '', ABOUT_OPTIONS, ...(commands ? [] : ['', ABOUT_REST])].join('\n');
}

/** The same for programs. */
export const helpData = (commands: readonly Command[] | undefined) => ({
  commands: commands ? entries(commands) : [...OTHERS, ...entries(COMMANDS)],
});
