import { assign, fromPromise, setup } from 'xstate';
import { notProvided } from '../not-provided.ts';

/** Copies `text`; `what` names it for whoever shows the button. */
export interface ClipboardEvent {
  type: 'clipboard.copy';
  what: string;
  text: string;
}

/** Puts texts on the clipboard, one after the other, and knows for a moment how that went. It keeps none of them. */
export const clipboardMachine = setup({
  types: {
    context: {} as { what: string | null },
    events: {} as ClipboardEvent,
  },
  actors: { copy: fromPromise<void, { text: string }>(notProvided('copy')) },
  delays: {
    /** How long a button says that it has copied. */
    copiedFor: 2_000,
  },
  actions: { recordWhat: assign((_, what: string) => ({ what })) },
}).createMachine({
  id: 'clipboard',
  initial: 'idle',
  context: { what: null },
  on: {
    'clipboard.copy': {
      target: '.copying',
      reenter: true,
      actions: { type: 'recordWhat', params: ({ event }) => event.what },
    },
  },
  states: {
    idle: {},
    copying: {
      invoke: {
        src: 'copy',
        input: ({ event }) => ({ text: event.text }),
        onDone: 'copied',
        onError: 'refused',
      },
    },
    copied: { after: { copiedFor: 'idle' } },
    /** The browser did not allow it: the text has to be selected by hand. */
    refused: { after: { copiedFor: 'idle' } },
  },
});
