-- Who settled a submission by hand, where nobody could be asked what became of it.
alter table submission_step add column settled_by uuid;

-- What else is over for long is removed in small batches, oldest first (RemoveDeadTokens).
create index oauth2_grant_expiry on oauth2_grant (code_expires_at);
create index invitation_expiry on invitation (expires_at);
create index anaf_token_link_expiry on anaf_token_link (expires_at);

-- Which sessions began with a passkey, and so need no second factor.
alter table refresh_token add column verified boolean not null default false;
