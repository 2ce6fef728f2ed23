import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AnyStateMachine, StateMachine } from 'xstate';
import * as everything from '../../src/index.ts';
import { pageOf } from './mermaid.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const SOURCES = path.resolve(import.meta.dirname, '../../src');
export const FOLDER = path.join(ROOT, 'docs/machines');

/** The file that a machine is written in, found by the name that it is exported under. */
function sourceOf(name: string): string {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.machine.ts'),
  );
  const file = files.find((one) =>
    readFileSync(path.join(SOURCES, one), 'utf8').includes(`export const ${name} =`),
  );
  if (file === undefined) throw new Error(`No file exports ${name}.`);
  return path.posix.join('packages/machine/src', file.split(path.sep).join('/'));
}

/** Every page by its file name: one for each machine that the package exports, and a list of them. */
export function allPages(): Map<string, string> {
  const machines = Object.entries(everything)
    .flatMap(([name, value]): [string, AnyStateMachine][] =>
      (value as unknown) instanceof StateMachine ? [[name, value as unknown as AnyStateMachine]] : [],
    )
    .sort(([, one], [, other]) => one.id.localeCompare(other.id));
  const pages = machines.map(
    ([name, machine]) => [`${machine.id}.md`, pageOf(machine, sourceOf(name))] as const,
  );
  const list = [
    '# Machines',
    '',
    'The behaviour of ATS Kit, one page a machine. `pnpm diagrams` writes them anew.',
    '',
    ...machines.map(([, { id }]) => `- [${id}](${id}.md)`),
    '',
  ].join('\n');
  return new Map([['README.md', list], ...pages]);
}
