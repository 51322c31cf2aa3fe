-- The application role uses what the owner makes; it owns nothing.
grant usage on schema storno to storno_app;
alter default privileges in schema storno grant select, insert, update, delete on tables to storno_app;
revoke all on flyway_schema_history from storno_app;

-- ---------------------------------------------------------------------------------------------
-- Who is asking. Both are settings of the transaction; unset means nobody, and nobody sees nothing.
-- Policies use them as (select ...), which PostgreSQL evaluates once per statement, not per row.

create function current_company() returns uuid language sql stable parallel safe
  return nullif(current_setting('storno.company', true), '')::uuid;

create function in_platform() returns boolean language sql stable parallel safe
  return coalesce(current_setting('storno.platform', true), '') = 'on';

-- Puts the wall around a table of the tenants.
create procedure wall(tenant_table regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format('create policy company on %s using (company_id = (select current_company()))', tenant_table);
end $$;

-- Puts the wall around a table that belongs to no company.
create procedure wall_platform(platform_table regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', platform_table);
  execute format('alter table %s force row level security', platform_table);
  execute format('create policy platform on %s using ((select in_platform()))', platform_table);
end $$;

-- ---------------------------------------------------------------------------------------------
-- The platform. "data" holds the whole record as JSON; columns are what is searched or unique.

create table account (
  id uuid primary key,
  email text not null,
  data jsonb not null,
  created_at timestamptz not null
);
create unique index account_email on account (lower(email));
call wall_platform('account');

create table organization (
  id uuid primary key,
  name text not null,
  slug text not null unique,
  plan text not null,
  created_at timestamptz not null
);
call wall_platform('organization');

create table membership (
  id uuid primary key,
  user_id uuid not null references account (id),
  organization_id uuid not null references organization (id),
  role text not null,
  active boolean not null,
  allowed_companies uuid[],
  joined_at timestamptz not null,
  unique (user_id, organization_id)
);
create index membership_organization on membership (organization_id);
call wall_platform('membership');

create table refresh_token (
  hash text primary key,
  family uuid not null,
  user_id uuid not null references account (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index refresh_token_family on refresh_token (family);
create index refresh_token_user on refresh_token (user_id);
call wall_platform('refresh_token');

-- The tenant itself: seen by the platform, and by its own transactions.
create table company (
  id uuid primary key,
  organization_id uuid not null references organization (id),
  tax_code text,
  data jsonb not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create unique index company_tax_code on company (organization_id, tax_code) where deleted_at is null;
alter table company enable row level security;
alter table company force row level security;
create policy company on company
  using (id = (select current_company()) or (select in_platform()));

-- ---------------------------------------------------------------------------------------------
-- The tenants. company_id leads every key. Invoices do not refer to company, client or series by
-- foreign keys: each such key would lock the one busy row in every transaction. Use cases look
-- these up in the same transaction, and none of them is ever deleted while a document uses it.

create table series (
  company_id uuid not null,
  id uuid not null,
  type text not null,
  prefix text not null,
  current_number bigint not null check (current_number >= 0),
  active boolean not null,
  is_default boolean not null,
  source text not null,
  created_at timestamptz not null,
  updated_at timestamptz,
  primary key (company_id, id),
  unique (company_id, type, prefix)
-- Room for the next number on the same page: taking one touches no index.
) with (fillfactor = 50);
call wall('series');

create table vat_rate (
  company_id uuid not null,
  id uuid not null,
  category text not null,
  percentage numeric(8, 4) not null,
  label text not null,
  is_default boolean not null,
  active boolean not null,
  position integer not null,
  created_at timestamptz not null,
  updated_at timestamptz,
  removed_at timestamptz,
  primary key (company_id, id)
);
call wall('vat_rate');

create table bank_account (
  company_id uuid not null,
  id uuid not null,
  type text not null,
  iban text,
  bank_name text,
  currency text not null,
  is_default boolean not null,
  show_on_invoice boolean not null,
  opening_balance numeric(19, 4),
  opening_balance_date date,
  created_at timestamptz not null,
  updated_at timestamptz,
  primary key (company_id, id)
);
create unique index bank_account_iban on bank_account (company_id, iban) where iban is not null;
create unique index bank_account_cash on bank_account (company_id) where type = 'CASH';
call wall('bank_account');

create table client (
  company_id uuid not null,
  id uuid not null,
  type text not null,
  name text not null,
  sort_name text not null,
  tax_digits text,
  search text not null,
  data jsonb not null,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (company_id, id)
);
create index client_name on client (company_id, sort_name, id) where deleted_at is null;
create index client_tax_digits on client (company_id, tax_digits) where deleted_at is null;
call wall('client');

-- One row per invoice. Lists, filters and rules use the columns; what the author entered and what
-- it comes to line by line are "content" and "totals". An aggregate is read and written whole, so
-- its lines need no rows of their own; reports unfold them with jsonb_to_recordset.
create table invoice (
  company_id uuid not null,
  id uuid not null,
  version bigint not null,
  direction text not null,
  document_type text not null,
  type_code text not null,
  status text not null,
  series_id uuid,
  number_prefix text,
  number_sequence bigint,
  number text not null,
  draft_number text not null,
  parent_id uuid,
  client_id uuid,
  issue_date date not null,
  due_date date,
  currency text not null,
  supplier_name text not null,
  supplier_tax_code text,
  buyer_name text,
  buyer_tax_code text,
  payment_method text not null,
  subtotal numeric(19, 4) not null,
  vat_total numeric(19, 4) not null,
  total numeric(19, 4) not null,
  amount_paid numeric(19, 4) not null,
  paid_at timestamptz,
  cancellation_reason text,
  cancelled_at timestamptz,
  cancelled_by uuid,
  restored_at timestamptz,
  restored_by uuid,
  issued_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz,
  idempotency_key text,
  request_hash text,
  request_json text,
  search text not null,
  content jsonb not null,
  totals jsonb not null,
  primary key (company_id, id)
) with (fillfactor = 80);
create unique index invoice_idempotency_key on invoice (company_id, idempotency_key)
  where idempotency_key is not null;
create unique index invoice_number on invoice (company_id, document_type, number_prefix, number_sequence)
  where number_sequence is not null and direction = 'OUTGOING';
create index invoice_issue_date on invoice (company_id, issue_date, id);
create index invoice_client on invoice (company_id, client_id, created_at);
create index invoice_parent on invoice (company_id, parent_id) where parent_id is not null;
create index invoice_series on invoice (company_id, series_id) where series_id is not null;
call wall('invoice');

create table invoice_event (
  company_id uuid not null,
  invoice_id uuid not null,
  id uuid not null,
  type text not null,
  previous_status text,
  status text,
  at timestamptz not null,
  by_user uuid,
  details text,
  metadata jsonb not null,
  primary key (company_id, invoice_id, id),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade
);
call wall('invoice_event');

create table payment (
  company_id uuid not null,
  invoice_id uuid not null,
  id uuid not null,
  amount numeric(19, 4) not null,
  currency text not null,
  payment_date date not null,
  method text not null,
  reference text,
  notes text,
  reconciled boolean not null,
  created_at timestamptz not null,
  primary key (company_id, invoice_id, id),
  foreign key (company_id, invoice_id) references invoice (company_id, id)
);
call wall('payment');

create table invoice_xml (
  company_id uuid not null,
  invoice_id uuid not null,
  version bigint not null,
  content bytea not null,
  sha256 text not null,
  generated_at timestamptz not null,
  primary key (company_id, invoice_id),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade
);
call wall('invoice_xml');

create table invoice_verdict (
  company_id uuid not null,
  invoice_id uuid not null,
  id bigint generated always as identity,
  rule_set text,
  base text,
  input_sha256 text not null,
  verdict text not null,
  findings jsonb not null,
  checked_at timestamptz not null,
  primary key (company_id, invoice_id, id),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade
);
call wall('invoice_verdict');

create table invoice_attachment (
  company_id uuid not null,
  invoice_id uuid not null,
  id uuid not null,
  filename text not null,
  mime_type text not null,
  size bigint not null,
  sha256 text not null,
  storage_key text not null,
  description text,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  deleted_at timestamptz,
  primary key (company_id, invoice_id, id),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade
);
call wall('invoice_attachment');

-- History and evidence are only ever added.
revoke update, delete on invoice_event, invoice_verdict from storno_app;

-- ---------------------------------------------------------------------------------------------
-- Durable jobs. The first table is db-scheduler's, with three columns of ours at its end; the
-- second keeps what failed for good. They hold ids, not personal data, and belong to the platform's
-- machinery, so no policy guards them.

create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer not null default 0,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  company_id uuid,
  first_failure timestamptz,
  last_error text,
  primary key (task_name, task_instance)
-- A queue: rows come and go all day, so dead ones are cleared early.
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
create index scheduled_tasks_due on scheduled_tasks (execution_time) where not picked;
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat) where picked;

create table dead_job (
  kind text not null,
  key text not null,
  company_id uuid,
  data bytea not null,
  error text not null,
  attempts integer not null,
  first_failure timestamptz not null,
  last_failure timestamptz not null,
  primary key (kind, key)
);
create index dead_job_newest on dead_job (last_failure desc);
