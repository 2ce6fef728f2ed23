import { findingView } from '../finding/finding.connect.ts';
import type { FindingEvent, FoundWork } from '../finding/finding.types.ts';
import { coverOf } from '../drawing/seal.ts';
import { type Connection, createConnection, shortHash } from '../register/views/env.ts';
import { lookupFailedView } from '../view/failed.ts';
import { copyButtonOf, frameOf, isAwaitingToken } from '../view/frame.ts';
import { creatorLines, newestFirst, versionHead } from '../view/version.ts';
import type { ConnectEnv } from '../register/views/env.ts';
import type { WorksEvent } from '../works/works.types.ts';
import type { AccessSnapshot } from './access.snapshot.ts';
import { accessScreen } from './access.state.ts';
import type { AccessCopyTarget, AccessEvent } from './access.types.ts';
import type { AccessDetailsView, AccessView, DetailFactView, VersionView } from './access.view.ts';

export type AccessViewEvent = AccessEvent | FindingEvent | WorksEvent;
type AccessConnection = Connection<AccessSnapshot, AccessViewEvent>;

type Fact = Pick<DetailFactView, 'term' | 'lines'> & Partial<DetailFactView>;

const fact = (key: string, facts: Fact): DetailFactView => ({
  key,
  isCode: false,
  dateTime: null,
  copy: null,
  ...facts,
});

const line = (text: string) => [{ text, hint: null }];

function facts(connection: AccessConnection, { details, creators, network }: FoundWork): DetailFactView[] {
  const { t, format, snapshot } = connection;
  const copy = (what: AccessCopyTarget, label: string) =>
    copyButtonOf(connection, snapshot.clipboard, what, label);
  const { ownerAddress, latestVersion, latestCommitment, createdAt, assetFilename } = details;
  return [
    fact('network', { term: t.access.network, lines: line(t.access.networks[network]) }),
    fact('owner', {
      term: t.access.owner,
      lines: line(shortHash(ownerAddress)),
      isCode: true,
      copy: copy('owner', t.access.copyOwner),
    }),
    fact('version', { term: t.access.version, lines: line(format.number(latestVersion)) }),
    fact('commitment', {
      term: t.complete.fingerprint,
      lines: line(shortHash(latestCommitment)),
      isCode: true,
      copy: copy('commitment', t.complete.copyFingerprint),
    }),
    ...(assetFilename === undefined
      ? []
      : [fact('file', { term: t.review.file, lines: line(assetFilename) })]),
    fact('creators', { term: t.review.creators, lines: creatorLines(connection, creators) }),
    fact('created', {
      term: t.access.registered,
      lines: line(format.date(createdAt)),
      dateTime: createdAt,
    }),
  ];
}

function versions(
  connection: AccessConnection,
  { details, latestVersion }: FoundWork,
): AccessDetailsView['versions'] {
  const { t, format, id, snapshot } = connection;
  const items = newestFirst(details.versions ?? []).map((version): VersionView => {
    const { commitment, registeredAt, registeredAtBlock } = version;
    const what = `version-${version.version}` as const;
    const label = t.access.copyVersion(format.number(version.version));
    return {
      ...versionHead(connection, version, latestVersion),
      facts: t.access.versionFacts(format.date(registeredAt), format.number(registeredAtBlock)),
      fingerprint: {
        hiddenText: t.access.fingerprintOf,
        short: shortHash(commitment),
        copy: copyButtonOf(connection, snapshot.clipboard, what, label),
      },
    };
  });
  return items.length === 0 ? null : { id: id('versions'), heading: t.access.versions, items };
}

function detailsView(connection: AccessConnection, found: FoundWork): AccessDetailsView {
  const { t, id, act, snapshot } = connection;
  const { title, atsId, network, details } = found;
  const isWaiting = isAwaitingToken(snapshot.session);
  return {
    ...frameOf(connection, { network, isWaiting }),
    screen: 'details',
    heading: title,
    // A number that names, like a house's: no separators.
    lead: t.work.ats(String(atsId)),
    announcement: t.access.announce(title),
    focus: { key: `details#${atsId}`, id: id('heading') },
    cover: coverOf(details.latestCommitment),
    facts: facts(connection, found),
    versions: versions(connection, found),
    another: { text: t.access.another, press: act({ type: 'user.another' }) },
  };
}

/** Turns the state of the machines into what a face renders. Pure: the same snapshot gives the same view. */
export function connectAccess(
  snapshot: AccessSnapshot,
  send: (event: AccessViewEvent) => void,
  env: ConnectEnv,
): AccessView {
  const connection = createConnection<AccessSnapshot, AccessViewEvent>(snapshot, send, env);
  const { network, failure, found } = snapshot.access.context;
  const screen = accessScreen(snapshot);
  if (screen === 'details' && found) return detailsView(connection, found);
  if (screen === 'failed' || screen === 'disabled') {
    const isSetup = snapshot.access.matches('misconfigured');
    return lookupFailedView(connection, { screen, network, failure, isSetup, clipboard: snapshot.clipboard });
  }
  return findingView(connection);
}
