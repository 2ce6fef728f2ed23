import type { AtsFlowEvent } from '../register/register.types.ts';
import type { FoundWork } from './finding.types.ts';

/** Behind an access code the service tells no UUID: there the id is empty, and the number tells the work. */
export const workIdOf = (found: FoundWork | null): string => found?.workId ?? '';

export const workSelected = (found: FoundWork): AtsFlowEvent => ({
  type: 'allfeat:work-selected',
  detail: { workId: workIdOf(found), atsId: found.atsId },
});
