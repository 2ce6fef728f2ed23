import { findingInput } from './register.rules.ts';
import { registerSetup } from './register.setup.ts';

/** An update: which work it is about. */
export const finding = registerSetup.createStateConfig({
  initial: 'asking',
  invoke: {
    id: 'finding',
    src: 'finding',
    input: ({ context }) => findingInput(context),
    onSnapshot: {},
    onDone: [
      {
        guard: { type: 'isNotedWork', params: ({ event }) => event.output },
        target: 'submitting',
        actions: { type: 'recordWork', params: ({ event }) => event.output },
      },
      {
        target: 'filling',
        actions: [
          'dropNoted',
          { type: 'recordWork', params: ({ event }) => event.output },
          { type: 'tellWork', params: ({ event }) => event.output },
          { type: 'restoreKeptDraft', params: ({ event }) => event.output },
          { type: 'emitWorkSelected', params: ({ event }) => event.output },
        ],
      },
    ],
  },
  on: {
    'finding.trouble': [
      {
        guard: { type: 'isConfigurationFailure', params: ({ event }) => event.failure },
        target: 'disabled',
        actions: {
          type: 'recordFailure',
          params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
        },
      },
      {
        actions: {
          type: 'emitError',
          params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
        },
      },
    ],
    'finding.failed': [
      {
        guard: { type: 'isConfigurationFailure', params: ({ event }) => event.failure },
        target: 'disabled',
        actions: {
          type: 'recordFailure',
          params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
        },
      },
      {
        target: '.failed',
        actions: {
          type: 'recordFailure',
          params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
        },
      },
    ],
  },
  states: {
    asking: {},
    /** Finding itself waits, with the code or the list as it was. */
    failed: {
      entry: 'emitFailed',
      on: {
        'user.retry': { target: 'asking', actions: 'findAgain' },
        'user.backToForm': { target: 'asking', actions: 'findAnother' },
      },
    },
  },
});
