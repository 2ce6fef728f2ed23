import type { Creator, Version } from '@ats-kit/protocol';
import { coverOf } from '../drawing/seal.ts';
import type { FoundWork } from '../finding/finding.types.ts';
import type { Connection } from '../register/views/env.ts';

type Words = Pick<Connection<unknown, never>, 't' | 'format'>;

/** What is known of a version: all of it, or that there is one. */
export type KnownVersion = Pick<Version, 'version'> & Partial<Version>;

export const newestFirst = <Of extends { version: number }>(versions: readonly Of[]): Of[] =>
  [...versions].sort((a, b) => b.version - a.version);

/** The newest first. A service that does not tell the versions of a work tells at least which is the latest. */
export function versionsOf({ latestVersion, details }: FoundWork): KnownVersion[] {
  const known: readonly KnownVersion[] = details.versions ?? [];
  if (known.length === 0) return [{ version: latestVersion, commitment: details.latestCommitment }];
  return newestFirst(known);
}

/** What every row of a version begins with. */
export function versionHead(
  { t, format }: Words,
  { version, commitment = '' }: KnownVersion,
  latest: number,
) {
  return {
    key: `version-${version}`,
    name: t.work.versionName(format.number(version)),
    tag: version === latest ? t.work.current : null,
    cover: coverOf(commitment),
  };
}

/** "Author, Composer"; a role that has no name here keeps the service's. */
export function rolesText({ t, format }: Words, { roles }: Pick<Creator, 'roles'>): string | null {
  const names: Partial<Record<string, string>> = t.creators.roleNames;
  return roles.length === 0 ? null : format.list(roles.map((role) => names[role] ?? role));
}

export const creatorLines = (words: Words, creators: readonly Creator[]) =>
  creators.map((creator) => ({ text: creator.fullName, hint: rolesText(words, creator) }));
