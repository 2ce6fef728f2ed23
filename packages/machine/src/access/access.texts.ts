import type { AccessContext, AccessCopyTarget } from './access.types.ts';

/** The text behind a copy button; empty when there is none, and then there is no button either. */
export function copyText({ found, failure }: AccessContext, what: AccessCopyTarget): string {
  const details = found?.details;
  if (what === 'owner') return details?.ownerAddress ?? '';
  if (what === 'commitment') return details?.latestCommitment ?? '';
  if (what === 'requestId') return failure?.requestId ?? '';
  const version = Number(what.slice('version-'.length));
  return details?.versions?.find((known) => known.version === version)?.commitment ?? '';
}
