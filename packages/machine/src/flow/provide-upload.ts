import { isAtsError } from '@ats-kit/protocol';
import { fromCallback } from 'xstate';
import { failureOf, toFailure } from '../failure.ts';
import { type ConnectivityEvent, type UploadEvent, uploadMachine } from '../upload/upload.machine.ts';
import { fileOf } from './file-of.ts';
import type { Provisions } from './provisions.ts';

/** Upload URLs by job: each is a credential, so none stands in a context. */
export type UploadUrls = Map<string, string>;

/** The upload machine with the network. */
export function provideUpload({ ports, files }: Provisions, urls: UploadUrls) {
  return uploadMachine.provide({
    actors: {
      connectivity: fromCallback<ConnectivityEvent>(({ sendBack }) => {
        const tell = (isOnline: boolean) =>
          sendBack({ type: isOnline ? 'network.online' : 'network.offline' });
        if (ports.connectivity?.isOnline() === false) tell(false);
        return ports.connectivity?.onChange(tell);
      }),
      transfer: fromCallback<UploadEvent, { fileId: string; jobId: string }>(({ input, sendBack }) => {
        const controller = new AbortController();
        const { signal } = controller;
        const attempt = async () => {
          const file = fileOf(files, input.fileId);
          await ports.uploader.upload(
            { url: urls.get(input.jobId) ?? '', file },
            {
              signal,
              onProgress: ({ sentBytes }) => {
                if (!signal.aborted)
                  sendBack({ type: 'transfer.progress', sentBytes, atMs: ports.clock.monotonicMs() });
              },
            },
          );
        };
        attempt().then(
          () => {
            if (!signal.aborted) sendBack({ type: 'transfer.done' });
          },
          (error: unknown) => {
            if (signal.aborted) return;
            const failure = isAtsError(error)
              ? toFailure(error)
              : failureOf('widget.upload_error', { cause: error });
            sendBack({ type: 'transfer.failed', failure });
          },
        );
        return () => controller.abort();
      }),
    },
  });
}
