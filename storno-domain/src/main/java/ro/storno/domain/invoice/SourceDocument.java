package ro.storno.domain.invoice;

import java.util.UUID;
import ro.storno.domain.numbering.SeriesType;

/**
 * What an invoice was made from.
 *
 * @param kind proforma, delivery note or receipt; not null
 * @param id identity of that document; not null
 * @param number as that document showed it then; not null
 */
public record SourceDocument(SeriesType kind, UUID id, String number) {}
