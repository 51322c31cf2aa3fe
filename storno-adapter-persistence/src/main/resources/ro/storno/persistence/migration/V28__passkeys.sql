-- Passkeys, the challenges that authenticators have yet to sign, and links to Google accounts.

create table passkey (
  id uuid primary key,
  user_id uuid not null references account (id) on delete cascade,
  name text not null,
  credential_id text not null unique,
  public_key text not null,
  signatures bigint not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_user on passkey (user_id, created_at);
call wall_platform('passkey');

-- A row goes when it is answered; what nobody answers goes after its time.
create table passkey_challenge (
  hash text primary key,
  user_id uuid references account (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index passkey_challenge_expiry on passkey_challenge (expires_at);
create index passkey_challenge_user on passkey_challenge (user_id);
call wall_platform('passkey_challenge');

create table google_link (
  subject text primary key,
  user_id uuid not null unique references account (id) on delete cascade,
  linked_at timestamptz not null
);
call wall_platform('google_link');
