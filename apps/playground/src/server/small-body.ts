import { AtsError } from '@ats-kit/protocol';
import { bodyLimit } from 'hono/body-limit';

/** Nothing that is sent here is long. */
const MAX_BODY_BYTES = 4_096;

export const smallBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new AtsError('common.bad_request', { message: `A body has at most ${MAX_BODY_BYTES} bytes.` });
  },
});
