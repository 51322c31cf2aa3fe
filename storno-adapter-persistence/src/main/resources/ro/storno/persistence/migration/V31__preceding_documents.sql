-- Proformas and delivery notes: documents that precede an invoice. Like an invoice, each is one row
-- with what its author entered as JSON. "history" says when it came to each stage, and what was
-- said about it then.
create table preceding_document (
  company_id uuid not null,
  id uuid not null,
  kind text not null,
  version bigint not null,
  stage text not null,
  series_id uuid,
  number_prefix text,
  number_sequence bigint,
  number text not null,
  draft_number text not null,
  client_id uuid,
  issue_date date not null,
  due_date date,
  valid_until date,
  currency text not null,
  subtotal numeric(19, 4) not null,
  vat_total numeric(19, 4) not null,
  total numeric(19, 4) not null,
  reversed_id uuid,
  -- The invoice it became; the invoice names it among its sources.
  invoice_id uuid,
  search text not null,
  content jsonb not null,
  totals jsonb not null,
  history jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz,
  primary key (company_id, id)
) with (fillfactor = 80);
create unique index preceding_document_number
  on preceding_document (company_id, kind, number_prefix, number_sequence)
  where number_sequence is not null;
create index preceding_document_issue_date on preceding_document (company_id, kind, issue_date, id);
create index preceding_document_client on preceding_document (company_id, client_id, kind);
create index preceding_document_series on preceding_document (company_id, series_id);
create index preceding_document_invoice on preceding_document (company_id, invoice_id)
  where invoice_id is not null;
call wall('preceding_document');

-- What an invoice was made from: a list of kind, id and number.
alter table invoice add column sources jsonb;
