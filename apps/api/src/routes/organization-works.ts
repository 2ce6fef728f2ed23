import {
  AtsError,
  Confirmation,
  InitVersion,
  InitVersionUpload,
  InitWork,
  Job,
  JobReference,
  Quote,
  UploadJob,
  VersionList,
  WorkDetails,
  WorkPage,
} from '@ats-kit/protocol';
import { Hono } from 'hono';
import type { AppContext, AppEnv } from '../http/context.ts';
import { answerOnce } from '../http/idempotency-key.ts';
import { isRefusedAt, readJson, requireValid } from '../http/json-body.ts';
import { ORGANIZATION, withApiKey } from '../http/organization-access.ts';
import { naturalOf, networkOf } from '../http/parameters.ts';
import { requirePresent } from '../http/presence.ts';
import { pageOf } from '../http/work-query.ts';
import type { Services } from '../services/services.ts';

const WORKS = `${ORGANIZATION}/works`;
const WORK = `${WORKS}/:atsId`;

const atsIdOf = (c: AppContext) => ({ atsId: naturalOf(c.req.param('atsId')) });
const readTarget = (c: AppContext) => ({ ...atsIdOf(c), network: networkOf(c.req.query('network')) });
const jobOf = async (c: AppContext) => requireValid(JobReference.decode(await readJson(c))).jobId;

function decodeWork(body: Record<string, unknown>): InitWork {
  requirePresent(body, 'title', 'filename', 'creators');
  const decoded = InitWork.decode(body);
  if (isRefusedAt(decoded, 'external_user_ref')) throw new AtsError('session.invalid_external_user_ref');
  return requireValid(decoded);
}

function decodeVersion(body: Record<string, unknown>): InitVersion {
  requirePresent(body, 'creators');
  return requireValid(InitVersion.decode(body));
}

function decodeVersionUpload(body: Record<string, unknown>): InitVersionUpload {
  requirePresent(body, 'filename', 'creators');
  return requireValid(InitVersionUpload.decode(body));
}

/** Registrations by an organization's own servers. */
function registrationRoutes(services: Services) {
  const { organizationAccess, idempotency, registrations, preparations, confirmations } = services;
  const key = withApiKey(organizationAccess, { scope: 'works:register', action: 'register' });
  return new Hono<AppEnv>()
    .post(`${WORKS}/init`, key, async (c) => {
      const body = await readJson(c);
      const answer = await answerOnce(c, idempotency, body, async (within) => {
        const request = decodeWork(body);
        // A key speaks for the organization, which says itself whose work it is.
        const principal = { ...c.var.principal, externalUserRef: request.externalUserRef };
        return UploadJob.encode(await registrations.init(principal, request, within));
      });
      return c.json(answer);
    })
    .post(`${WORKS}/prepare`, key, async (c) =>
      c.json(Quote.encode(await preparations.prepare(c.var.principal, await jobOf(c)))),
    )
    .post(`${WORKS}/confirm`, key, async (c) =>
      c.json(Confirmation.encode(await confirmations.confirm(c.var.principal, await jobOf(c))), 202),
    );
}

/** New versions by an organization's own servers, of any work of the organization. */
function updateRoutes({ organizationAccess, idempotency, versions }: Services) {
  const key = withApiKey(organizationAccess, { scope: 'works:update', action: 'update_version' });
  return new Hono<AppEnv>()
    .post(`${WORK}/versions/init`, key, async (c) => {
      const body = await readJson(c);
      const answer = await answerOnce(c, idempotency, body, async (within) =>
        Job.encode(await versions.init(c.var.principal, atsIdOf(c), decodeVersion(body), within)),
      );
      return c.json(answer);
    })
    .post(`${WORK}/versions/init-upload`, key, async (c) => {
      const body = await readJson(c);
      const answer = await answerOnce(c, idempotency, body, async (within) =>
        UploadJob.encode(
          await versions.initUpload(c.var.principal, atsIdOf(c), decodeVersionUpload(body), within),
        ),
      );
      return c.json(answer);
    })
    .post(`${WORK}/versions/prepare`, key, async (c) =>
      c.json(Quote.encode(await versions.prepare(c.var.principal, atsIdOf(c), await jobOf(c)))),
    )
    .post(`${WORK}/versions/confirm`, key, async (c) =>
      c.json(Confirmation.encode(await versions.confirm(c.var.principal, atsIdOf(c), await jobOf(c))), 202),
    );
}

/** The organization's catalogue, whoever its works are for. */
function catalogueRoutes({ organizationAccess, works, workLists }: Services) {
  const key = withApiKey(organizationAccess, { scope: 'works:read', action: 'access' });
  return new Hono<AppEnv>()
    .get(WORKS, key, async (c) =>
      c.json(WorkPage.encode(await workLists.page(c.var.principal, pageOf(c.req.query())))),
    )
    .get(WORK, key, async (c) =>
      c.json(WorkDetails.encode(await works.details(c.var.principal, readTarget(c)))),
    )
    .get(`${WORK}/versions`, key, async (c) =>
      c.json(VersionList.encode(await works.versions(c.var.principal, readTarget(c)))),
    );
}

/** Everything that an organization's own servers do with works. */
export function organizationWorkRoutes(services: Services) {
  return new Hono<AppEnv>()
    .route('/', registrationRoutes(services))
    .route('/', updateRoutes(services))
    .route('/', catalogueRoutes(services));
}
