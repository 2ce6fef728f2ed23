import type { PendingAction } from '@ats-kit/protocol';
import { fromPromise } from 'xstate';
import { downloadMachine } from '../download/download.machine.ts';
import { versionMachine } from '../download/version.machine.ts';
import type { CreatorsQuery, FileKind } from '../download/version.types.ts';
import type { DownloadQuery } from '../ports.ts';
import { provideClipboard } from './provide-clipboard.ts';
import { type TokenScope, provideFinding } from './provide-finding.ts';
import { provideSession } from './provide-session.ts';
import { type ActorArgs, type Provisions, gatedApi } from './provisions.ts';

const PENDING: Record<FileKind, PendingAction> = {
  audio: 'download_version_asset',
  certificate: 'download_version_certificate',
};

function provideVersion(provisions: Provisions) {
  const gated = gatedApi(provisions);
  return versionMachine.provide({
    actors: {
      fetchFile: fromPromise(async ({ input, signal, system }: ActorArgs<DownloadQuery>) => {
        const { url } = await gated(system).download(input, { signal, pendingAction: PENDING[input.kind] });
        // Whoever has left the screen meanwhile wants it no more.
        signal.throwIfAborted();
        provisions.ports.desk.download(url);
      }),
      loadCreators: fromPromise(async ({ input, signal, system }: ActorArgs<CreatorsQuery>) => {
        const { creators } = await gated(system).creators(input, { signal });
        return creators;
      }),
    },
  });
}

/** The download machine with real actors behind its names. */
export const provideDownload = (provisions: Provisions, scope: TokenScope) =>
  downloadMachine.provide({
    actors: {
      session: provideSession(provisions, scope),
      finding: provideFinding(provisions, scope, { list: 'download_list', open: 'download_detail' }),
      version: provideVersion(provisions),
      clipboard: provideClipboard(provisions),
    },
  });
