import { submissionInput } from './register.rules.ts';
import { type Confirmed, type Refusal, registerSetup } from './register.setup.ts';

/** A finished form, or a `confirm` of an earlier life of the page: from there to its confirmation, or not. */
export const submitting = registerSetup.createStateConfig({
  entry: 'forgetTries',
  invoke: [
    {
      id: 'submission',
      src: 'submission',
      input: ({ context }) => submissionInput(context),
      onSnapshot: {},
      onDone: [
        {
          guard: { type: 'isConfirmed', params: ({ event }) => event.output },
          target: 'following',
          actions: [
            { type: 'recordConfirmed', params: ({ event }) => event.output as Confirmed },
            {
              type: 'emitConfirmed',
              params: ({ event }) => (event.output as Confirmed).confirmation,
            },
          ],
        },
        {
          guard: { type: 'isCancelled', params: ({ event }) => event.output },
          target: 'filling',
        },
        {
          guard: { type: 'isConfiguration', params: ({ event }) => event.output },
          target: 'disabled',
          actions: { type: 'recordRefusal', params: ({ event }) => event.output as Refusal },
        },
        {
          target: 'failed',
          actions: { type: 'recordRefusal', params: ({ event }) => event.output as Refusal },
        },
      ],
    },
  ],
  on: {
    'user.cancel': { actions: 'cancelSubmission' },
    'user.acceptPrice': { actions: 'acceptPrice' },
    'submission.uploadStarted': {
      actions: { type: 'emitUploadStart', params: ({ event }) => event },
    },
    'submission.uploadProgressed': {
      actions: { type: 'emitUploadProgress', params: ({ event }) => event },
    },
    'submission.uploadCompleted': {
      actions: { type: 'emitUploadComplete', params: ({ event }) => event.filename },
    },
    'submission.trouble': { actions: { type: 'emitError', params: ({ event }) => event } },
    'session.renewed': { actions: 'passRenewal' },
    // The request that waits for the token fails with it, and knows whether anything is in doubt.
    'session.refused': {},
  },
});
