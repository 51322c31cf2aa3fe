-- Who did what from where. Entries are only ever added, and each holds the digest of the one before
-- it. The end of a chain is sealed with a key that is not in the database. A chain outlives its
-- organization, and the chain of the installation itself has no organization: no foreign keys.

create table audit_entry (
  organization_id uuid not null,
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  user_id uuid,
  means text not null,
  address text not null,
  action text not null,
  subject uuid,
  details text not null,
  previous text not null,
  hash text not null,
  primary key (organization_id, sequence)
);
create index audit_entry_user on audit_entry (user_id) where user_id is not null;

create table audit_head (
  organization_id uuid primary key,
  sequence bigint not null,
  hash text not null,
  seal text
) with (fillfactor = 50);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
alter table audit_head enable row level security;
alter table audit_head force row level security;

-- The platform reads and writes; a company's transaction reaches the chain of its organization.
create policy platform on audit_entry using ((select in_platform()));
create policy platform on audit_head using ((select in_platform()));
create policy company on audit_entry for insert with check (
  organization_id = (select organization_id from company where id = (select current_company())));
create policy company on audit_head using (
  organization_id = (select organization_id from company where id = (select current_company())));

revoke update, delete on audit_entry from storno_app;
revoke delete on audit_head from storno_app;
