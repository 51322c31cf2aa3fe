-- Lists of invoices stay quick however many there are: an index for each order, and a tally of
-- what lists count and add up, so that nobody reads a million rows to tell how many there are.

-- ---------------------------------------------------------------------------------------------
-- Orders. None of these columns changes when an invoice is paid, filed or judged, so such updates
-- touch no index (V1 leaves room for them in the pages).

create index invoice_by_number on invoice (company_id, number_prefix, number_sequence, number, id);
create index invoice_by_total on invoice (company_id, total, id)
  include (currency, subtotal, vat_total);
create index invoice_by_due_date on invoice (company_id, due_date, id);
create index invoice_by_creation on invoice (company_id, created_at, id);
-- Answers what one client or supplier comes to without the invoices themselves.
create index invoice_of_client on invoice (company_id, client_id, issue_date, id)
  include (direction, document_type, currency, subtotal, vat_total, total);

-- ---------------------------------------------------------------------------------------------
-- The tally: how many invoices of a day, and of a month, agree in all that lists are filtered by
-- most, and their sums. Writers only add rows with differences, so they never wait for each other;
-- what there is, is the sum. Now and then a writer folds what it sees into one row per group.

create table invoice_tally (
  company_id uuid not null,
  id bigint generated always as identity,
  -- DAY; MONTH; or BARE, which is the month without the two columns about payment. Only days are
  -- written by writers; months come of folding.
  grain text not null,
  -- The issue date, or the first day of its month.
  period date not null,
  direction text not null,
  document_type text not null,
  status text not null,
  currency text not null,
  -- As it is where the invoice is not overdue.
  payment text not null,
  -- The last day on which it is not overdue; infinity if it never will be as it stands.
  overdue_after date not null,
  folded boolean not null,
  rows integer not null,
  subtotal numeric not null,
  vat_total numeric not null,
  total numeric not null,
  primary key (company_id, id)
);
create index invoice_tally_period on invoice_tally (company_id, grain, period);
create index invoice_tally_new on invoice_tally (company_id, id) where not folded;
call wall('invoice_tally');

-- Folds what was written since: takes the differences that nobody else folds at this moment, brings
-- them to days, months and months without payment, and makes one row of each group and what is held
-- of it. What is taken counts in all three grains at once, so they agree however many fold.
create procedure fold_invoice_tally(tenant uuid) language sql as $$
  with taken as (
    select id from invoice_tally where company_id = tenant and not folded
    for update skip locked
  ), news as (
    delete from invoice_tally t using taken where t.company_id = tenant and t.id = taken.id
    returning t.*
  ), due as (
    select grains.grain,
      case grains.grain when 'DAY' then period else date_trunc('month', period)::date end as period,
      direction, document_type, status, currency,
      case grains.grain when 'BARE' then 'UNPAID' else payment end as payment,
      case grains.grain when 'BARE' then 'infinity' else overdue_after end as overdue_after,
      sum(rows) as rows, sum(subtotal) as subtotal, sum(vat_total) as vat_total,
      sum(total) as total
    from news, (values ('DAY'), ('MONTH'), ('BARE')) as grains (grain)
    group by 1, 2, 3, 4, 5, 6, 7, 8
  ), held as (
    select t.id
    from invoice_tally t join due
      using (grain, period, direction, document_type, status, currency, payment, overdue_after)
    where t.company_id = tenant and t.folded
    for update of t skip locked
  ), gone as (
    delete from invoice_tally t using held where t.company_id = tenant and t.id = held.id
    returning t.*
  ), parts as (
    select * from due
    union all
    select grain, period, direction, document_type, status, currency, payment, overdue_after, rows,
      subtotal, vat_total, total
    from gone
  )
  insert into invoice_tally
    (company_id, grain, period, direction, document_type, status, currency, payment,
     overdue_after, folded, rows, subtotal, vat_total, total)
  select tenant, grain, period, direction, document_type, status, currency, payment,
    overdue_after, true, sum(rows), sum(subtotal), sum(vat_total), sum(total)
  from parts
  group by grain, period, direction, document_type, status, currency, payment, overdue_after
  -- What is held need not be the whole group: rows that come to no invoice can come to an amount.
  having sum(rows) <> 0 or sum(subtotal) <> 0 or sum(vat_total) <> 0 or sum(total) <> 0
$$;

-- One function and trigger for each kind of change; they differ in which rows come and go.
do $do$
declare
  kind text;
  source text;
  tables text;
begin
  for kind, source, tables in
    values
      ('insert', 'select 1 as sign, i.* from added i', 'new table as added'),
      ('delete', 'select -1 as sign, i.* from removed i', 'old table as removed'),
      ('update',
       'select 1 as sign, i.* from added i union all select -1 as sign, i.* from removed i',
       'new table as added old table as removed')
  loop
    execute format($create$
      create function tally_invoices_on_%1$s() returns trigger language plpgsql as $body$
      declare
        tenant uuid;
      begin
        for tenant in
          with difference as (
            insert into invoice_tally
              (company_id, grain, period, direction, document_type, status, currency, payment,
               overdue_after, folded, rows, subtotal, vat_total, total)
            select company_id, 'DAY', issue_date, direction, document_type, status, currency,
              case
                when total > 0 and amount_paid >= total then 'PAID'
                when amount_paid = 0 then 'UNPAID'
                else 'PARTIALLY_PAID'
              end as paid,
              case
                when total > 0 and amount_paid < total and due_date is not null and status in
                  ('ISSUED', 'SENT_TO_PROVIDER', 'VALIDATED', 'REJECTED', 'SYNCED', 'REFUNDED')
                then due_date
                else 'infinity'
              end as late,
              false, sum(sign), sum(sign * subtotal), sum(sign * vat_total), sum(sign * total)
            from (%2$s) as changed
            group by company_id, issue_date, direction, document_type, status, currency, paid, late
            having sum(sign) <> 0 or sum(sign * subtotal) <> 0 or sum(sign * vat_total) <> 0
              or sum(sign * total) <> 0
            returning company_id, id
          )
          select distinct company_id from difference where id %% 256 = 0
        loop
          call fold_invoice_tally(tenant);
        end loop;
        return null;
      end $body$;

      create trigger invoice_tally_on_%1$s after %1$s on invoice referencing %3$s
        for each statement execute function tally_invoices_on_%1$s();
      $create$, kind, source, tables);
  end loop;
end $do$;

-- What there is already.
do $$
declare
  tenant uuid;
  tenants uuid[];
begin
  perform set_config('storno.platform', 'on', true);
  tenants := array(select id from company);
  perform set_config('storno.platform', '', true);
  foreach tenant in array tenants loop
    perform set_config('storno.company', tenant::text, true);
    insert into invoice_tally
      (company_id, grain, period, direction, document_type, status, currency, payment,
       overdue_after, folded, rows, subtotal, vat_total, total)
    select company_id, grain,
      case grain when 'DAY' then issue_date else date_trunc('month', issue_date)::date end as p,
      direction, document_type, status, currency,
      case
        when grain = 'BARE' then 'UNPAID'
        when total > 0 and amount_paid >= total then 'PAID'
        when amount_paid = 0 then 'UNPAID'
        else 'PARTIALLY_PAID'
      end as paid,
      case
        when grain <> 'BARE' and total > 0 and amount_paid < total and due_date is not null and status in
          ('ISSUED', 'SENT_TO_PROVIDER', 'VALIDATED', 'REJECTED', 'SYNCED', 'REFUNDED')
        then due_date
        else 'infinity'
      end as late,
      true, count(*), sum(subtotal), sum(vat_total), sum(total)
    from invoice, (values ('DAY'), ('MONTH'), ('BARE')) as grains (grain)
    where company_id = tenant
    group by company_id, grain, p, direction, document_type, status, currency, paid, late;
  end loop;
  perform set_config('storno.company', '', true);
end $$;

-- ---------------------------------------------------------------------------------------------
-- At the end of a company (V24) the tally goes with the last invoice.

alter function erase_company() rename to erase_company_without_tally;

create function erase_company() returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  delete from invoice_tally where company_id = tenant;
  perform erase_company_without_tally();
end $$;

revoke execute on function erase_company() from public;
grant execute on function erase_company() to storno_app;
revoke execute on function erase_company_without_tally() from storno_app;
