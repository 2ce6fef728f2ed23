import * as z from 'zod/mini';
import {
  commitment,
  count,
  creatorAnswer,
  creatorsRequest,
  credits,
  externalUserRef,
  filename,
  hash,
  instant,
  maybe,
  network,
  title,
  uuid,
} from './fields.ts';
import { normalizeCreator } from '../creator.ts';
import { type ValueOf, answer, request } from './message.ts';

/** `GET /v1/stats?network=` */
export const Stats = answer(
  z.object({ total_works: count, max_audio_size_bytes: z.int().check(z.positive()) }),
);
export type Stats = ValueOf<typeof Stats>;

/** `POST /v1/works/init`, and the same for an organization. */
export const InitWork = request(
  z.object({
    title,
    creators: creatorsRequest,
    filename,
    network,
    external_user_ref: maybe(externalUserRef),
  }),
  (work) => ({ ...work, creators: work.creators.map(normalizeCreator) }),
);
export type InitWork = ValueOf<typeof InitWork>;

const initVersion = {
  creators: creatorsRequest,
  network: maybe(network),
  external_user_ref: maybe(externalUserRef),
};

/** `versions/init`: new creators, the file stays. A reference says whose work the caller takes it for. */
export const InitVersion = request(z.object(initVersion), (version) => ({
  ...version,
  creators: version.creators.map(normalizeCreator),
}));
export type InitVersion = ValueOf<typeof InitVersion>;

/** `versions/init-upload`: new creators and a new file. */
export const InitVersionUpload = request(z.object({ ...initVersion, filename }), (version) => ({
  ...version,
  creators: version.creators.map(normalizeCreator),
}));
export type InitVersionUpload = ValueOf<typeof InitVersionUpload>;

/** Answer of an `init` that keeps the file. */
export const Job = answer(z.object({ job_id: uuid }));
export type Job = ValueOf<typeof Job>;

/** Answer of an `init` that takes a file. The URL is the credential. */
export const UploadJob = answer(
  z.object({ job_id: uuid, upload_url: z.string().check(z.minLength(1)), upload_expires_at: instant }),
);
export type UploadJob = ValueOf<typeof UploadJob>;

/** Body of `prepare` and `confirm`. */
export const JobReference = request(z.object({ job_id: uuid }));
export type JobReference = ValueOf<typeof JobReference>;

/** Answer of `prepare`. Clients show `totalPriceCredits` and never add up. */
export const Quote = answer(
  z.object({
    job_id: uuid,
    work_id: maybe(uuid),
    commitment,
    network_fee_credits: credits,
    total_deposit_credits: maybe(credits),
    version_deposit_credits: maybe(credits),
    service_fee_credits: credits,
    storage_fee_credits: credits,
    total_price_credits: credits,
    is_valid: z.boolean(),
    expires_at: instant,
  }),
);
export type Quote = ValueOf<typeof Quote>;

/** The deposit of a quote, whichever of its two names it has. */
export function depositCredits(quote: Quote): number {
  return quote.totalDepositCredits ?? quote.versionDepositCredits ?? 0;
}

/** Answer of `confirm` (202). The two URLs are paths relative to the API's base. */
export const Confirmation = answer(
  z.object({
    transaction_id: uuid,
    ws_url: z.string(),
    status_url: z.string(),
    access_code: maybe(z.string()),
  }),
);
export type Confirmation = ValueOf<typeof Confirmation>;

const versionWire = z.object({
  version: z.int().check(z.positive()),
  commitment,
  media_hash: hash,
  merkle_root: hash,
  registered_at_block: count,
  registered_at: instant,
  block_hash: z.string(),
  tx_hash: z.string(),
  fee_credits: credits,
  storage_fee_credits: credits,
});

/** One version of a work, numbered from 1. */
export const Version = answer(versionWire);
export type Version = ValueOf<typeof Version>;

/** `GET /v1/access/{code}/work` */
export const WorkDetails = answer(
  z.object({
    ats_id: count,
    title: z.string(),
    network,
    owner_address: z.string(),
    latest_version: count,
    latest_commitment: commitment,
    created_at: instant,
    creators: z.array(creatorAnswer),
    asset_filename: maybe(z.string()),
    versions: maybe(z.array(versionWire)),
  }),
);
export type WorkDetails = ValueOf<typeof WorkDetails>;

const listedWork = z.object({
  id: uuid,
  ats_id: count,
  owner: z.string(),
  latest_version: count,
  latest_commitment: commitment,
  created_at: instant,
  latest_version_at: instant,
  title: z.string(),
  asset_filename: maybe(z.string()),
  has_files: z.boolean(),
});

export const ListedWork = answer(listedWork);
export type ListedWork = ValueOf<typeof ListedWork>;

/** `GET /v1/works` and the organization's catalogue: forward cursors. */
export const WorkPage = answer(
  z.object({
    works: z.array(listedWork),
    page_info: z.object({
      has_next_page: z.boolean(),
      has_previous_page: z.boolean(),
      start_cursor: maybe(z.string()),
      end_cursor: maybe(z.string()),
    }),
    total_count: count,
  }),
);
export type WorkPage = ValueOf<typeof WorkPage>;

/** `GET /v1/works/{ats_id}/versions` */
export const VersionList = answer(z.object({ ats_id: count, versions: z.array(versionWire) }));
export type VersionList = ValueOf<typeof VersionList>;

/** `GET …/creators` */
export const CreatorList = answer(
  z.object({ ats_id: count, version: z.int().check(z.positive()), creators: z.array(creatorAnswer) }),
);
export type CreatorList = ValueOf<typeof CreatorList>;

const url = z.string().check(z.minLength(1));

/** Every download: a presigned URL and when it ends. A certificate may come as JSON too: ours offers it at `json_url`. */
export const Download = answer(z.object({ url, expires_at: instant, json_url: maybe(url) }));
export type Download = ValueOf<typeof Download>;
