import { fromPromise } from 'xstate';
import { formMachine } from '../form/form.machine.ts';
import { registerMachine } from '../register/register.machine.ts';
import { provideCompletion } from './provide-completion.ts';
import { provideRecording } from './provide-recording.ts';
import { holdUnkept, provideRecords } from './provide-records.ts';
import type { TokenScope } from './provide-finding.ts';
import { provideSession } from './provide-session.ts';
import { provideSubmission } from './provide-submission.ts';
import { provideTracking } from './provide-tracking.ts';
import { type Provisions, gatedApi } from './provisions.ts';

/** The register machine with real actors behind its names, but for finding, which only an update does. */
export function provideRegister(provisions: Provisions, scope: TokenScope) {
  const { ports, files } = provisions;
  return registerMachine.provide({
    actors: {
      session: provideSession(provisions, scope),
      form: formMachine.provide({
        actors: { recording: provideRecording(provisions) },
        actions: { letGoOthers: (_, { id }) => files.letGoOthers(id) },
      }),
      submission: provideSubmission(provisions),
      tracking: provideTracking(provisions),
      completion: provideCompletion(ports, gatedApi(provisions)),
      records: provideRecords(provisions),
      holdUnkept: holdUnkept(provisions),
      loadStats: fromPromise(({ input, signal }) => ports.api.stats(input, { signal })),
      copy: fromPromise<void, { text: string }>(({ input }) => ports.desk.copy(input.text)),
    },
  });
}
