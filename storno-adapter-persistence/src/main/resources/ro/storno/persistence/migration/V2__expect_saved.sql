-- Turns "nothing was saved" into an error, so that a save and the commit can travel together: the
-- commit is not reached then.
create function expect_saved(saved bigint) returns bigint language plpgsql as $$
begin
  if saved = 0 then
    raise exception 'the row was changed meanwhile' using errcode = 'ST001';
  end if;
  return saved;
end $$;
