import type { ListedWork, Network, PendingAction, WorkDetails } from '@ats-kit/protocol';
import { fromPromise } from 'xstate';
import { toFailure } from '../failure.ts';
import { findingMachine } from '../finding/finding.machine.ts';
import { foundByCode, foundInList } from '../finding/finding.rules.ts';
import type { TokenRequestInput } from '../ports.ts';
import type { SessionRef } from '../session/session.gate.ts';
import { provideWorks } from './provide-works.ts';
import { type ActorArgs, type AnySystem, type Provisions, gatedApi } from './provisions.ts';

/** What tokens are asked for. A work's own network takes the place of the host's. */
export type TokenScope = Pick<TokenRequestInput, 'actionType' | 'network' | 'atsId'>;

const OTHER: Record<Network, Network> = { testnet: 'mainnet', mainnet: 'testnet' };

/**
 * The finding machine with the service behind it.
 *
 * @param scope shared with the session, so that tokens follow the work's network
 * @param pending what the host is told when the list, or a work that is opened from it, waits for a token
 */
export function provideFinding(
  provisions: Provisions,
  scope: TokenScope,
  pending: Record<'list' | 'open', PendingAction>,
) {
  const { ports, tokens } = provisions;
  const gated = gatedApi(provisions);

  /** Tokens are for one network, so a work of the other one needs another; whoever has no way to get one is told. */
  async function details(accessCode: string, system: AnySystem, signal: AbortSignal): Promise<WorkDetails> {
    const lookUp = () => gated(system).workByAccessCode({ accessCode }, { signal });
    try {
      return await lookUp();
    } catch (error) {
      if (!ports.getToken || toFailure(error).code !== 'session.network_not_allowed') throw error;
      scope.network = OTHER[scope.network];
      tokens.set(undefined);
      (system.get('session') as SessionRef).send({ type: 'token.dropped' });
      return lookUp();
    }
  }

  return findingMachine.provide({
    actors: {
      works: provideWorks(gated, pending.list),
      lookUp: fromPromise(async ({ input, signal, system }: ActorArgs<{ accessCode: string }>) => {
        const found = foundByCode(input.accessCode, await details(input.accessCode, system, signal));
        // A token that the host gave by hand may have been for the work's network all along.
        scope.network = found.network;
        return found;
      }),
      openWork: fromPromise(
        async ({
          input: { work, network },
          signal,
          system,
        }: ActorArgs<{ work: ListedWork; network: Network }>) => {
          const api = gated(system);
          const query = { atsId: work.atsId, network };
          const options = { signal, pendingAction: pending.open };
          const [{ versions }, { creators }] = await Promise.all([
            api.versions(query, options),
            api.creators(query, options),
          ]);
          return foundInList(work, network, { versions, creators });
        },
      ),
    },
  });
}
