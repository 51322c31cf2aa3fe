-- What certificate holders allowed at ANAF. An authorization belongs to the user who keeps it; which
-- companies it serves follows from the user's memberships and from what ANAF says about each CIF.
-- No token stands here in clear: what is sealed opens with the key of the installation only, and
-- only in the row and column it was sealed for (uid, not id, is bound: it is known before the row).
create table anaf_authorization (
  id bigint generated always as identity primary key,
  uid uuid not null unique,
  user_id uuid not null references account (id) on delete cascade,
  label text,
  fingerprint text not null,
  access_sealed text not null,
  access_expires_at timestamptz not null,
  refresh_sealed text,
  refresh_expires_at timestamptz,
  -- Counts replacements of the tokens: who replaces them names the ones that it spent.
  generation bigint not null default 0,
  -- While this lies ahead, one node is buying new tokens.
  renewal_claimed_until timestamptz,
  renew_not_before timestamptz,
  created_at timestamptz not null,
  last_used_at timestamptz,
  refused_at timestamptz,
  unique (user_id, fingerprint),
  check ((refresh_sealed is null) = (refresh_expires_at is null))
);
call wall_platform('anaf_authorization');

-- What ANAF said about an authorization and a taxpayer.
create table anaf_authorized_cif (
  authorization_id bigint not null references anaf_authorization (id) on delete cascade,
  cif text not null,
  verdict text not null,
  checked_at timestamptz not null,
  primary key (authorization_id, cif)
);
call wall_platform('anaf_authorized_cif');

-- Links by which somebody else gives an authorization; the token itself is known to its maker only.
create table anaf_token_link (
  hash text primary key,
  id uuid not null unique,
  user_id uuid not null references account (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  claimed_at timestamptz,
  used_at timestamptz,
  -- Stays when the authorization is removed: the link was used all the same.
  authorization_id bigint
);
create index anaf_token_link_user on anaf_token_link (user_id, created_at desc);
call wall_platform('anaf_token_link');

-- Browsers that are at ANAF and will come back with the state, of which only the hash is here.
create table anaf_authorization_attempt (
  state_hash text primary key,
  user_id uuid not null references account (id) on delete cascade,
  browser_hash text not null,
  link_hash text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index anaf_authorization_attempt_over on anaf_authorization_attempt (expires_at);
call wall_platform('anaf_authorization_attempt');
