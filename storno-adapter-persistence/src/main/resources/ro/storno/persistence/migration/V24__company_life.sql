-- The end of a company: a grace period, then everything that no law holds goes, then the rest.

-- From here on it is beyond recall.
alter table company add column purge_began_at timestamptz;
create index company_deleted on company (organization_id, deleted_at) where deleted_at is not null;

-- An organization has one owner.
create unique index membership_owner on membership (organization_id) where role = 'OWNER' and active;

-- History and evidence can only be added to by the application. These two functions, which work
-- for a company beyond recall and for no other, are the only way in which they end.

create function require_purge() returns uuid language plpgsql as $$
begin
  if not exists (
      select from company where id = current_company() and purge_began_at is not null) then
    raise exception 'the company is not to be purged';
  end if;
  return current_company();
end $$;

-- Numbered and received documents of a day that the law still holds, and what proves that they were
-- filed, stay. The issuer's name stays with them.
create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
  gone uuid[];
begin
  delete from client where company_id = tenant;
  delete from supplier where company_id = tenant;
  delete from bank_account where company_id = tenant;
  -- Tables of later steps, which are there when this runs for the first time.
  delete from product where company_id = tenant;
  delete from product_category where company_id = tenant;
  delete from anaf_sighting where company_id = tenant;
  delete from anaf_look where company_id = tenant;
  delete from anaf_sync where company_id = tenant;

  gone := array(
    select id from invoice
    where company_id = tenant
      and (issue_date < held_from or (direction = 'OUTGOING' and number_sequence is null
          and received_from is null)));
  delete from payment where company_id = tenant and invoice_id = any (gone);
  delete from anaf_buyer_message where company_id = tenant and invoice_id = any (gone);
  delete from invoice where company_id = tenant and id = any (gone);

  gone := array(
    select id from submission s
    where company_id = tenant and created_at < held_from
      and not exists (
        select from invoice i where i.company_id = tenant and i.id = s.document_id));
  delete from submission_evidence where company_id = tenant and submission_id = any (gone);
  delete from submission_step where company_id = tenant and submission_id = any (gone);
  delete from submission where company_id = tenant and id = any (gone);

  gone := array(
    select id from anaf_message m
    where company_id = tenant and created_at < held_from
      and not exists (
        select from invoice i where i.company_id = tenant and i.id = m.invoice_id));
  delete from anaf_seal where company_id = tenant and message_id = any (gone);
  delete from anaf_archive where company_id = tenant and message_id = any (gone);
  delete from anaf_message where company_id = tenant and id = any (gone);

  update company set data = jsonb_set(data, '{logo}', 'null') where id = tenant;
end $$;

-- Fails, and so removes nothing, where documents are left.
create function erase_company() returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
  other regclass;
  filled boolean;
begin
  delete from series where company_id = tenant;
  delete from vat_rate where company_id = tenant;
  -- Whoever adds a table says above what becomes of its rows; until then they are not lost.
  for other in
    select c.oid::regclass from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
    where c.relkind = 'r' and c.relnamespace = 'storno'::regnamespace
      and c.relname not in ('scheduled_tasks', 'dead_job')
  loop
    execute format('select exists (select from %s where company_id = $1)', other)
      into filled using tenant;
    if filled then
      raise exception 'rows of the company are left in %', other;
    end if;
  end loop;
  delete from company where id = tenant;
end $$;

revoke execute on function release_documents(date), erase_company() from public;
grant execute on function release_documents(date), erase_company() to storno_app;
