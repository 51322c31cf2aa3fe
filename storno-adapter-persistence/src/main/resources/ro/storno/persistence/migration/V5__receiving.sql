-- ---------------------------------------------------------------------------------------------
-- Suppliers. "key" tells one from another (Supplier.key), so that nodes that receive side by side
-- make each of them once.

create table supplier (
  company_id uuid not null,
  id uuid not null,
  key text not null,
  name text not null,
  sort_name text not null,
  search text not null,
  data jsonb not null,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (company_id, id),
  unique (company_id, key)
) with (fillfactor = 80);
create index supplier_name on supplier (company_id, sort_name, id) where deleted_at is null;
call wall('supplier');

-- ---------------------------------------------------------------------------------------------
-- Documents made elsewhere: the authority's numbers are theirs alone in a company.

alter table invoice
  add column supplier_id uuid,
  add column received_from text,
  add column received_reference text,
  add column received_message text;
create unique index invoice_received on invoice (company_id, received_from, received_reference)
  where received_from is not null;
create index invoice_supplier on invoice (company_id, supplier_id, number, issue_date)
  where supplier_id is not null;
create index invoice_received_number on invoice (company_id, number)
  where received_from is not null;

-- An upload that somebody made by other means is recognised by its bytes.
create index invoice_xml_sha256 on invoice_xml (company_id, sha256);

-- ---------------------------------------------------------------------------------------------
-- The inbox. What ANAF listed ("listed" holds every field as it came) never changes.

create table anaf_message (
  company_id uuid not null,
  id uuid not null,
  message_id text not null,
  upload_index text not null,
  type_text text not null,
  type text,
  cif text not null,
  created_at timestamptz not null,
  details text not null,
  listed jsonb not null,
  received_at timestamptz not null,
  state text not null,
  attempts integer not null,
  next_attempt_at timestamptz not null,
  claimed_until timestamptz,
  outcome text,
  error text,
  findings jsonb,
  warned boolean not null,
  invoice_id uuid,
  processed_at timestamptz,
  primary key (company_id, id),
  unique (company_id, message_id)
-- A message is written some three times: when listed, when claimed, when settled.
) with (fillfactor = 70);
create index anaf_message_waiting on anaf_message (company_id, next_attempt_at)
  where state in ('PENDING', 'FETCHED');
create index anaf_message_failed on anaf_message (company_id) where state = 'FAILED';
create index anaf_message_newest on anaf_message (company_id, created_at, id);
create index anaf_message_invoice on anaf_message (company_id, invoice_id)
  where invoice_id is not null;
call wall('anaf_message');

-- What was handed out, by digest; the bytes are in the file store.
create table anaf_archive (
  company_id uuid not null,
  message_id uuid not null,
  sha256 text not null,
  storage_key text not null,
  size bigint not null,
  document_name text,
  document_sha256 text,
  signature_name text,
  signature_sha256 text,
  kept_at timestamptz not null,
  primary key (company_id, message_id, sha256),
  foreign key (company_id, message_id) references anaf_message (company_id, id)
);
call wall('anaf_archive');

create table anaf_seal (
  company_id uuid not null,
  message_id uuid not null,
  id bigint generated always as identity,
  document_sha256 text not null,
  verdict text not null,
  result jsonb not null,
  checked_at timestamptz not null,
  primary key (company_id, message_id, id),
  foreign key (company_id, message_id) references anaf_message (company_id, id)
);
call wall('anaf_seal');

-- Evidence is only ever added.
revoke update, delete on anaf_archive, anaf_seal from storno_app;

-- How far the message list of a company is known. The platform sees it too, to know who is due.
create table anaf_sync (
  company_id uuid primary key,
  listed_to timestamptz,
  started_at timestamptz,
  succeeded_at timestamptz,
  failures integer not null,
  error text,
  note text,
  triggered_at timestamptz
);
call wall('anaf_sync');
create policy platform on anaf_sync for select using ((select in_platform()));

-- Messages of this company, as a buyer, to sellers.
create table anaf_buyer_message (
  company_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  invoice_index text not null,
  message text not null,
  state text not null,
  upload_index text,
  error text,
  by_user uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, invoice_id) references invoice (company_id, id)
);
create index anaf_buyer_message_invoice on anaf_buyer_message (company_id, invoice_id, created_at);
call wall('anaf_buyer_message');
