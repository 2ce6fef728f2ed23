import { workCertificate } from '../declared/registrations.ts';
import type { Router } from '../http/router.ts';
import type { Services } from '../services/services.ts';

/** The certificate of what was registered a moment ago, to whoever holds the token of it. */
export function certificateRoutes(router: Router, { certificates }: Services): void {
  router.json(workCertificate, (c) => certificates.newest(c.var.principal, c.req.param('workId') ?? ''));
}
