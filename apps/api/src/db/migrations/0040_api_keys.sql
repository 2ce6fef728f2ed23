-- What an organization's own servers hold: an admin token to manage API keys with, and the keys. Of either the SHA-256 alone.

-- One at a time: a new one takes the place of the old.
create table admin_tokens (
  organization_id uuid primary key references organizations (id),
  token_hash text not null unique,
  created_at timestamptz not null
);

create table api_keys (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  key_hash text not null unique,
  name text not null,
  scopes jsonb not null,
  webhook_url text,
  -- Encrypted: signing needs the secret itself.
  webhook_secret_sealed text,
  max_file_size_bytes bigint,
  created_at timestamptz not null,
  -- Written once in a while, not at every call.
  last_used_at timestamptz,
  revoked_at timestamptz,
  check ((webhook_url is null) = (webhook_secret_sealed is null))
);
create index api_keys_active on api_keys (organization_id) where revoked_at is null;
-- Active ones, then revoked ones, the newest first.
create index api_keys_of_organization
  on api_keys (organization_id, (revoked_at is not null), created_at desc, id);

create index site_keys_of_organization on site_keys (organization_id);
create index secret_keys_of_organization on secret_keys (organization_id);

-- The answers of calls that carried an `Idempotency-Key`. A row is made in the transaction that does the work, so there is one
-- if and only if it was done.
create table idempotent_requests (
  api_key_id uuid not null references api_keys (id),
  idempotency_key text not null,
  -- Method, path and body of the call that was answered.
  request_hash text not null,
  -- Encrypted: an upload URL is a credential. Null only while the transaction that does the work is open.
  answer_sealed text,
  expires_at timestamptz not null,
  primary key (api_key_id, idempotency_key)
);
create index idempotent_requests_expiry on idempotent_requests (expires_at);

-- The ledger stays whole even against `truncate`, which no row trigger sees.
create trigger credit_ledger_never_emptied before truncate on credit_ledger
  for each statement execute function refuse_change();
