package ro.storno.domain.invoice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.party.SupplierId;

/**
 * Where a document came from that was made elsewhere. Such a document is kept as its maker told it:
 * its totals are the declared ones, and nothing but payments is ever changed.
 *
 * @param authority who handed it over, such as {@code anaf}; not null
 * @param reference the authority's number of the document, such as ANAF's {@code index_incarcare};
 *     no two documents of a company share one; not null
 * @param message the authority's number of the message that brought it; not null
 * @param supplier the seller of record; null on a document issued in the company's own name
 */
public record Reception(
    String authority, String reference, String message, @Nullable SupplierId supplier) {
  /** The Romanian tax authority. */
  public static final String ANAF = "anaf";

  /** Refuses null where it is not meant. */
  public Reception {
    Objects.requireNonNull(authority, "authority");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(message, "message");
  }
}
