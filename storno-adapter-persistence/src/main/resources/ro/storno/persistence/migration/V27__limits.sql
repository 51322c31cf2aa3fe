-- When somebody called, for a short time. Losing it in a crash does no harm, so it is not logged.

create unlogged table call_count (
  key text primary key,
  moments timestamptz[] not null,
  until timestamptz
) with (fillfactor = 70);
create index call_count_until on call_count (until);
call wall_platform('call_count');

-- What the operator demands of the apps' versions, in the place of what is configured.
create table version_override (
  platform text primary key,
  min_version text,
  latest_version text,
  store_url text,
  release_notes_url text,
  message_ro text,
  message_en text,
  changed_at timestamptz not null,
  changed_by uuid references account (id) on delete set null
);
call wall_platform('version_override');
