-- Reference rates of the National Bank of Romania: lei for one unit, by day of publication. They
-- are the same for every tenant, so they belong to the platform.
create table exchange_rate (
  published date not null,
  currency text not null,
  rate numeric not null check (rate > 0),
  primary key (published, currency)
);
call wall_platform('exchange_rate');

-- Until when all publications of a year are there.
create table exchange_rate_year (
  year integer primary key,
  complete_until timestamptz not null
);
call wall_platform('exchange_rate_year');

-- Answers of public registers, kept for a while and shared by all nodes.
create table kept_answer (
  service text not null,
  question text not null,
  answer jsonb not null,
  given_at timestamptz not null,
  primary key (service, question)
);
create index kept_answer_age on kept_answer (service, given_at);
call wall_platform('kept_answer');

-- When a service may be called next, by the clock of the database, which all nodes share. Losing
-- the rows in a crash costs nothing but a moment.
create unlogged table pace (
  service text primary key,
  next_turn timestamptz not null
);
call wall_platform('pace');
