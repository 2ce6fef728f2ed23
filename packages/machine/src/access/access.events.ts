import type { AtsFlowEvent } from '../register/register.types.ts';
import type { FoundWork } from '../finding/finding.types.ts';

/** The public events that access mode alone has; the others are every flow's. */

export const ready: AtsFlowEvent = { type: 'allfeat:ready', detail: { mode: 'access' } };

/** Nothing was written to the chain, so there is no transaction to speak of. */
export const complete = ({ work, atsId }: FoundWork): AtsFlowEvent => ({
  type: 'allfeat:complete',
  detail: {
    atsId,
    txHash: '',
    blockNumber: 0,
    explorerUrl: '',
    ...('accessCode' in work ? { accessCode: work.accessCode } : {}),
  },
});
