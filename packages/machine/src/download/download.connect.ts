import { findingView } from '../finding/finding.connect.ts';
import type { FindingEvent, FoundWork } from '../finding/finding.types.ts';
import { errorText } from '../messages/error-text.ts';
import { type ConnectEnv, type Connection, createConnection } from '../register/views/env.ts';
import { lookupFailedView } from '../view/failed.ts';
import { frameOf, isAwaitingToken } from '../view/frame.ts';
import { creatorLines, versionHead, versionsOf } from '../view/version.ts';
import type { WorksEvent } from '../works/works.types.ts';
import type { DownloadSnapshot, VersionSnapshot } from './download.snapshot.ts';
import { downloadScreen } from './download.state.ts';
import type { DownloadEvent } from './download.types.ts';
import type {
  DownloadVersionView,
  DownloadView,
  DownloadWorkView,
  ProblemView,
  VersionCreatorsView,
} from './download.view.ts';

export type DownloadViewEvent = DownloadEvent | FindingEvent | WorksEvent;
type DownloadConnection = Connection<DownloadSnapshot, DownloadViewEvent>;

function creatorsView(connection: DownloadConnection, of: VersionSnapshot): VersionCreatorsView | null {
  const { t, format, id, act } = connection;
  const { version, creators, query, failures } = of.context;
  if (creators === null && query === null) return null;
  const isShown = of.matches({ creators: { open: 'shown' } });
  const name = format.number(version);
  return {
    id: id(`creators-${version}`),
    toggle: {
      text: t.download.creators,
      label: t.download.creatorsLabel(name),
      isExpanded: of.matches({ creators: 'open' }),
      press: act({ type: 'user.toggleCreators', version }),
    },
    isBusy: of.matches({ creators: { open: 'loading' } }),
    busyText: t.download.creatorsBusy,
    lines: isShown ? creatorLines(connection, creators ?? []) : [],
    problem:
      of.matches({ creators: { open: 'failed' } }) && failures.creators
        ? {
            id: id(`creators-${version}-problem`),
            text: t.download.creatorsProblem(errorText(t, failures.creators)),
            retry: {
              text: t.failed.retry,
              label: t.download.retryCreators(name),
              press: act({ type: 'user.retryCreators', version }),
            },
          }
        : null,
  };
}

function problems({ t, format, id, act }: DownloadConnection, of: VersionSnapshot): ProblemView[] {
  const { version, failures } = of.context;
  const name = format.number(version);
  const { audio, certificate } = failures;
  return [
    ...(audio
      ? [
          {
            id: id(`audio-${version}-problem`),
            text: t.download.problem.audio(errorText(t, audio)),
            retry: {
              text: t.failed.retry,
              label: t.download.retryAudio(name),
              press: act({ type: 'user.downloadAudio', version }),
            },
          },
        ]
      : []),
    ...(certificate
      ? [
          {
            id: id(`certificate-${version}-problem`),
            text: t.download.problem.certificate(errorText(t, certificate)),
            retry: {
              text: t.failed.retry,
              label: t.download.retryCertificate(name),
              press: act({ type: 'user.downloadCertificate', version }),
            },
          },
        ]
      : []),
  ];
}

function versionView(
  connection: DownloadConnection,
  found: FoundWork,
  of: VersionSnapshot,
): DownloadVersionView {
  const { t, format, act } = connection;
  const { version } = of.context;
  const name = format.number(version);
  const known = versionsOf(found).find((one) => one.version === version) ?? { version };
  const { registeredAt } = known;
  return {
    ...versionHead(connection, known, found.latestVersion),
    facts: registeredAt === undefined ? '' : format.date(registeredAt),
    audio: found.hasFile
      ? {
          text: t.download.audio,
          label: t.download.audioLabel(name),
          isBusy: of.matches({ audio: 'fetching' }),
          press: act({ type: 'user.downloadAudio', version }),
        }
      : null,
    certificate: {
      text: t.download.certificate,
      label: t.download.certificateLabel(name),
      isBusy: of.matches({ certificate: 'fetching' }),
      press: act({ type: 'user.downloadCertificate', version }),
    },
    creators: creatorsView(connection, of),
    problems: problems(connection, of),
  };
}

/** What became of the download that was heard of last, or that the work was opened. */
function announcement({ t, snapshot }: DownloadConnection, { title }: FoundWork): string {
  const { latest } = snapshot.download.context;
  if (!latest) return t.download.announce(title);
  if (latest.outcome !== 'failed') return t.download[latest.outcome][latest.kind];
  const failure = snapshot.versions.find(({ context }) => context.version === latest.version)?.context
    .failures[latest.kind];
  return failure ? t.download.problem[latest.kind](errorText(t, failure)) : '';
}

function workView(connection: DownloadConnection, found: FoundWork): DownloadWorkView {
  const { t, format, id, act, snapshot } = connection;
  const { title, atsId, network } = found;
  const count = snapshot.versions.length;
  const isList = snapshot.download.context.externalUserId !== null;
  return {
    ...frameOf(connection, { network, isWaiting: isAwaitingToken(snapshot.session) }),
    screen: 'download',
    heading: title,
    // A number that names, like a house's: no separators.
    lead: t.download.lead(String(atsId), t.works.versions(count, format.number(count))),
    announcement: announcement(connection, found),
    focus: { key: `download#${atsId}`, id: id('heading') },
    back: {
      text: isList ? t.download.allWorks : t.download.anotherCode,
      press: act({ type: 'user.another' }),
    },
    listLabel: t.download.list(title),
    versions: snapshot.versions.map((version) => versionView(connection, found, version)),
  };
}

/** Turns the state of the machines into what a face renders. Pure: the same snapshot gives the same view. */
export function connectDownload(
  snapshot: DownloadSnapshot,
  send: (event: DownloadViewEvent) => void,
  env: ConnectEnv,
): DownloadView {
  const connection = createConnection<DownloadSnapshot, DownloadViewEvent>(snapshot, send, env);
  const { network, failure, found } = snapshot.download.context;
  const screen = downloadScreen(snapshot);
  if (screen === 'download' && found) return workView(connection, found);
  if (screen === 'failed' || screen === 'disabled') {
    const isSetup = snapshot.download.matches('misconfigured');
    return lookupFailedView(connection, { screen, network, failure, isSetup, clipboard: snapshot.clipboard });
  }
  return findingView(connection);
}
