-- The transports of delivery notes (RO e-Transport): what was typed about each, and how far its
-- declaration has come. They end with the note.
create table note_transport (
  company_id uuid not null,
  note_id uuid not null,
  details jsonb not null,
  status text,
  uit text,
  error text,
  submitted_at timestamptz,
  updated_at timestamptz not null,
  primary key (company_id, note_id),
  foreign key (company_id, note_id) references preceding_document (company_id, id)
    on delete cascade
) with (fillfactor = 80);
call wall('note_transport');

-- What was declared, each time. The calls themselves are in the journal of submissions.
create table transport_filing (
  company_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  kind text not null,
  terms jsonb not null,
  given jsonb not null,
  status text not null,
  errors jsonb not null,
  requested_by uuid,
  requested_at timestamptz not null,
  settled_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, note_id) references preceding_document (company_id, id)
    on delete cascade
);
create index transport_filing_note on transport_filing (company_id, note_id, id);
call wall('transport_filing');

-- At the end of a company (V24, V32) the journal of a declaration ends with its delivery note,
-- which the law holds as long as an invoice.
alter function release_documents(date) rename to release_before_transports;

create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
  gone uuid[];
begin
  gone := array(
    select s.id from submission s
    where s.company_id = tenant and s.document_kind = 'TRANSPORT'
      and not exists (
        select from transport_filing f
        join preceding_document d on d.company_id = f.company_id and d.id = f.note_id
        where f.company_id = tenant and f.id = s.document_id
          and d.issue_date >= held_from and d.number_sequence is not null));
  delete from submission_evidence where company_id = tenant and submission_id = any (gone);
  delete from submission_step where company_id = tenant and submission_id = any (gone);
  delete from submission where company_id = tenant and id = any (gone);
  perform release_before_transports(held_from);
end $$;

revoke execute on function release_documents(date) from public;
grant execute on function release_documents(date) to storno_app;
revoke execute on function release_before_transports(date) from storno_app;
