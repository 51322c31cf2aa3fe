-- Apps that act for users, what was granted to them, and their tokens; secrets as hashes only.

create table oauth2_client (
  id uuid primary key,
  organization_id uuid not null references organization (id) on delete cascade,
  client_id text not null unique,
  secret_hash text,
  secret_prefix text,
  name text not null,
  description text,
  redirect_uris text[] not null,
  scopes text not null,
  website_url text,
  logo_url text,
  active boolean not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index oauth2_client_organization on oauth2_client (organization_id, created_at);
call wall_platform('oauth2_client');

-- One row for each time a user let an app in, with the code that buys the first tokens.
create table oauth2_grant (
  id uuid primary key,
  client_id uuid not null references oauth2_client (id) on delete cascade,
  user_id uuid not null references account (id) on delete cascade,
  organization_id uuid not null references organization (id) on delete cascade,
  scopes text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  code_hash text not null unique,
  code_challenge text not null,
  code_redirect_uri text not null,
  code_expires_at timestamptz not null,
  code_used_at timestamptz
);
create index oauth2_grant_client on oauth2_grant (client_id);
create index oauth2_grant_user on oauth2_grant (user_id);
call wall_platform('oauth2_grant');

create table oauth2_token (
  hash text primary key,
  grant_id uuid not null references oauth2_grant (id) on delete cascade,
  kind text not null,
  scopes text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  over_at timestamptz
);
create index oauth2_token_grant on oauth2_token (grant_id);
call wall_platform('oauth2_token');
