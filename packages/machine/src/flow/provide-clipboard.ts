import { fromPromise } from 'xstate';
import { clipboardMachine } from '../clipboard/clipboard.machine.ts';
import type { Provisions } from './provisions.ts';

/** The clipboard machine with the user's own. */
export const provideClipboard = ({ ports }: Provisions) =>
  clipboardMachine.provide({
    actors: { copy: fromPromise<void, { text: string }>(({ input }) => ports.desk.copy(input.text)) },
  });
