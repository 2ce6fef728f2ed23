-- Organizations, their keys and money, registrations, and the embedded ledger.
-- Plain PostgreSQL: the same file runs on PGlite and on a server.

create table organizations (
  id uuid primary key,
  name text not null,
  active boolean not null default true,
  widget_enabled boolean not null default true,
  created_at timestamptz not null
);

-- `yoursite.com`, or `*.yoursite.com` for its sub-domains; lower case, no port.
create table organization_domains (
  organization_id uuid not null references organizations (id),
  pattern text not null check (pattern = lower(pattern)),
  primary key (organization_id, pattern)
);
create index organization_domains_pattern on organization_domains (pattern);

create table site_keys (
  site_key text primary key,
  organization_id uuid not null references organizations (id),
  active boolean not null default true,
  created_at timestamptz not null
);

-- The key itself is shown once and never stored.
create table secret_keys (
  key_hash text primary key,
  organization_id uuid not null references organizations (id),
  active boolean not null default true,
  created_at timestamptz not null
);

-- Whole credits, and never more than a JavaScript number can hold exactly.
create table credit_balances (
  organization_id uuid not null references organizations (id),
  network text not null check (network in ('testnet', 'mainnet')),
  balance bigint not null check (balance between 0 and 9007199254740991),
  primary key (organization_id, network)
);

-- Every movement of money. The balance is the sum of its rows.
create table credit_ledger (
  id bigint generated always as identity primary key,
  organization_id uuid not null references organizations (id),
  network text not null check (network in ('testnet', 'mainnet')),
  kind text not null check (kind in ('grant', 'debit', 'refund')),
  amount bigint not null,
  balance_after bigint not null check (balance_after >= 0),
  transaction_id uuid,
  created_at timestamptz not null,
  check ((kind = 'grant') = (transaction_id is null)),
  check (case when kind = 'debit' then amount <= 0 else amount >= 0 end)
);
-- A transaction is debited once and refunded once, whatever is tried again.
create unique index credit_ledger_once on credit_ledger (transaction_id, kind) where transaction_id is not null;
create index credit_ledger_organization on credit_ledger (organization_id, network, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;
create trigger credit_ledger_append_only before update or delete on credit_ledger
  for each row execute function refuse_change();

create table jobs (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  action text not null check (action in ('register', 'update_version')),
  network text not null check (network in ('testnet', 'mainnet')),
  external_user_ref text,
  title text not null,
  creators jsonb not null,
  filename text not null,
  object_key text not null,
  max_bytes bigint not null,
  -- Filled by the first `prepare`: what was hashed is what is kept.
  media_bytes bigint,
  media_hash text,
  -- The last transaction of this job, if it was ever confirmed.
  transaction_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index jobs_expiry on jobs (expires_at);

-- A token is spent for `init` by its first successful one; it goes on serving that job.
create table spent_tokens (
  jti text primary key,
  job_id uuid not null,
  expires_at timestamptz not null
);
create index spent_tokens_expiry on spent_tokens (expires_at);

-- At most one quote a job; `confirm` consumes it.
create table quotes (
  job_id uuid primary key references jobs (id) on delete cascade,
  commitment text not null,
  merkle_root text not null,
  network_fee_credits bigint not null,
  deposit_credits bigint not null,
  service_fee_credits bigint not null,
  storage_fee_credits bigint not null,
  total_price_credits bigint not null,
  expires_at timestamptz not null
);

create table transactions (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  job_id uuid not null,
  work_id uuid not null,
  version integer not null,
  network text not null check (network in ('testnet', 'mainnet')),
  transaction_type text not null check (transaction_type in ('register', 'add_version')),
  state text not null check (state in ('running', 'completed', 'failed')),
  current_step text not null,
  price_credits bigint not null,
  -- The signed extrinsic and its hash, stored before it is sent.
  signed_payload text,
  tx_hash text,
  block_number bigint,
  block_hash text,
  error text,
  -- The access code, encrypted, while it may still be shown.
  access_code_sealed text,
  access_code_until timestamptz,
  -- The worker's own: when to look again, and how often looking went wrong.
  run_at timestamptz not null,
  attempts integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index transactions_due on transactions (run_at) where state = 'running';
create index transactions_sealed on transactions (access_code_until) where access_code_sealed is not null;
create index transactions_quota on transactions (organization_id, network, created_at);

create table transaction_steps (
  transaction_id uuid not null references transactions (id),
  sequence integer not null,
  step text not null,
  progress integer not null,
  description text not null,
  created_at timestamptz not null,
  primary key (transaction_id, sequence),
  unique (transaction_id, step)
);

create table works (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  network text not null check (network in ('testnet', 'mainnet')),
  external_user_ref text,
  title text not null,
  owner_address text not null,
  ats_id bigint,
  latest_version integer not null default 0,
  access_code_hash text unique,
  created_at timestamptz not null,
  unique (network, ats_id)
);

create table work_versions (
  work_id uuid not null references works (id),
  version integer not null,
  organization_id uuid not null references organizations (id),
  network text not null,
  state text not null check (state in ('pending', 'registered', 'failed')),
  commitment text not null,
  media_hash text not null,
  merkle_root text not null,
  creators jsonb not null,
  filename text not null,
  object_key text not null,
  media_bytes bigint not null,
  fee_credits bigint not null,
  storage_fee_credits bigint not null,
  tx_hash text,
  block_number bigint,
  block_hash text,
  registered_at timestamptz,
  created_at timestamptz not null,
  primary key (work_id, version)
);
-- The same commitment once in an organization and network, unless the earlier one failed.
create unique index work_versions_commitment on work_versions (organization_id, network, commitment)
  where state <> 'failed';
create index work_versions_object on work_versions (object_key);

-- The embedded ledger: what a chain would hold. Nothing above refers to it by key.
create table chain_blocks (
  network text not null,
  number bigint not null,
  hash text not null,
  parent_hash text not null,
  extrinsics_root text not null,
  sealed_at timestamptz not null,
  primary key (network, number)
);

create table chain_extrinsics (
  sequence bigint generated always as identity,
  network text not null,
  tx_hash text not null,
  payload text not null,
  received_at timestamptz not null,
  block_number bigint,
  block_index integer,
  ats_id bigint,
  version integer,
  refusal text,
  primary key (network, tx_hash)
);
create index chain_extrinsics_pending on chain_extrinsics (network, sequence) where block_number is null;
create index chain_extrinsics_block on chain_extrinsics (network, block_number);

create table chain_works (
  network text not null,
  ats_id bigint not null,
  owner text not null,
  versions integer not null,
  primary key (network, ats_id)
);
create index chain_works_owner on chain_works (network, owner);
