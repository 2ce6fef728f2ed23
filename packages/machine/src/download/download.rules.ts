import type { FoundWork } from '../finding/finding.types.ts';
import type { FilesRef } from '../ports.ts';
import { versionsOf } from '../view/version.ts';
import type { VersionInput } from './version.types.ts';

/** Where the files of a work are: behind its code, or with the user's own works. */
export const filesOf = ({ work, workId }: FoundWork): FilesRef =>
  'accessCode' in work ? work : { workId: workId ?? '' };

export const versionId = (version: number) => `version-${version}` as const;

/** What each version of a work begins with. Behind an access code only the latest creators are told. */
export function versionInputs(found: FoundWork): VersionInput[] {
  const { work, network, creators, latestVersion } = found;
  return versionsOf(found).map(({ version }) => ({
    work: filesOf(found),
    version,
    creators: version === latestVersion ? creators : null,
    query: 'atsId' in work ? { atsId: work.atsId, network, version } : null,
  }));
}
