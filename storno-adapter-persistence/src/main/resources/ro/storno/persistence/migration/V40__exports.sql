-- How a company's documents are handed to accounting programs, as JSON.
create table accounting_settings (
  company_id uuid not null,
  data jsonb not null,
  primary key (company_id)
);
call wall('accounting_settings');

-- Payments in the order in which they are exported.
create index payment_date on payment (company_id, payment_date, id);

-- ZIPs of invoices that are packed in the background; "data" holds the whole record as JSON, and of
-- the link that fetches one only a hash and the sealed secret.
create table invoice_archive (
  company_id uuid not null,
  id uuid not null,
  state text not null,
  filename text,
  data jsonb not null,
  created_at timestamptz not null,
  primary key (company_id, id)
);
create unique index invoice_archive_filename on invoice_archive (company_id, filename)
  where filename is not null;
create index invoice_archive_created on invoice_archive (company_id, created_at);
create index invoice_archive_open on invoice_archive (company_id)
  where state in ('QUEUED', 'PROCESSING');
call wall('invoice_archive');

-- No law holds what was only packed, nor how it was to be booked (V24).
alter function release_documents(date) rename to release_documents_before_exports;

create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  perform release_documents_before_exports(held_from);
  delete from invoice_archive where company_id = tenant;
  delete from accounting_settings where company_id = tenant;
end $$;

revoke execute on function release_documents(date) from public;
grant execute on function release_documents(date) to storno_app;
revoke execute on function release_documents_before_exports(date) from storno_app;
