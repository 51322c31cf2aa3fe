-- Keys with which programs act for a user in one organization; their secrets as hashes only.

create table api_key (
  id uuid primary key,
  hash text not null unique,
  user_id uuid not null references account (id) on delete cascade,
  organization_id uuid not null references organization (id) on delete cascade,
  name text not null,
  prefix text not null,
  scopes text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
-- The last use is written once a minute at most; that touches no index.
) with (fillfactor = 80);
create index api_key_owner on api_key (user_id, organization_id);
call wall_platform('api_key');
