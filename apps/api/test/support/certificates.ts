import type { Call, Organization, SessionOptions, TestApi } from './api.ts';
import { registered } from './works.ts';

export const certificatePath = (workId: string) => `/v1/works/${workId}/download/certificate`;

/** Works to have certificates of, and how they are asked for. */
export function certificates(api: TestApi) {
  return {
    async issue(organization: Organization, workId: string, session: SessionOptions = {}) {
      const token = await api.session(organization, { action: 'access', ...session });
      const call: Call = { token, siteKey: organization.siteKey, origin: organization.origin };
      return api.call(certificatePath(workId), call);
    },
    async registeredWork(options: { work?: Record<string, unknown>; session?: SessionOptions } = {}) {
      const organization = await api.organization();
      const journey = await registered(api, organization, options);
      return { ...journey, organization, workId: journey.result['work_id'] as string };
    },
  };
}
