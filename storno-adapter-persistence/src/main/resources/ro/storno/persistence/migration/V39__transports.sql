-- The transports of delivery notes (RO e-Transport): what was typed about each, and how far its
-- declaration has come. They end with the note, when the law does not hold it any more (V32); the
-- journal of what was sent ends by itself (V24).
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
