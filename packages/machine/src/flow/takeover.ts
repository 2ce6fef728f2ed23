import type { ActionType, Mode, Network } from '@ats-kit/protocol';
import type { AtsFlowEvent } from '../register/register.types.ts';

/** What a flow has to know of the one whose place it takes. */
interface Stand {
  mode: Mode;
  actionType: ActionType;
  network: Network;
  externalUserId: string | undefined;
  /** The token that the host began with. */
  token: string | undefined;
  stop(): void;
}

/** Flows by themselves, so that one can be named in the options of the next and still be forgotten. */
const stands = new WeakMap<object, Stand>();

export interface Takeover {
  /** The token that the host gives, unless it is the old flow's and for something else. */
  token: string | undefined;
  /** Ends the old flow. */
  begin(): void;
  /** What the host is told: that a widget is ready only once, and then that its mode changed. */
  tell(event: AtsFlowEvent): AtsFlowEvent | null;
}

/**
 * Puts a flow into the place of another.
 *
 * @param replaced the flow before it, if there is one
 */
export function takeOver(replaced: object | undefined, flow: object, stand: Stand): Takeover {
  let before = replaced && stands.get(replaced);
  const isFirst = before === undefined;
  const isOtherMode = before !== undefined && before.mode !== stand.mode;
  const isForSame =
    before?.actionType === stand.actionType &&
    before.network === stand.network &&
    before.externalUserId === stand.externalUserId;
  const token = isFirst || isForSame || before?.token !== stand.token ? stand.token : undefined;
  let isTold = false;
  const begin = () => {
    before?.stop();
    before = undefined;
  };
  stands.set(flow, {
    ...stand,
    stop() {
      // One that was replaced before it began has not ended its predecessor yet.
      begin();
      stand.stop();
    },
  });
  return {
    token,
    begin,
    tell(event) {
      if (event.type !== 'allfeat:ready') return event;
      if (isTold) return null;
      isTold = true;
      if (isFirst) return event;
      return isOtherMode ? { type: 'allfeat:mode-changed', detail: { mode: stand.mode } } : null;
    },
  };
}
