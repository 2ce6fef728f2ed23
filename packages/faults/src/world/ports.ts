import { createPorts, createTokenFetcher } from '@ats-kit/client';
import type { AtsPorts } from '@ats-kit/machine';
import { TimeoutError } from 'ky';
import type { Activity } from './activity.ts';
import { callOf } from './calls.ts';
import type { JumpingClock } from './clock.ts';
import type { Line } from './line.ts';
import type { Tab } from './tab.ts';

export interface PortsOptions {
  line: Line;
  activity: Activity;
  clock: JumpingClock;
  tab: Tab;
  siteKey: string;
}

/** How long the client waits for an answer, in real time: what a laden machine needs. */
const TIMEOUT_MS = 30_000;

type Method = (...args: never[]) => unknown;

/** The platform's `fetch`, but where an answer is known never to come the time-out comes as soon as the request has arrived. */
function fetchOver(line: Line): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url.slice(line.url.length), line.url);
    if (!line.isSilentFor(callOf(request.method, pathname))) return fetch(request);
    const controller = new AbortController();
    const signal = AbortSignal.any([request.signal, controller.signal]);
    const arrived = line.nextHold().then(() => {
      throw new TimeoutError(request);
    });
    return Promise.race([fetch(request, { signal }), arrived]).finally(() => controller.abort());
  };
}

/** The same methods, each call counted for as long as its answer is awaited. */
function watched<Port extends object>(port: Port, activity: Activity): Port {
  const watch =
    (method: Method): Method =>
    (...args) => {
      const answer = method(...args);
      if (!(answer instanceof Promise)) return answer;
      const end = activity.begin();
      void answer.then(end, end);
      return answer;
    };
  return Object.fromEntries(
    Object.entries(port).map(([name, method]) => [
      name,
      typeof method === 'function' ? watch(method as Method) : (method as unknown),
    ]),
  ) as Port;
}

/** The ports that a page has, but for its clock, its storage and what only a browser can do. */
export function portsOn(options: PortsOptions): AtsPorts {
  const { line, activity, clock, tab, siteKey } = options;
  const overLine = fetchOver(line);
  const timeouts = { json: TIMEOUT_MS, prepare: TIMEOUT_MS, confirm: TIMEOUT_MS };
  const real = createPorts({ atsUrl: line.url, siteKey, timeoutsMs: timeouts, fetch: overLine });
  const getToken = createTokenFetcher({
    tokenUrl: `${line.url}/token`,
    timeoutMs: TIMEOUT_MS,
    fetch: overLine,
  });
  return {
    ...real,
    api: watched(real.api, activity),
    uploader: watched(real.uploader, activity),
    hasher: watched(real.hasher, activity),
    recordings: watched(real.recordings, activity),
    getToken: watched({ getToken }, activity).getToken,
    tracker: {
      open: (input, handlers) =>
        real.tracker.open(input, {
          onOpen: () => {
            activity.bump();
            handlers.onOpen();
          },
          onFrame: (frame) => {
            activity.bump();
            handlers.onFrame(frame);
          },
          onClose: () => {
            activity.bump();
            handlers.onClose();
          },
        }),
    },
    desk: tab.desk,
    storage: tab.storage,
    locks: tab.locks,
    presence: tab.presence,
    connectivity: tab.connectivity,
    clock,
  };
}
