-- Offers of a place in an organization; their tokens as hashes only. Closed ones stay as a record.

create table invitation (
  id uuid primary key,
  hash text not null unique,
  organization_id uuid not null references organization (id) on delete cascade,
  email text not null,
  role text not null,
  allowed_companies text not null,
  invited_by uuid not null references account (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz
);
create unique index invitation_open on invitation (organization_id, email) where closed_at is null;
call wall_platform('invitation');
