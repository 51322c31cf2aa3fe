-- An upload is found by its bytes while its outcome is not known. The digest is a column of its own:
-- behind the wall PostgreSQL uses an index on what a JSON operator returns for nobody but the owner.
alter table submission
  add column sha256 text generated always as (payload ->> 'sha256') stored;
create index submission_unsettled_bytes on submission (company_id, channel, sha256)
  where state in ('QUEUED', 'SENDING', 'SENT', 'UNKNOWN');
-- Few submissions ever had another reference than their present one.
create index submission_former on submission (company_id, channel)
  where former_references <> '{}';

-- What ANAF listed, but could not be taken over completely (OpenSpan).
alter table anaf_sync add column open jsonb;
