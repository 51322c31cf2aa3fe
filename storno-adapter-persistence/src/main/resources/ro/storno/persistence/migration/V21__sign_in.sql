-- Signing in: tokens that work once, second factors and their challenges. Secrets lie here hashed
-- or sealed. A hash of 256 random bits needs no salt.

create table one_time_token (
  hash text primary key,
  purpose text not null,
  user_id uuid not null references account (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_token_user on one_time_token (user_id, purpose, created_at);
call wall_platform('one_time_token');

create table second_factor (
  user_id uuid primary key references account (id) on delete cascade,
  sealed_secret text not null,
  created_at timestamptz not null,
  enabled_at timestamptz,
  last_step bigint not null
);
call wall_platform('second_factor');

create table second_factor_attempts (
  user_id uuid primary key references account (id) on delete cascade,
  since timestamptz not null,
  attempts integer not null
);
call wall_platform('second_factor_attempts');

create table backup_code (
  user_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  sealed_hash text not null,
  used_at timestamptz,
  primary key (user_id, id)
);
call wall_platform('backup_code');

create table mfa_challenge (
  hash text primary key,
  user_id uuid not null references account (id) on delete cascade,
  purpose text not null,
  credentials_changed_at timestamptz not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  used_at timestamptz
);
create index mfa_challenge_user on mfa_challenge (user_id);
call wall_platform('mfa_challenge');
