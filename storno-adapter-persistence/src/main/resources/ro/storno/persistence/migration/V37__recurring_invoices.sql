-- Recurring invoices. "data" holds the whole record as JSON; columns are what is searched or joined.
create table recurring_invoice (
  company_id uuid not null,
  id uuid not null,
  version bigint not null,
  active boolean not null,
  frequency text not null,
  last_invoice_id uuid,
  search text not null,
  data jsonb not null,
  primary key (company_id, id)
) with (fillfactor = 80);
call wall('recurring_invoice');

-- When the next occurrence of those that run is to be issued. The platform sees this too, and
-- nothing else of them, to know who is due.
create table recurring_due (
  company_id uuid not null,
  recurring_id uuid not null,
  occurrence date not null,
  due_at timestamptz not null,
  primary key (company_id, recurring_id),
  foreign key (company_id, recurring_id) references recurring_invoice (company_id, id)
    on delete cascade
);
-- The platform walks through it company by company: keys of companies' tables lead with it.
create index recurring_due_at on recurring_due (company_id, due_at, recurring_id);
call wall('recurring_due');
create policy platform on recurring_due for select using ((select in_platform()));

-- Which invoices came of them. An occurrence has one; without an occurrence it was out of turn.
create table recurring_issue (
  company_id uuid not null,
  invoice_id uuid not null,
  recurring_id uuid not null,
  occurrence date,
  issued_at timestamptz not null,
  primary key (company_id, invoice_id),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade,
  foreign key (company_id, recurring_id) references recurring_invoice (company_id, id)
    on delete cascade
);
create unique index recurring_issue_once on recurring_issue (company_id, recurring_id, occurrence);
call wall('recurring_issue');

-- At the end of a company (V24) its recurring invoices go first; what they issued is held or not
-- like any other invoice.
alter function release_documents(date) rename to release_preceding_documents;

create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  delete from recurring_invoice where company_id = tenant;
  perform release_preceding_documents(held_from);
end $$;

revoke execute on function release_documents(date) from public;
grant execute on function release_documents(date) to storno_app;
revoke execute on function release_preceding_documents(date) from storno_app;
