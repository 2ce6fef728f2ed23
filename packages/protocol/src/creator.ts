import { LIMITS } from './limits.ts';
import {
  EMAIL_PATTERN,
  IPI_PATTERN,
  ISNI_PATTERN,
  countCharacters,
  isStorableText,
  normalizeIsni,
  trimText,
} from './text.ts';

/** What a creator did, in the order of the tags that are hashed. */
export const ROLES = ['author', 'composer', 'arranger', 'adapter'] as const;
export type Role = (typeof ROLES)[number];

export interface Creator {
  /** 1–255 characters, trimmed. */
  fullName: string;
  /** A valid address, at most 255 characters, trimmed. */
  email: string;
  /** At least one. Order and repetition do not matter. */
  roles: Role[];
  /** Interested Party Information number, 1–11 digits. Empty counts as absent. */
  ipi?: string | undefined;
  /** International Standard Name Identifier, 15 digits and a digit or `X`. Empty counts as absent. */
  isni?: string | undefined;
}

/** The fields of a creator that can be wrong, and in which way. */
export type CreatorProblem =
  | { field: 'fullName'; problem: 'required' | 'tooLong' | 'invalid' }
  | { field: 'email'; problem: 'required' | 'tooLong' | 'invalid' }
  | { field: 'roles'; problem: 'required' }
  | { field: 'ipi'; problem: 'invalid' }
  | { field: 'isni'; problem: 'invalid' };

/**
 * A creator as it is sent and hashed: strings trimmed, the ISNI without white space, roles distinct and in order,
 * an empty `ipi` or `isni` left out.
 */
export function normalizeCreator(creator: Creator): Creator {
  const ipi = trimText(creator.ipi ?? '');
  const isni = normalizeIsni(creator.isni ?? '');
  return {
    fullName: trimText(creator.fullName),
    email: trimText(creator.email),
    roles: ROLES.filter((role) => creator.roles.includes(role)),
    ...(ipi === '' ? {} : { ipi }),
    ...(isni === '' ? {} : { isni }),
  };
}

/** What is wrong with a creator once normalized; an empty list means it can be registered. */
export function creatorProblems(creator: Creator): CreatorProblem[] {
  const { fullName, email, roles, ipi, isni } = normalizeCreator(creator);
  const problems: CreatorProblem[] = [];
  if (fullName === '') problems.push({ field: 'fullName', problem: 'required' });
  else if (countCharacters(fullName) > LIMITS.maxNameCharacters)
    problems.push({ field: 'fullName', problem: 'tooLong' });
  else if (!isStorableText(fullName)) problems.push({ field: 'fullName', problem: 'invalid' });
  if (email === '') problems.push({ field: 'email', problem: 'required' });
  else if (countCharacters(email) > LIMITS.maxNameCharacters)
    problems.push({ field: 'email', problem: 'tooLong' });
  else if (!EMAIL_PATTERN.test(email) || !isStorableText(email))
    problems.push({ field: 'email', problem: 'invalid' });
  if (roles.length === 0) problems.push({ field: 'roles', problem: 'required' });
  if (ipi !== undefined && !IPI_PATTERN.test(ipi)) problems.push({ field: 'ipi', problem: 'invalid' });
  if (isni !== undefined && !ISNI_PATTERN.test(isni)) problems.push({ field: 'isni', problem: 'invalid' });
  return problems;
}
