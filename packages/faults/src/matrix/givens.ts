import type { Organization, Service } from '../world/service.ts';
import type { GivenWork, Journey } from './journeys.ts';
import { recording } from './user.ts';

/** Where a journey begins: an organization, and the work that it is about. */
export interface Given {
  organization: Organization;
  work: GivenWork | undefined;
}

export interface Givens {
  /** For one cell alone until it is given back, if the journey changes anything. */
  take(journey: Journey): Promise<Given>;
  /** The next cell goes on where this one ended: with another version of the work. */
  giveBack(journey: Journey, given: Given): void;
}

const CREATOR = {
  full_name: 'Ada Lovelace',
  email: 'ada@example.org',
  roles: { author: true, composer: false, arranger: false, adapter: false },
};

interface Ended {
  is_complete: boolean;
  result: { ats_id: number; access_code?: string } | null;
}

async function json<Body>(answer: Promise<Response>): Promise<Body> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`A work could not be given: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as Body;
}

/** Registers a work as a widget does. */
async function register(
  service: Service,
  organization: Organization,
  externalUserRef: string | undefined,
): Promise<GivenWork> {
  const session = { action: 'register' as const, externalUserRef };
  const { token } = await json<{ token: string }>(service.token(organization, session));
  const post = <Body>(path: string, body: object) =>
    json<Body>(service.call(organization, token, { path, body }));
  const work = { title: 'Given', creators: [CREATOR], filename: 'given.wav', network: 'mainnet' };
  const job = await post<{ job_id: string; upload_url: string }>('/v1/works/init', work);
  await json(service.call(organization, token, { path: job.upload_url, method: 'PUT', body: recording() }));
  await post('/v1/works/prepare', { job_id: job.job_id });
  const { status_url: path } = await post<{ status_url: string }>('/v1/works/confirm', {
    job_id: job.job_id,
  });
  for (;;) {
    const status = await json<Ended>(service.call(organization, token, { path, method: 'GET' }));
    if (status.result) return { accessCode: status.result.access_code, atsId: status.result.ats_id };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function createGivens(service: Service): Givens {
  const shared = new Map<string, Promise<Given>>();
  const free = new Map<string, Given[]>();

  async function give({ work, externalUserRef }: Journey): Promise<Given> {
    const organization = await service.organization();
    return {
      organization,
      work: work === 'none' ? undefined : await register(service, organization, externalUserRef),
    };
  }

  return {
    async take(journey) {
      if (journey.work !== 'shared') return free.get(journey.name)?.pop() ?? give(journey);
      const given = shared.get(journey.name) ?? give(journey);
      shared.set(journey.name, given);
      return given;
    },
    giveBack(journey, given) {
      if (journey.work === 'shared') return;
      free.set(journey.name, [...(free.get(journey.name) ?? []), given]);
    },
  };
}
