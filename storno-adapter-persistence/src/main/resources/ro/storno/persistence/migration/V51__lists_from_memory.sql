-- Lists of invoices are answered from memory (docs/decisions/0021). The tally of V49 and its orders
-- by index go; what comes is a record of which invoices have changed, that servers follow.

drop trigger invoice_tally_on_insert on invoice;
drop trigger invoice_tally_on_update on invoice;
drop trigger invoice_tally_on_delete on invoice;
drop function tally_invoices_on_insert();
drop function tally_invoices_on_update();
drop function tally_invoices_on_delete();
drop procedure fold_invoice_tally(uuid);
drop table invoice_tally;

drop index invoice_by_number;
drop index invoice_by_total;
drop index invoice_by_due_date;
drop index invoice_by_creation;
drop index invoice_of_client;

-- ---------------------------------------------------------------------------------------------
-- One row for each change of what lists choose or order by. A server that knows the invoices as
-- they were at a snapshot reads the rows of transactions that were not visible in it; all of those
-- have an xid that is not below the xmin of the snapshot.

create table invoice_change (
  company_id uuid not null,
  -- The transaction that writes this row.
  xid xid8 not null,
  -- Null where the row tells of changes that are not kept any more.
  invoice_id uuid,
  -- Then: none of them had this xid or a higher one.
  below xid8
);
create index invoice_change_xid on invoice_change (company_id, xid);
call wall('invoice_change');

create function note_change_of_invoice() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into invoice_change (company_id, xid, invoice_id)
    values (old.company_id, pg_current_xact_id(), old.id);
  else
    insert into invoice_change (company_id, xid, invoice_id)
    values (new.company_id, pg_current_xact_id(), new.id);
  end if;
  return null;
end $$;

-- Whether an invoice is late depends on what became of its submissions.
create function note_change_of_submission() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into invoice_change (company_id, xid, invoice_id)
    values (old.company_id, pg_current_xact_id(), old.document_id);
  else
    insert into invoice_change (company_id, xid, invoice_id)
    values (new.company_id, pg_current_xact_id(), new.document_id);
  end if;
  return null;
end $$;

create trigger invoice_change_by_insert after insert on invoice
  for each row execute function note_change_of_invoice();
create trigger invoice_change_by_delete after delete on invoice
  for each row execute function note_change_of_invoice();
create trigger invoice_change_by_update after update on invoice
  for each row
  when ((old.status, old.amount_paid, old.number, old.number_prefix, old.number_sequence,
      old.search, old.issue_date, old.due_date, old.created_at, old.subtotal, old.vat_total,
      old.total, old.currency, old.direction, old.document_type, old.client_id, old.supplier_id,
      old.parent_id)
    is distinct from
    (new.status, new.amount_paid, new.number, new.number_prefix, new.number_sequence,
      new.search, new.issue_date, new.due_date, new.created_at, new.subtotal, new.vat_total,
      new.total, new.currency, new.direction, new.document_type, new.client_id, new.supplier_id,
      new.parent_id))
  execute function note_change_of_invoice();

create trigger invoice_change_by_submission after insert on submission
  for each row when (new.document_kind = 'INVOICE' and new.channel = 'ANAF')
  execute function note_change_of_submission();
create trigger invoice_change_by_outcome after update on submission
  for each row
  when (new.document_kind = 'INVOICE' and new.channel = 'ANAF'
    and (old.taken_at is not null and old.state in ('SENT', 'ACCEPTED'), old.late)
      is distinct from (new.taken_at is not null and new.state in ('SENT', 'ACCEPTED'), new.late))
  execute function note_change_of_submission();
create trigger invoice_change_by_lost_submission after delete on submission
  for each row when (old.document_kind = 'INVOICE' and old.channel = 'ANAF')
  execute function note_change_of_submission();

-- ---------------------------------------------------------------------------------------------
-- What is a hundred thousand transactions old goes; one transaction in a thousand looks after that
-- for its company. Servers that have not looked since then read everything anew. What another
-- server noted goes too, once a restore has brought it along: its transactions are still to come
-- here, and nobody here has seen the time before them.

create function prune_invoice_changes(older_than xid8) returns void language sql as $$
  with gone as (
    delete from invoice_change
    where ctid = any(array(
      select ctid from invoice_change
      where company_id = current_company()
        and (xid < older_than
          or xid >= pg_snapshot_xmax(pg_current_snapshot()) and xid <> pg_current_xact_id())
      -- Somebody waits for this; the rest goes another time.
      limit 5000
      for update skip locked))
    returning xid
  )
  insert into invoice_change (company_id, xid, below)
  select current_company(), pg_current_xact_id(), (max(xid::text::bigint) + 1)::text::xid8
  from gone where xid < older_than having count(*) > 0
$$;

create function transactions_remembered() returns bigint language sql immutable as 'select 100000';

create function prune_old_invoice_changes() returns trigger language plpgsql as $$
begin
  perform prune_invoice_changes(
    greatest(pg_current_xact_id()::text::bigint - transactions_remembered(), 0)::text::xid8);
  return null;
end $$;

create trigger invoice_change_pruning after insert or update or delete on invoice
  for each statement when (pg_current_xact_id()::text::bigint % 1000 = 0)
  execute function prune_old_invoice_changes();

-- ---------------------------------------------------------------------------------------------
-- At the end of a company (V24) the record goes with the last invoice.

drop function erase_company();
alter function erase_company_without_tally() rename to erase_company_without_changes;

create function erase_company() returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  delete from invoice_change where company_id = tenant;
  perform erase_company_without_changes();
end $$;

revoke execute on function erase_company() from public;
grant execute on function erase_company() to storno_app;
revoke execute on function erase_company_without_changes() from storno_app;
