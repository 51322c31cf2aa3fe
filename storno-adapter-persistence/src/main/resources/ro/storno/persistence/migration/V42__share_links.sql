-- Links by which whoever has one can look at an invoice. Of its secret only the SHA-256 is kept.
create table share_link (
  company_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  secret_hash text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (company_id, id),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade
);
create unique index share_link_secret on share_link (company_id, secret_hash);
create index share_link_invoice on share_link (company_id, invoice_id, id);
call wall('share_link');

-- At the end of a company (V24) nobody looks at its invoices any more, held or not.
alter function release_documents(date) rename to release_recurring_and_documents;

create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  delete from share_link where company_id = tenant;
  perform release_recurring_and_documents(held_from);
end $$;

revoke execute on function release_documents(date) from public;
grant execute on function release_documents(date) to storno_app;
revoke execute on function release_recurring_and_documents(date) from storno_app;
