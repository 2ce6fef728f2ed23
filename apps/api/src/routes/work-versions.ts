import {
  AtsError,
  Confirmation,
  Download,
  InitVersion,
  InitVersionUpload,
  Job,
  JobReference,
  Quote,
  UploadJob,
} from '@ats-kit/protocol';
import { Hono } from 'hono';
import { authenticated } from '../http/authenticated.ts';
import type { AppContext, AppEnv } from '../http/context.ts';
import { readJson, requireValid } from '../http/json-body.ts';
import { naturalOf } from '../http/parameters.ts';
import { requirePresent } from '../http/presence.ts';
import type { Services } from '../services/services.ts';
import type { WorkTarget } from '../services/work-access.ts';

/** Two paths lead to a work; this is how one of them names it. */
export type TargetOf = (c: AppContext) => WorkTarget;

/** A version of a path, from 1. @throws AtsError `work.not_found` for what cannot be one */
export function versionOf(c: AppContext): number {
  const version = naturalOf(c.req.param('version'));
  if (version === undefined)
    throw new AtsError('work.not_found', { message: 'The work has no such version.' });
  return version;
}

/** The four calls of an update, under the path of a work. */
export function updateRoutes({ sessions, versions }: Services, path: string, targetOf: TargetOf) {
  const guard = authenticated(sessions, 'update_version');
  return new Hono<AppEnv>()
    .post(`${path}/versions/init`, guard, async (c) => {
      const body = await readJson(c);
      requirePresent(body, 'creators');
      const request = requireValid(InitVersion.decode(body));
      return c.json(Job.encode(await versions.init(c.var.principal, targetOf(c), request)));
    })
    .post(`${path}/versions/init-upload`, guard, async (c) => {
      const body = await readJson(c);
      requirePresent(body, 'filename', 'creators');
      const request = requireValid(InitVersionUpload.decode(body));
      return c.json(UploadJob.encode(await versions.initUpload(c.var.principal, targetOf(c), request)));
    })
    .post(`${path}/versions/prepare`, guard, async (c) => {
      const { jobId } = requireValid(JobReference.decode(await readJson(c)));
      return c.json(Quote.encode(await versions.prepare(c.var.principal, targetOf(c), jobId)));
    })
    .post(`${path}/versions/confirm`, guard, async (c) => {
      const { jobId } = requireValid(JobReference.decode(await readJson(c)));
      return c.json(Confirmation.encode(await versions.confirm(c.var.principal, targetOf(c), jobId)), 202);
    });
}

/** The downloads of a version, under the path of a work. */
export function versionDownloadRoutes({ sessions, downloads }: Services, path: string, targetOf: TargetOf) {
  const file = `${path}/versions/:version/download`;
  const guard = authenticated(sessions, 'access', 'update_version');
  return new Hono<AppEnv>()
    .get(`${file}/audio`, guard, async (c) =>
      c.json(Download.encode(await downloads.audio(c.var.principal, targetOf(c), versionOf(c)))),
    )
    .get(`${file}/certificate`, guard, async (c) =>
      c.json(Download.encode(await downloads.certificate(c.var.principal, targetOf(c), versionOf(c)))),
    );
}
