-- What users are told. A notification belongs to its reader, not to the company it is about.
create table notification (
  id uuid primary key,
  user_id uuid not null references account (id) on delete cascade,
  type text not null,
  -- Nobody is told twice of the same thing.
  key text not null,
  -- The reader owns the row; this only says what it is about.
  about_company uuid,
  title text not null,
  message text not null,
  data jsonb not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (user_id, type, key)
);
create index notification_newest on notification (user_id, created_at desc, id desc);
-- Counted at every poll of every open client.
create index notification_unread on notification (user_id) where read_at is null;
call wall_platform('notification');

create table notification_preference (
  user_id uuid primary key references account (id) on delete cascade,
  data jsonb not null,
  updated_at timestamptz not null
);
call wall_platform('notification_preference');
