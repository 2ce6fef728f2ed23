-- Lists of works: a page is a walk along one index, a total is one row, a search goes through trigrams.

create extension if not exists pg_trgm;
-- The scope of a search and its trigrams in one index.
create extension if not exists btree_gin;

-- What a list shows of the newest version, so that a page reads one table.
alter table works add column latest_commitment text;
alter table works add column latest_filename text;
alter table works add column latest_version_at timestamptz;
update works as work
  set latest_commitment = version.commitment,
      latest_filename = version.filename,
      latest_version_at = coalesce(version.registered_at, version.created_at)
  from work_versions as version
  where version.work_id = work.id and version.version = work.latest_version and version.state = 'registered';
alter table works add check (
  (ats_id is null) = (latest_commitment is null)
  and (ats_id is null) = (latest_filename is null)
  and (ats_id is null) = (latest_version_at is null)
);

-- The title as it is searched: what src/services/search-text.ts makes of it.
alter table works add column search_text text;
update works set search_text =
  ' ' || trim(regexp_replace(lower(normalize(title, NFKC)), '[^[:alnum:]]+', ' ', 'g'));
alter table works alter column search_text set not null;

create index works_of_organization on works (organization_id, network, ats_id) where ats_id is not null;
create index works_of_user on works (organization_id, network, external_user_ref, ats_id)
  where ats_id is not null and external_user_ref is not null;
create index works_search on works
  using gin (organization_id, network, external_user_ref, search_text gin_trgm_ops) where ats_id is not null;

-- Registered works of an organization ('') and of each of its users.
create table work_counts (
  organization_id uuid not null references organizations (id),
  network text not null check (network in ('testnet', 'mainnet')),
  external_user_ref text not null,
  works bigint not null check (works >= 0),
  primary key (organization_id, network, external_user_ref)
);
insert into work_counts
  select organization_id, network, '', count(*) from works where ats_id is not null group by 1, 2;
insert into work_counts
  select organization_id, network, external_user_ref, count(*) from works
  where ats_id is not null and external_user_ref is not null group by 1, 2, 3;

-- Registered works of a network, in several rows: one would have everybody wait for it.
create table network_work_counts (
  network text not null check (network in ('testnet', 'mainnet')),
  slot smallint not null,
  works bigint not null check (works >= 0),
  primary key (network, slot)
);
insert into network_work_counts
  select network, 0, count(*) from works where ats_id is not null group by 1;
