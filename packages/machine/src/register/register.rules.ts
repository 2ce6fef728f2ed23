import { LIMITS } from '@ats-kit/protocol';
import type { RegisterContext } from './register.types.ts';

/** What a flow forgets when it begins anew. */
export const EMPTY = {
  draft: null,
  file: null,
  job: null,
  quote: null,
  isVerified: false,
  transactionId: null,
  wsUrl: null,
  result: null,
  accessCode: null,
  isSettled: false,
  failure: null,
  stage: 'form',
  copyTarget: null,
} as const satisfies Partial<RegisterContext>;

/** The strictest of the limits that are known; a low one until the service has told its own. */
export function maxFileBytes({ serviceMaxFileBytes, maxFileBytes: own }: RegisterContext): number {
  const service = serviceMaxFileBytes ?? LIMITS.maxFileBytesUntilStats;
  return own === null ? service : Math.min(own, service);
}

/** Whether trying again can help, without any danger of paying twice. */
export function isRetryable({ failure, draft }: RegisterContext): boolean {
  return (
    failure !== null &&
    draft !== null &&
    failure.code !== 'widget.confirm_in_doubt' &&
    failure.kind !== 'configuration'
  );
}
