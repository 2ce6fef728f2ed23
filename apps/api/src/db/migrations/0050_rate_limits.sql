-- Calls counted in windows, for all processes together. Unlogged: a crash may forget them, and each call writes one.
create unlogged table rate_limits (
  -- What is counted, and the keyed hash of who.
  key text primary key,
  calls integer not null,
  ends_at timestamptz not null
);
create index rate_limits_expiry on rate_limits (ends_at);
