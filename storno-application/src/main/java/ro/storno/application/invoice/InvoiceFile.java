package ro.storno.application.invoice;

import java.time.Instant;

/**
 * A file made from an invoice or attached to it.
 *
 * @param filename suggested name; not null
 * @param mediaType not null
 * @param content the bytes; not null
 * @param at when it was made or uploaded; not null
 */
public record InvoiceFile(String filename, String mediaType, byte[] content, Instant at) {}
