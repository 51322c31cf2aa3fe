-- Receipts: a row of preceding_document holds the document, a row of receipt how it was paid.
create table receipt (
  company_id uuid not null,
  id uuid not null,
  issue_date date not null,
  method text not null,
  currency text not null,
  -- Negative on refunds.
  cash numeric(19, 4) not null,
  card numeric(19, 4) not null,
  other numeric(19, 4) not null,
  cash_register text not null,
  fiscal_number text not null,
  customer_name text,
  customer_cif text,
  refund_of uuid,
  idempotency_key text,
  request_hash text,
  request_json text,
  search text not null,
  -- Which line is the deposit of which, and which line a refund gives back.
  links jsonb not null,
  primary key (company_id, id),
  -- Deferred: the row with the idempotency key comes first, and only who owns it adds the document.
  foreign key (company_id, id) references preceding_document (company_id, id)
    on delete cascade deferrable initially deferred
) with (fillfactor = 80);
create unique index receipt_idempotency_key on receipt (company_id, idempotency_key)
  where idempotency_key is not null;
create index receipt_issue_date on receipt (company_id, issue_date, id);
create index receipt_method on receipt (company_id, method, issue_date, id);
create index receipt_cash_register on receipt (company_id, cash_register, issue_date, id);
create index receipt_refund on receipt (company_id, refund_of) where refund_of is not null;
create index receipt_cash on receipt (company_id, currency, issue_date) where cash <> 0;
call wall('receipt');

-- Cash that went into the till or out of it, other than by receipts and payments.
create table cash_movement (
  company_id uuid not null,
  id uuid not null,
  movement_date date not null,
  kind text not null,
  direction text not null,
  amount numeric(19, 4) not null,
  currency text not null,
  description text,
  document_number text,
  created_at timestamptz not null,
  updated_at timestamptz,
  primary key (company_id, id)
);
create index cash_movement_date on cash_movement (company_id, movement_date, id);
call wall('cash_movement');

create index payment_cash on payment (company_id, payment_date) where method = 'CASH';

-- Z reports: what the till came to by the end of a day, as it stood when the day was closed.
create table z_report (
  company_id uuid not null,
  id uuid not null,
  number bigint not null,
  last_day date not null,
  content jsonb not null,
  created_at timestamptz not null,
  primary key (company_id, id)
);
create unique index z_report_number on z_report (company_id, number);
create unique index z_report_day on z_report (company_id, last_day);
call wall('z_report');

-- What becomes of them at the end of a company (V24, V32): numbered receipts, movements and reports
-- are documents that the law holds.
create or replace function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  perform release_invoices(held_from);
  delete from preceding_document
  where company_id = tenant
    and (issue_date < held_from or kind not in ('DELIVERY_NOTE', 'RECEIPT')
      or number_sequence is null);
  delete from cash_movement where company_id = tenant and movement_date < held_from;
  delete from z_report where company_id = tenant and last_day < held_from;
end $$;
