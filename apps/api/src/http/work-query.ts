import { LIMITS, countCharacters, isStorableText } from '@ats-kit/protocol';
import type { WorkListQuery } from '../services/work-lists.ts';
import { invalid, naturalOf, networkOf } from './parameters.ts';

const DEFAULT_FIRST = 50;
const MAX_FIRST = 100;

function firstOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_FIRST;
  const first = naturalOf(text);
  if (first === undefined || first < 1 || first > MAX_FIRST) throw invalid('first', `1 to ${MAX_FIRST}.`);
  return first;
}

function searchOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (countCharacters(text) > LIMITS.maxTitleCharacters)
    throw invalid('search', `At most ${LIMITS.maxTitleCharacters} characters.`);
  if (!isStorableText(text)) throw invalid('search', 'Not valid Unicode text.');
  return text;
}

/** What a list of works is asked for. @throws AtsError `common.validation_failed` */
export function pageOf(query: Record<string, string>): WorkListQuery {
  return {
    network: networkOf(query['network']),
    first: firstOf(query['first']),
    after: query['after'],
    search: searchOf(query['search']),
  };
}
