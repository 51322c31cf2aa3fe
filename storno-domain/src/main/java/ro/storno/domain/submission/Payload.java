package ro.storno.domain.submission;

import java.util.Map;
import java.util.Objects;

/**
 * The exact bytes that are sent, as they were kept before the call.
 *
 * @param sha256 lower-case hex digest of the bytes; not null
 * @param size number of bytes
 * @param fileName name under which the authority gets them, where it wants one; not null
 * @param storageKey where they are kept; not null
 * @param documentVersion version of the document that they were written from
 * @param terms what goes with them, in the words of the channel, such as {@code standard=UBL}; not
 *     null
 */
public record Payload(
    String sha256,
    long size,
    String fileName,
    String storageKey,
    long documentVersion,
    Map<String, String> terms) {
  /** Takes a copy of the terms. */
  public Payload {
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(storageKey, "storageKey");
    terms = Map.copyOf(terms);
  }
}
