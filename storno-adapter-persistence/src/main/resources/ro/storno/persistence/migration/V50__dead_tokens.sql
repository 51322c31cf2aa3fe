-- Tokens that have been over for long are removed in small batches, oldest first (RemoveDeadTokens).
create index refresh_token_expiry on refresh_token (expires_at);
create index one_time_token_expiry on one_time_token (expires_at);
create index mfa_challenge_expiry on mfa_challenge (expires_at);
create index oauth2_token_expiry on oauth2_token (expires_at);
