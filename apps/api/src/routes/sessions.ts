import * as declared from '../declared/registrations.ts';
import type { Router } from '../http/router.ts';
import type { Services } from '../services/services.ts';

export function sessionRoutes(router: Router, { sessions }: Services): void {
  router.json(declared.createSession, (c, request) => sessions.mint(request, c.req.header('origin')));
}
