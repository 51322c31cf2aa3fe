-- How a company's documents are handed to accounting programs, as JSON.
create table accounting_settings (
  company_id uuid not null,
  data jsonb not null,
  primary key (company_id)
);
call wall('accounting_settings');

-- Payments in the order in which they are exported.
create index payment_date on payment (company_id, payment_date, id);

-- Settings end with the company (V24).
alter function erase_company() rename to erase_company_with_settings;

create function erase_company() returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  delete from accounting_settings where company_id = tenant;
  perform erase_company_with_settings();
end $$;

revoke execute on function erase_company() from public;
grant execute on function erase_company() to storno_app;
revoke execute on function erase_company_with_settings() from storno_app;
