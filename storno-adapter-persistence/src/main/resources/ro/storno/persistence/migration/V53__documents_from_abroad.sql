-- Documents of others that authorities abroad listed or sent. What they told of one never changes;
-- its bytes are in the file store.
create table inbound_document (
  company_id uuid not null,
  id uuid not null,
  channel text not null,
  reference text not null,
  file_name text,
  taxpayer text,
  told_at timestamptz not null,
  received_at timestamptz not null,
  storage_key text,
  sha256 text,
  size bigint,
  state text not null,
  attempts integer not null,
  next_attempt_at timestamptz not null,
  claimed_until timestamptz,
  outcome text,
  error text,
  findings jsonb,
  warned boolean not null,
  invoice_ids uuid[] not null,
  processed_at timestamptz,
  primary key (company_id, id),
  unique (company_id, channel, reference)
-- It is written some four times: when listed, when claimed, when fetched, when settled.
) with (fillfactor = 70);
create index inbound_document_waiting on inbound_document (company_id, channel, next_attempt_at)
  where state in ('PENDING', 'FETCHED');
create index inbound_document_failed on inbound_document (company_id, channel)
  where state in ('FAILED', 'GONE') or state = 'PROCESSED' and outcome = 'KEPT';
create index inbound_document_newest on inbound_document (company_id, told_at, id);
create index inbound_document_newest_of on inbound_document (company_id, channel, told_at, id);
call wall('inbound_document');

-- What comes in may be a document of ours that comes back.
create index submission_bytes on submission (company_id, channel, sha256)
  where sha256 is not null;

-- How far the lists of authorities are known.
create table inbound_look (
  company_id uuid not null,
  channel text not null,
  subject text,
  reached timestamptz,
  started_at timestamptz,
  succeeded_at timestamptz,
  failures integer not null,
  error text,
  triggered_at timestamptz,
  primary key (company_id, channel)
);
call wall('inbound_look');

-- The platform has to know whose lists to look at. What is secret in a configuration is sealed.
create policy platform on provider_config for select using ((select in_platform()));
create index provider_config_enabled on provider_config (company_id, channel) where enabled;

-- What an invoice came in stays as long as the invoice (V24); other documents as long as they could
-- have become one.
alter function release_documents(date) rename to release_documents_before_inbox;

create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  delete from inbound_look where company_id = tenant;
  perform release_documents_before_inbox(held_from);
  delete from inbound_document d
    where company_id = tenant and told_at < held_from
      and not exists (
        select from invoice i where i.company_id = tenant and i.id = any (d.invoice_ids));
end $$;

revoke execute on function release_documents(date) from public;
grant execute on function release_documents(date) to storno_app;
revoke execute on function release_documents_before_inbox(date) from storno_app;
