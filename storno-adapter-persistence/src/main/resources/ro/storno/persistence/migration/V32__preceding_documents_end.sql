-- What becomes of proformas and delivery notes at the end of a company (V24): a numbered delivery
-- note is a document that the law holds like an invoice; proformas and drafts are none.
alter function release_documents(date) rename to release_invoices;

create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  perform release_invoices(held_from);
  delete from preceding_document
  where company_id = tenant
    and (issue_date < held_from or kind <> 'DELIVERY_NOTE' or number_sequence is null);
end $$;

revoke execute on function release_documents(date) from public;
grant execute on function release_documents(date) to storno_app;
revoke execute on function release_invoices(date) from storno_app;
