import * as declared from '../declared/registrations.ts';
import type { Router } from '../http/router.ts';
import type { Services } from '../services/services.ts';

export function workRoutes(router: Router, { registrations, preparations, confirmations }: Services): void {
  router
    .json(declared.initWork, (c, request) => registrations.init(c.var.principal, request))
    .json(declared.prepareWork, (c, { jobId }) => preparations.prepare(c.var.principal, jobId))
    .json(declared.confirmWork, (c, { jobId }) => confirmations.confirm(c.var.principal, jobId));
}
