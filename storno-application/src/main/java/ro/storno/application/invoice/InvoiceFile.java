package ro.storno.application.invoice;

import java.time.Instant;

/**
 * A file made from an invoice or attached to it.
 *
 * @param filename suggested name, safe in a header; not null
 * @param mediaType not null
 * @param content the bytes; not null
 * @param at when it was made or uploaded; not null
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record InvoiceFile(String filename, String mediaType, byte[] content, Instant at) {
  /** Returns a name with nothing in it that a header or a file system could misread. */
  public static String safe(String name) {
    return name.replaceAll("[^A-Za-z0-9._-]+", "-");
  }
}
