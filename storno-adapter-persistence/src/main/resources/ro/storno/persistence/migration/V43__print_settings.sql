-- How the documents of a company look: one row, made when the company first chooses something.
create table print_settings (
  company_id uuid primary key,
  design text not null,
  colour text,
  font text,
  show_logo boolean not null,
  show_bank_info boolean not null,
  footer_text text,
  custom_css text,
  labels jsonb not null
);
call wall('print_settings');

-- They go when a company ends (V24): no document that the law holds needs them.
alter function release_documents(date) rename to release_documents_before_printing;

create function release_documents(held_from date) returns void
language plpgsql security definer set search_path = storno, pg_temp as $$
declare
  tenant uuid := require_purge();
begin
  delete from print_settings where company_id = tenant;
  perform release_documents_before_printing(held_from);
end $$;

revoke execute on function release_documents(date) from public;
grant execute on function release_documents(date) to storno_app;
revoke execute on function release_documents_before_printing(date) from storno_app;
