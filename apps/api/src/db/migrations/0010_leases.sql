-- Any number of processes work beside each other. Who has a transaction in hand says so here, until a moment of the
-- database's own clock: those of the processes may differ. After that moment another one may take it.
alter table transactions
  add column lease_owner uuid,
  add column lease_until timestamptz,
  add check ((lease_owner is null) = (lease_until is null));

-- One row: which key this database was begun with. Another one could open none of its secrets, and would give
-- organizations other addresses on chain.
create table installation (
  id boolean primary key default true check (id),
  key_check text not null
);
