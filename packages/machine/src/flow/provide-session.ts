import { AtsError, isAtsError } from '@ats-kit/protocol';
import { fromCallback, fromPromise } from 'xstate';
import type { TokenRequestInput } from '../ports.ts';
import { sessionMachine } from '../session/session.machine.ts';
import type { SessionEvent, TokenReason } from '../session/session.types.ts';
import { lifetimeMsOf, watchAge } from '../session/token-age.ts';
import type { Provisions } from './provisions.ts';

/** The session actor of a system: the gate of every call. */
export function provideSession(
  { ports, tokens }: Provisions,
  request: Pick<TokenRequestInput, 'actionType' | 'network' | 'atsId'>,
) {
  /** When the present token came: a watch that begins anew after a refresh in vain still counts from there. */
  let receipt: { token: string | undefined; atMs: number } | null = null;
  return sessionMachine.provide({
    actors: {
      fetchToken: fromPromise<void, { reason: TokenReason }>(async ({ input, signal }) => {
        try {
          const token = await ports.getToken?.({ ...request, reason: input.reason, signal });
          // A token that comes after the host gave one by hand comes too late.
          if (signal.aborted) return;
          if (typeof token !== 'string' || token === '') throw new AtsError('widget.token_unavailable');
          tokens.set(token);
        } catch (error) {
          throw isAtsError(error) ? error : new AtsError('widget.token_unavailable', { cause: error });
        }
      }),
      watchAge: fromCallback<SessionEvent, { notBeforeMs: number }>(({ input, sendBack }) => {
        const { clock, presence } = ports;
        const token = tokens.current();
        if (receipt?.token !== token) receipt = { token, atMs: clock.monotonicMs() };
        const lifetimeMs = lifetimeMsOf(token ?? '');
        if (!presence || lifetimeMs === null || !receipt) return;
        return watchAge(
          { clock, presence },
          { receivedAtMs: receipt.atMs, lifetimeMs, notBeforeMs: input.notBeforeMs },
          (atMs) => sendBack({ type: 'token.ageing', atMs }),
        );
      }),
    },
  });
}
