import { AtsError, Confirmation, InitWork, JobReference, Quote, UploadJob } from '@ats-kit/protocol';
import { Hono } from 'hono';
import { authenticated } from '../http/authenticated.ts';
import type { AppEnv } from '../http/context.ts';
import { isRefusedAt, readJson, requireValid } from '../http/json-body.ts';
import { requirePresent } from '../http/presence.ts';
import type { Services } from '../services/services.ts';

export function workRoutes({ sessions, registrations, preparations, confirmations }: Services) {
  const guard = authenticated(sessions, 'register');
  return new Hono<AppEnv>()
    .post('/v1/works/init', guard, async (c) => {
      const body = await readJson(c);
      requirePresent(body, 'title', 'filename', 'creators');
      const decoded = InitWork.decode(body);
      if (isRefusedAt(decoded, 'external_user_ref')) throw new AtsError('session.invalid_external_user_ref');
      return c.json(UploadJob.encode(await registrations.init(c.var.principal, requireValid(decoded))));
    })
    .post('/v1/works/prepare', guard, async (c) => {
      const { jobId } = requireValid(JobReference.decode(await readJson(c)));
      return c.json(Quote.encode(await preparations.prepare(c.var.principal, jobId)));
    })
    .post('/v1/works/confirm', guard, async (c) => {
      const { jobId } = requireValid(JobReference.decode(await readJson(c)));
      return c.json(Confirmation.encode(await confirmations.confirm(c.var.principal, jobId)), 202);
    });
}
