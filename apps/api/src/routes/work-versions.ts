import { AtsError } from '@ats-kit/protocol';
import type { DownloadDeclarations } from '../declared/works.ts';
import type { UpdateDeclarations } from '../declared/updates.ts';
import type { AppContext } from '../http/context.ts';
import { naturalOf } from '../http/parameters.ts';
import type { Router } from '../http/router.ts';
import type { Services } from '../services/services.ts';
import type { WorkTarget } from '../services/work-access.ts';

/** Several paths lead to a work; this is how one of them names it. */
export type TargetOf = (c: AppContext) => WorkTarget;

/** A version of a path, from 1. @throws AtsError `work.not_found` for what cannot be one */
export function versionOf(c: AppContext): number {
  const version = naturalOf(c.req.param('version'));
  if (version === undefined)
    throw new AtsError('work.not_found', { message: 'The work has no such version.' });
  return version;
}

/** The four calls of an update, under the path of a work. */
export function updateRoutes(
  router: Router,
  { versions }: Services,
  declared: UpdateDeclarations,
  targetOf: TargetOf,
): void {
  router
    .json(declared.init, (c, request, within) => versions.init(c.var.principal, targetOf(c), request, within))
    .json(declared.initUpload, (c, request, within) =>
      versions.initUpload(c.var.principal, targetOf(c), request, within),
    )
    .json(declared.prepare, (c, { jobId }) => versions.prepare(c.var.principal, targetOf(c), jobId))
    .json(declared.confirm, (c, { jobId }) => versions.confirm(c.var.principal, targetOf(c), jobId));
}

/** The downloads of a version, under the path of a work. */
export function versionDownloadRoutes(
  router: Router,
  { downloads }: Services,
  declared: DownloadDeclarations,
  targetOf: TargetOf,
): void {
  router
    .json(declared.audio, (c) => downloads.audio(c.var.principal, targetOf(c), versionOf(c)))
    .json(declared.certificate, (c) => downloads.certificate(c.var.principal, targetOf(c), versionOf(c)));
}
