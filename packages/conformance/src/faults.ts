import { AtsError } from '@ats-kit/protocol';

/** What the service says when something goes wrong. */

const REQUEST_ID = 'req_01HXYZ';

export const unavailable = () =>
  new AtsError('common.service_unavailable', { status: 503, requestId: REQUEST_ID });
export const expired = () => new AtsError('common.auth.expired', { status: 401, requestId: REQUEST_ID });
export const inactive = () => new AtsError('organization.inactive', { status: 403, requestId: REQUEST_ID });
export const refused = () =>
  new AtsError('registration.dry_run_failed', { status: 422, requestId: REQUEST_ID });
export const unreachable = () => new AtsError('widget.network_error', { details: { reason: 'network' } });
export const forgotten = () =>
  new AtsError('registration.prepared_not_found', { status: 404, requestId: REQUEST_ID });
