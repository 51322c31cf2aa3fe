-- What users were told about a company goes when the company goes.
create index notification_company on notification (about_company) where about_company is not null;
-- What was mailed to somebody goes when their account goes.
create index outgoing_mail_recipient on outgoing_mail (recipient);
create index outgoing_mail_organization on outgoing_mail (organization_id)
  where organization_id is not null;
