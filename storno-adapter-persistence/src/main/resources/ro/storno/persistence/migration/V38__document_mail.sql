-- Mails that carry documents to clients. They lie in the one outbox (V20), where their company sees
-- its own; the platform, which delivers and logs, sees all.
alter table outgoing_mail
  add column company_id uuid,
  add column document_id uuid,
  add column cc text[],
  add column bcc text[],
  add column attachments text[],
  add column language text,
  -- When it is to leave, if not at once, and when its way to the server began.
  add column scheduled_for timestamptz,
  add column begun_at timestamptz,
  add check ((company_id is null) = (document_id is null));
create policy company on outgoing_mail using (company_id = (select current_company()));
create index outgoing_mail_document on outgoing_mail (company_id, document_id, created_at desc)
  where company_id is not null;
create index outgoing_mail_company on outgoing_mail (company_id, created_at)
  where company_id is not null;

create table email_template (
  company_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  subject text not null,
  body text not null,
  standard boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz,
  primary key (company_id, id)
);
create unique index email_template_standard on email_template (company_id, kind) where standard;
call wall('email_template');

-- Who wants no mails from a company.
create table mail_refusal (
  company_id uuid not null,
  address text not null,
  refused_at timestamptz not null,
  primary key (company_id, address)
);
call wall('mail_refusal');

-- What becomes of them at the end of a company (V24): no law holds any of it.
alter function release_documents(date) rename to release_documents_before_mail;

create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  perform release_documents_before_mail(held_from);
  delete from outgoing_mail where company_id = tenant;
  delete from email_template where company_id = tenant;
  delete from mail_refusal where company_id = tenant;
end $$;

revoke execute on function release_documents(date) from public;
grant execute on function release_documents(date) to storno_app;
revoke execute on function release_documents_before_mail(date) from storno_app;
