-- What e-invoicing systems of other countries tell of documents by themselves, as it came.
create table provider_notice (
  company_id uuid not null,
  id uuid not null,
  channel text not null,
  kind text not null,
  reference text not null,
  document_name text not null,
  document_sha256 text,
  file_name text not null,
  sha256 text not null,
  content bytea not null,
  received_at timestamptz not null,
  primary key (company_id, id),
  -- they are sent again and again until they are taken; also serves the search by reference
  unique (company_id, channel, reference, file_name, sha256)
);
create index provider_notice_document on provider_notice (company_id, channel, document_name);
call wall('provider_notice');

-- They go when a company ends (V24): what counts as evidence is kept with its submission.
alter function release_documents(date) rename to release_documents_before_notices;

create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  delete from provider_notice where company_id = tenant;
  perform release_documents_before_notices(held_from);
end $$;

revoke execute on function release_documents(date) from public;
grant execute on function release_documents(date) to storno_app;
revoke execute on function release_documents_before_notices(date) from storno_app;
