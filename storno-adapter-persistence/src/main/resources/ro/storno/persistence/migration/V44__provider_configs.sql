-- How companies reach the e-invoicing systems of other countries. All fields are sealed together:
-- the database knows neither the secrets nor whose account it is.
create table provider_config (
  company_id uuid not null,
  channel text not null,
  id uuid not null,
  enabled boolean not null,
  sealed_fields text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, channel)
);
call wall('provider_config');

-- Some authorities want file names that the company has not used before.
create table provider_file_number (
  company_id uuid not null,
  channel text not null,
  last_number bigint not null,
  primary key (company_id, channel)
);
call wall('provider_file_number');

-- They go when a company ends (V24): nothing is sent for it any more.
alter function release_documents(date) rename to release_documents_before_providers;

create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  delete from provider_config where company_id = tenant;
  delete from provider_file_number where company_id = tenant;
  perform release_documents_before_providers(held_from);
end $$;

revoke execute on function release_documents(date) from public;
grant execute on function release_documents(date) to storno_app;
revoke execute on function release_documents_before_providers(date) from storno_app;
