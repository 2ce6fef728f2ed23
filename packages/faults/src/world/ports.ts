import { type GetToken, createPorts, createTokenFetcher } from '@ats-kit/client';
import type { AtsPorts } from '@ats-kit/machine';
import type { Activity } from './activity.ts';
import type { Call } from './calls.ts';
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
const TIMEOUT_MS = 10_000;
/** The same for an answer that is known never to come. */
const SHORT_TIMEOUT_MS = 60;

/** The call that each method of the API makes. */
const CALL_OF_METHOD: Record<keyof AtsPorts['api'], Call | readonly Call[]> = {
  stats: 'stats',
  initWork: 'init',
  initVersion: 'init',
  initVersionUpload: 'init-upload',
  prepare: 'prepare',
  prepareVersion: 'prepare',
  confirm: 'confirm',
  confirmVersion: 'confirm',
  transaction: 'status',
  workByAccessCode: 'access work',
  works: 'list',
  versions: 'versions',
  creators: 'creators',
  download: ['audio', 'certificate'],
  workCertificate: 'certificate',
};

type Method = (...args: never[]) => unknown;

/** The methods of `hasty` where the line will keep the answer back for good, those of `patient` elsewhere. */
function byPatience<Api extends AtsPorts['api']>(line: Line, patient: Api, hasty: Api): Api {
  const entries = Object.entries(patient) as [keyof AtsPorts['api'], Method][];
  const chosen = entries.map(([name, method]): [string, Method] => [
    name,
    (...args) => (line.isSilentFor(CALL_OF_METHOD[name]) ? (hasty[name] as Method) : method)(...args),
  ]);
  return { ...patient, ...Object.fromEntries(chosen) };
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
  const withTimeout = (timeoutMs: number) => ({
    ports: createPorts({
      atsUrl: line.url,
      siteKey,
      timeoutsMs: { json: timeoutMs, prepare: timeoutMs, confirm: timeoutMs },
    }),
    getToken: createTokenFetcher({ tokenUrl: `${line.url}/token`, timeoutMs }),
  });
  const patient = withTimeout(TIMEOUT_MS);
  const hasty = withTimeout(SHORT_TIMEOUT_MS);
  const real = patient.ports;
  const getToken: GetToken = (request) => (line.isSilentFor('token') ? hasty : patient).getToken(request);
  return {
    ...real,
    api: watched(byPatience(line, real.api, hasty.ports.api), activity),
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
