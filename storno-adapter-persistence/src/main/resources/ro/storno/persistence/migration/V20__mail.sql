-- Mail that leaves the house: the outbox, which is also the log, and the servers of organizations.
-- What a mail says is sealed, and forgotten as soon as nobody has to read or carry it any more.

create table outgoing_mail (
  id uuid primary key,
  organization_id uuid,
  category text not null,
  recipient text not null,
  subject text not null,
  sender text,
  status text not null,
  error text,
  sent_by uuid,
  created_at timestamptz not null,
  sent_at timestamptz,
  sealed_content text
);
create index outgoing_mail_newest on outgoing_mail (created_at desc, id desc);
create index outgoing_mail_user on outgoing_mail (sent_by) where sent_by is not null;
call wall_platform('outgoing_mail');

create table sender_configuration (
  organization_id uuid primary key references organization (id) on delete cascade,
  id uuid not null unique,
  enabled boolean not null,
  host text not null,
  port integer not null,
  encryption text not null,
  username text,
  sealed_password text not null,
  from_address text not null,
  from_name text,
  last_tested_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz
);
call wall_platform('sender_configuration');
