-- The journal of what was handed to authorities (decisions.md, "Submissions: the outcome is always
-- known"). The bytes themselves are files; their hashes are here.
create table submission (
  company_id uuid not null,
  id uuid not null,
  version bigint not null,
  channel text not null,
  document_kind text not null,
  document_id uuid not null,
  attempt integer not null,
  filer text not null,
  due_at timestamptz not null,
  deadline date,
  requested_by uuid,
  state text not null,
  payload jsonb,
  calls integer not null,
  sent_at timestamptz,
  taken_at timestamptz,
  questions integer not null,
  ever_lost boolean not null,
  reference text,
  former_references text[] not null,
  receipt text,
  errors jsonb not null,
  settled_at timestamptz,
  archived_at timestamptz,
  problem text,
  -- Taken in after the deadline, for lists.
  late boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id)
-- A row changes some five times within an hour and then never again.
) with (fillfactor = 70);
create unique index submission_attempt
  on submission (company_id, document_id, document_kind, channel, attempt);
-- However many nodes there are, a document has one open submission on a channel.
create unique index submission_open on submission (company_id, document_id, document_kind, channel)
  where state in ('QUEUED', 'SENDING', 'SENT', 'UNKNOWN');
create index submission_reference on submission (company_id, channel, reference)
  where reference is not null;
create index submission_judged on submission (company_id, channel, taken_at) where state = 'SENT';
call wall('submission');

create table submission_step (
  company_id uuid not null,
  submission_id uuid not null,
  id bigint generated always as identity,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  explanation text not null,
  answer text,
  primary key (company_id, submission_id, id),
  foreign key (company_id, submission_id) references submission (company_id, id)
);
call wall('submission_step');

create table submission_evidence (
  company_id uuid not null,
  submission_id uuid not null,
  id bigint generated always as identity,
  receipt text not null,
  sha256 text not null,
  size bigint not null,
  storage_key text not null,
  document_sha256 text,
  signature_sha256 text,
  same_document boolean not null,
  seal text not null,
  explanation text not null,
  received_at timestamptz not null,
  primary key (company_id, submission_id, id),
  unique (company_id, submission_id, receipt, sha256),
  foreign key (company_id, submission_id) references submission (company_id, id)
);
call wall('submission_evidence');

-- History and evidence are only ever added.
revoke update, delete on submission_step, submission_evidence from storno_app;

-- Documents seen at ANAF under upload indexes that the journal does not know.
create table anaf_sighting (
  company_id uuid not null,
  message_id text not null,
  upload_index text not null,
  listed_at timestamptz not null,
  document_sha256 text,
  primary key (company_id, message_id)
);
create index anaf_sighting_document on anaf_sighting (company_id, document_sha256)
  where document_sha256 is not null;
call wall('anaf_sighting');

-- Who looks through ANAF's list, and which look was finished last.
create table anaf_look (
  company_id uuid not null primary key,
  turn_until timestamptz,
  looked_from timestamptz,
  begun_at timestamptz
);
call wall('anaf_look');

-- What all nodes together have taken out of ANAF's quotas. Rows of a running period are changed
-- all the time, and never by their keys.
create table call_lease (
  quota text not null,
  subject text not null,
  period_end timestamptz not null,
  taken integer not null,
  primary key (quota, subject, period_end)
) with (fillfactor = 50);
create index call_lease_end on call_lease (period_end);
call wall_platform('call_lease');
