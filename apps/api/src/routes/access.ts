import * as declared from '../declared/works.ts';
import type { Router } from '../http/router.ts';
import type { Services } from '../services/services.ts';
import { type TargetOf, updateRoutes, versionDownloadRoutes } from './work-versions.ts';

const targetOf: TargetOf = (c) => ({ accessCode: c.req.param('code') ?? '' });

/** Works by their access codes. */
export function accessRoutes(router: Router, services: Services): void {
  router.json(declared.readWorkByAccessCode, (c) => services.works.details(c.var.principal, targetOf(c)));
  updateRoutes(router, services, declared.accessUpdates, targetOf);
  versionDownloadRoutes(router, services, declared.accessDownloads, targetOf);
}
