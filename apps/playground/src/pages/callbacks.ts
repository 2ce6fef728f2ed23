import type { AtsCallbacks } from '@ats-kit/machine';
import { EVENT_NAMES, type EventName } from '@ats-kit/protocol';
import type { Shell } from './shell/playground.ts';

/** `allfeat:upload-start` → `onUploadStart` */
const callbackName = (event: EventName) =>
  event.replace('allfeat:', 'on-').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A callback for every event, which writes it into the log under the name that it has elsewhere. */
export function callbacksFor({ log, giveToken }: Shell): AtsCallbacks {
  const onTokenExpired = (detail: unknown) => {
    log.add(EVENT_NAMES.TOKEN_EXPIRED, detail);
    void giveToken();
  };
  const others = Object.values(EVENT_NAMES).map((event) => [
    callbackName(event),
    (detail: unknown) => log.add(event, detail),
  ]);
  return { ...(Object.fromEntries(others) as AtsCallbacks), onTokenExpired };
}
