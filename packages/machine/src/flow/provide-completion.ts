import { AtsError } from '@ats-kit/protocol';
import { type ActorSystem, type ActorSystemInfo, fromCallback, fromPromise } from 'xstate';
import { completionMachine } from '../completion/completion.machine.ts';
import type { CertificateFormat } from '../completion/completion.types.ts';
import type { AtsApi, AtsPorts } from '../ports.ts';

/** Has the browser ask before the page is left, for as long as it runs. */
export const holdPage = ({ desk }: AtsPorts) => fromCallback(() => desk.holdPage());

/** The completion machine with the user's desk. */
export function provideCompletion(
  ports: AtsPorts,
  gated: (system: ActorSystem<ActorSystemInfo>) => Pick<AtsApi, 'workCertificate'>,
) {
  return completionMachine.provide({
    actors: {
      holdPage: holdPage(ports),
      save: fromPromise<void, { filename: string; text: string }>(async ({ input }) =>
        ports.desk.save(input),
      ),
      fetchCertificate: fromPromise(
        async ({
          input: { workId, format },
          signal,
          system,
        }: {
          input: { workId: string; format: CertificateFormat };
          signal: AbortSignal;
          system: ActorSystem<ActorSystemInfo>;
        }) => {
          const { url, jsonUrl } = await gated(system).workCertificate({ workId }, { signal });
          const wanted = format === 'pdf' ? url : jsonUrl;
          // Not every service has the JSON on its own; it is attached to the PDF in any case.
          if (wanted === undefined) throw new AtsError('work.certificate_unavailable');
          ports.desk.download(wanted);
        },
      ),
    },
  });
}
