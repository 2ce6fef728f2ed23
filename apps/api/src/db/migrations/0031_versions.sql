-- New versions of a work. A number is given at `confirm`; a version that failed leaves it to the next one.

-- The work that a job updates, and whether its file stays.
alter table jobs add column work_id uuid references works (id);
alter table jobs add column keeps_file boolean not null default false;
alter table jobs add check ((action = 'update_version') = (work_id is not null));
alter table jobs add check (work_id is not null or not keeps_file);

-- A version is what one transaction registers.
alter table work_versions add column transaction_id uuid;
update work_versions as version set transaction_id = transaction.id
  from transactions as transaction
  where transaction.work_id = version.work_id and transaction.version = version.version;
alter table transactions drop column version;
alter table work_versions drop constraint work_versions_pkey;
alter table work_versions add primary key (transaction_id);
create unique index work_versions_number on work_versions (work_id, version) where state <> 'failed';
-- One update of a work at a time.
create unique index work_versions_pending on work_versions (work_id) where state = 'pending';
