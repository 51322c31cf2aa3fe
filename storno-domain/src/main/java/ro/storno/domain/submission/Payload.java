package ro.storno.domain.submission;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * @param leftOut terms of the document for which their format has no room; null counts as none, as
 *     on payloads that were kept before this was known
 */
public record Payload(
    String sha256,
    long size,
    String fileName,
    String storageKey,
    long documentVersion,
    Map<String, String> terms,
    List<LeftOut> leftOut) {
  /** A term that says that the bytes were given out before the authority has them. */
  public static final String OFFLINE = "offlineMode";

  /** Takes copies. */
  public Payload {
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(storageKey, "storageKey");
    terms = Map.copyOf(terms);
    leftOut = copy(leftOut);
  }

  private static List<LeftOut> copy(@Nullable List<LeftOut> terms) {
    return terms == null ? List.of() : List.copyOf(terms);
  }

  /**
   * A term of the document that is not in the bytes.
   *
   * @param place element of the format that was looked at, or null
   * @param reason the term and why it is lost, for people; not null
   */
  public record LeftOut(@Nullable String place, String reason) {
    /** Refuses null where it is not meant. */
    public LeftOut {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Returns whether the document was issued with these very bytes before the authority has them,
   * such as one whose digest stands in a code on paper: they are never written anew.
   */
  public boolean offline() {
    return "true".equals(terms.get(OFFLINE));
  }

  /** Returns the same with more terms. */
  public Payload with(Map<String, String> more) {
    Map<String, String> all = new java.util.HashMap<>(terms);
    all.putAll(more);
    return new Payload(sha256, size, fileName, storageKey, documentVersion, all, leftOut);
  }
}
