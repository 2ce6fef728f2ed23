import type { Creator, KnownStep, Network, Scope } from '@ats-kit/protocol';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** JSON goes in as text: node-postgres would write an array as a PostgreSQL array. */
type Json<Value extends object> = JSONColumnType<Value>;
/** Set once, never updated. */
type Fixed<Value> = ColumnType<Value, Value, never>;

interface Organizations {
  id: Fixed<string>;
  name: string;
  active: Generated<boolean>;
  widget_enabled: Generated<boolean>;
  created_at: Fixed<Date>;
}

interface OrganizationDomains {
  organization_id: Fixed<string>;
  pattern: string;
}

interface SiteKeys {
  site_key: Fixed<string>;
  organization_id: Fixed<string>;
  active: Generated<boolean>;
  created_at: Fixed<Date>;
}

interface SecretKeys {
  key_hash: Fixed<string>;
  organization_id: Fixed<string>;
  active: Generated<boolean>;
  created_at: Fixed<Date>;
}

interface AdminTokens {
  organization_id: Fixed<string>;
  token_hash: string;
  created_at: Date;
}

interface ApiKeys {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  key_hash: Fixed<string>;
  name: Fixed<string>;
  scopes: Json<Scope[]>;
  webhook_url: Fixed<string | null>;
  webhook_secret_sealed: Fixed<string | null>;
  max_file_size_bytes: Fixed<number | null>;
  created_at: Fixed<Date>;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

interface IdempotentRequests {
  api_key_id: Fixed<string>;
  idempotency_key: Fixed<string>;
  request_hash: string;
  answer_sealed: string | null;
  expires_at: Date;
}

interface CreditBalances {
  organization_id: Fixed<string>;
  network: Fixed<Network>;
  balance: number;
}

interface CreditLedger {
  id: ColumnType<number, never, never>;
  organization_id: Fixed<string>;
  network: Fixed<Network>;
  kind: Fixed<'grant' | 'debit' | 'refund'>;
  amount: Fixed<number>;
  balance_after: Fixed<number>;
  transaction_id: Fixed<string | null>;
  created_at: Fixed<Date>;
}

interface Jobs {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  action: Fixed<'register' | 'update_version'>;
  network: Fixed<Network>;
  external_user_ref: Fixed<string | null>;
  /** The API key that began the job; `null` when a session token did. */
  api_key_id: Fixed<string | null>;
  /** The work that it updates; `null` for a registration. */
  work_id: Fixed<string | null>;
  /** Whether an update leaves the file as it is. */
  keeps_file: ColumnType<boolean, boolean | undefined, never>;
  title: Fixed<string>;
  creators: Json<Creator[]>;
  filename: string;
  /** Where the upload goes. */
  object_key: Fixed<string>;
  max_bytes: Fixed<number>;
  /** Where the file is kept that was hashed; these three are set together. */
  media_key: string | null;
  media_bytes: number | null;
  media_hash: string | null;
  transaction_id: string | null;
  created_at: Fixed<Date>;
  expires_at: Date;
  swept_until: Date | null;
}

interface SpentTokens {
  jti: Fixed<string>;
  job_id: Fixed<string>;
  expires_at: Fixed<Date>;
}

interface Quotes {
  job_id: Fixed<string>;
  commitment: string;
  merkle_root: string;
  network_fee_credits: number;
  deposit_credits: number;
  service_fee_credits: number;
  storage_fee_credits: number;
  total_price_credits: number;
  expires_at: Date;
}

interface Transactions {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  job_id: Fixed<string>;
  work_id: Fixed<string>;
  network: Fixed<Network>;
  transaction_type: Fixed<'register' | 'add_version'>;
  state: 'running' | 'completed' | 'failed';
  current_step: KnownStep;
  price_credits: Fixed<number>;
  signed_payload: string | null;
  tx_hash: string | null;
  block_number: number | null;
  block_hash: string | null;
  error: string | null;
  access_code_sealed: string | null;
  access_code_until: Date | null;
  run_at: Date;
  attempts: Generated<number>;
  /** Which worker has it in hand, and until when by the database's clock. */
  lease_owner: string | null;
  lease_until: Date | null;
  created_at: Fixed<Date>;
  updated_at: Date;
}

interface TransactionSteps {
  transaction_id: Fixed<string>;
  sequence: Fixed<number>;
  step: Fixed<KnownStep>;
  progress: Fixed<number>;
  description: Fixed<string>;
  created_at: Fixed<Date>;
}

interface Works {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  network: Fixed<Network>;
  external_user_ref: Fixed<string | null>;
  title: Fixed<string>;
  owner_address: Fixed<string>;
  ats_id: number | null;
  latest_version: Generated<number>;
  /** These three are the newest version's, and absent until there is one. */
  latest_commitment: string | null;
  latest_filename: string | null;
  latest_version_at: Date | null;
  search_text: Fixed<string>;
  access_code_hash: string | null;
  created_at: Date;
}

interface WorkVersions {
  /** The transaction that registers it. */
  transaction_id: Fixed<string>;
  work_id: Fixed<string>;
  /** From 1. A version that failed shares its number with the one that came after it. */
  version: number;
  organization_id: Fixed<string>;
  network: Fixed<Network>;
  state: 'pending' | 'registered' | 'failed';
  commitment: Fixed<string>;
  media_hash: Fixed<string>;
  merkle_root: Fixed<string>;
  creators: Json<Creator[]>;
  filename: Fixed<string>;
  object_key: Fixed<string>;
  media_bytes: Fixed<number>;
  fee_credits: Fixed<number>;
  storage_fee_credits: Fixed<number>;
  tx_hash: string | null;
  block_number: number | null;
  block_hash: string | null;
  registered_at: Date | null;
  created_at: Fixed<Date>;
}

/** Registered works of an organization (`''`) and of each of its users. */
interface WorkCounts {
  organization_id: Fixed<string>;
  network: Fixed<Network>;
  external_user_ref: Fixed<string>;
  works: number;
}

interface NetworkWorkCounts {
  network: Fixed<Network>;
  slot: Fixed<number>;
  works: number;
}

interface ChainBlocks {
  network: Fixed<Network>;
  number: Fixed<number>;
  hash: Fixed<string>;
  parent_hash: Fixed<string>;
  extrinsics_root: Fixed<string>;
  sealed_at: Fixed<Date>;
}

interface ChainExtrinsics {
  sequence: ColumnType<number, never, never>;
  network: Fixed<Network>;
  tx_hash: Fixed<string>;
  payload: Fixed<string>;
  received_at: Fixed<Date>;
  block_number: number | null;
  block_index: number | null;
  ats_id: number | null;
  version: number | null;
  refusal: string | null;
}

interface ChainWorks {
  network: Fixed<Network>;
  ats_id: Fixed<number>;
  owner: Fixed<string>;
  versions: number;
}

/** Calls of somebody in a window. */
interface RateLimits {
  key: Fixed<string>;
  calls: number;
  ends_at: Date;
}

interface Installation {
  id: ColumnType<boolean, never, never>;
  key_check: Fixed<string>;
}

/** The schema as Kysely sees it; the migrations are its truth. */
export interface Tables {
  organizations: Organizations;
  organization_domains: OrganizationDomains;
  site_keys: SiteKeys;
  secret_keys: SecretKeys;
  admin_tokens: AdminTokens;
  api_keys: ApiKeys;
  idempotent_requests: IdempotentRequests;
  credit_balances: CreditBalances;
  credit_ledger: CreditLedger;
  jobs: Jobs;
  spent_tokens: SpentTokens;
  quotes: Quotes;
  transactions: Transactions;
  transaction_steps: TransactionSteps;
  works: Works;
  work_versions: WorkVersions;
  work_counts: WorkCounts;
  network_work_counts: NetworkWorkCounts;
  chain_blocks: ChainBlocks;
  chain_extrinsics: ChainExtrinsics;
  chain_works: ChainWorks;
  rate_limits: RateLimits;
  installation: Installation;
}
