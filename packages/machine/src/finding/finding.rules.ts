import {
  ACCESS_CODE_PATTERN,
  type Creator,
  type ListedWork,
  type Network,
  type Version,
  type WorkDetails,
  normalizeAccessCode,
} from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';
import type { CodeProblem, FoundWork } from './finding.types.ts';

/** What is wrong with a code before anybody is asked; `null` when it has the form of one. */
export function codeFormProblem(typed: string): CodeProblem | null {
  const code = normalizeAccessCode(typed);
  if (code === '') return { type: 'required' };
  return ACCESS_CODE_PATTERN.test(code) ? null : { type: 'format' };
}

/** Refusals that are about the code itself, so that another code may help; and nothing else does. */
const CODE_REFUSALS = new Set([
  'access_code.format_invalid',
  'access_code.not_found',
  'access_code.expired',
  'work.not_found',
  'work.access_forbidden',
  'work.not_owned_by_user',
  'session.network_not_allowed',
]);

export const isAboutCode = ({ code }: Failure) => CODE_REFUSALS.has(code);

/** Versions count from 1: before the first one stands on the chain, nothing can be read or updated. */
export const isPendingWork = ({ latestVersion }: Pick<FoundWork, 'latestVersion'>) => latestVersion < 1;

/** Without the `0x` that some services write before it. */
const latestHash = (versions: readonly Version[], latest: number) =>
  versions.find(({ version }) => version === latest)?.mediaHash.replace(/^0x/, '') ?? null;

/** Each version once: it is known by its number. */
const once = (versions: readonly Version[]): Version[] => [
  ...new Map(versions.map((version) => [version.version, version])).values(),
];

/** What an access code led to. */
export function foundByCode(accessCode: string, details: WorkDetails): FoundWork {
  const { atsId, title, network, creators, latestVersion } = details;
  const versions = once(details.versions ?? []);
  return {
    work: { accessCode: normalizeAccessCode(accessCode) },
    workId: null,
    atsId,
    title,
    network,
    creators,
    latestVersion,
    // Not every service names the file; what it cannot keep it refuses by itself.
    hasFile: true,
    mediaHash: latestHash(versions, latestVersion),
    details: details.versions ? { ...details, versions } : details,
  };
}

/** What was chosen from a list, with what else was asked for. */
export function foundInList(
  { id, owner, hasFiles, ...work }: ListedWork,
  network: Network,
  { versions: told, creators }: { versions: Version[]; creators: Creator[] },
): FoundWork {
  const versions = once(told);
  // The list may be older than what came after it.
  const latest = versions.reduce((highest, { version }) => Math.max(highest, version), work.latestVersion);
  const { atsId, title, latestCommitment, createdAt, assetFilename } = work;
  return {
    work: { atsId },
    workId: id,
    atsId,
    title,
    network,
    creators,
    latestVersion: latest,
    hasFile: hasFiles,
    mediaHash: latestHash(versions, latest),
    details: {
      atsId,
      title,
      network,
      ownerAddress: owner,
      latestVersion: latest,
      latestCommitment: versions.find(({ version }) => version === latest)?.commitment ?? latestCommitment,
      createdAt,
      creators,
      versions,
      ...(assetFilename === undefined ? {} : { assetFilename }),
    },
  };
}
