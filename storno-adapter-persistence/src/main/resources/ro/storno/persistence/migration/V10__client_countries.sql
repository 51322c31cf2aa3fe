-- The countries of a company's clients, for the filter above their list.
alter table client
  add column country text generated always as (upper(data -> 'party' -> 'address' ->> 'country')) stored;
create index client_country on client (company_id, country) where deleted_at is null;
