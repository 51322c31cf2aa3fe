-- What takes a delivery note back: asked for with each note that is shown, stornoed or converted.
create index preceding_document_reversal on preceding_document (company_id, reversed_id)
  where reversed_id is not null;
