import type { PendingAction } from '@ats-kit/protocol';
import { fromPromise } from 'xstate';
import type { GatedApi } from '../session/session.gate.ts';
import { PAGE_SIZE } from '../works/works.rules.ts';
import { worksMachine } from '../works/works.machine.ts';
import type { WorksRequest } from '../works/works.types.ts';
import type { ActorArgs, AnySystem } from './provisions.ts';

/**
 * The list of works with the service behind it.
 *
 * @param pendingAction what the host is told when a page waits for a token
 */
export function provideWorks(
  gated: (system: AnySystem) => Pick<GatedApi, 'works'>,
  pendingAction: PendingAction,
) {
  return worksMachine.provide({
    actors: {
      loadPage: fromPromise(
        ({ input: { network, search, after }, signal, system }: ActorArgs<WorksRequest>) =>
          gated(system).works(
            {
              network,
              first: PAGE_SIZE,
              ...(after === null ? {} : { after }),
              ...(search === '' ? {} : { search }),
            },
            { signal, pendingAction },
          ),
      ),
    },
  });
}
