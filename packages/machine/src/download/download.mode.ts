import { routeToFinding } from '../finding/finding.route.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { AtsFlow, ModeDefinition } from '../flow/flow.types.ts';
import type { AtsFlowOptions } from '../flow/options.ts';
import { provideDownload } from '../flow/provide-download.ts';
import type { AtsPorts } from '../ports.ts';
import { connectDownload } from './download.connect.ts';
import type { downloadMachine } from './download.machine.ts';
import { downloadSnapshot } from './download.snapshot.ts';
import { downloadState } from './download.state.ts';
import type { DownloadEvent } from './download.types.ts';

/** Finding a work and fetching its files. */
export const downloadMode: ModeDefinition<'download', typeof downloadMachine> = {
  mode: 'download',
  actionType: 'access',
  provide: (provisions, { network, atsId }) =>
    provideDownload(provisions, { actionType: 'access', network, atsId: atsId ?? undefined }),
  snapshot: downloadSnapshot,
  connect: connectDownload,
  send(root, event) {
    if (!routeToFinding(root.getSnapshot().children.finding, event)) root.send(event as DownloadEvent);
  },
  state: downloadState,
};

/** The download flow alone; see `createAtsFlow`. */
export function createDownloadFlow(
  ports: AtsPorts | (() => AtsPorts),
  options?: AtsFlowOptions,
): AtsFlow<'download'> {
  return createFlow(downloadMode, ports, options);
}
