-- What takes the room of a plan, exact however many take it at once.

-- Lets one transaction at a time count what an organization has. A transaction of a company counts
-- for its own organization only; a company that is being made has no row yet.
create procedure hold_plan_room(organization uuid) language plpgsql as $$
begin
  if not in_platform() and exists (
      select 1 from company where id = current_company() and organization_id <> organization) then
    raise exception 'a company counts for its own organization only';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('plan room of ' || organization, 0));
end $$;

-- Each statement of a volatile function sees what was committed before it, so what the transaction
-- that was waited for has added is counted.
create function companies_taken(organization uuid) returns bigint language plpgsql volatile as $$
declare
  platform text := coalesce(current_setting('storno.platform', true), '');
  taken bigint;
begin
  call hold_plan_room(organization);
  perform set_config('storno.platform', 'on', true);
  select count(*) into taken from company
    where organization_id = organization and deleted_at is null;
  perform set_config('storno.platform', platform, true);
  return taken;
end $$;

-- Invoices of a company that was deleted this month were issued all the same.
create function invoices_taken(organization uuid, since timestamptz) returns bigint
language plpgsql volatile as $$
declare
  platform text := coalesce(current_setting('storno.platform', true), '');
  before text := coalesce(current_setting('storno.company', true), '');
  tenants uuid[];
  tenant uuid;
  taken bigint := 0;
  found bigint;
begin
  call hold_plan_room(organization);
  perform set_config('storno.platform', 'on', true);
  -- each half has an index of its own
  tenants := array(
    select id from company where organization_id = organization and deleted_at is null
    union all
    select id from company where organization_id = organization and deleted_at is not null);
  perform set_config('storno.platform', platform, true);
  foreach tenant in array tenants loop
    perform set_config('storno.company', tenant::text, true);
    select count(*) into found from invoice
      where company_id = tenant and issued_at >= since and direction = 'OUTGOING';
    taken := taken + found;
  end loop;
  perform set_config('storno.company', before, true);
  return taken;
end $$;

-- Whether every member has to have a second factor.
alter table organization add column second_factor_demanded boolean not null default false;
