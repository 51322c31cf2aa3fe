package ro.storno.application.inbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.ReceivedInvoice;

/**
 * A document that was read, with what its authority says of it.
 *
 * @param reference the authority's number of the document; not null
 * @param message the authority's number of what brought it; not null
 * @param document what it says; not null
 * @param findings all that there is to say about it; not null
 * @param addressed whom the authority names; not null
 * @param sha256 of the bytes that it was read from, lower-case hex; not null
 * @param details kept with the event of its reception, by the names of the API; not null
 */
public record Incoming(
    String reference,
    String message,
    ReceivedInvoice document,
    List<Finding> findings,
    Addressed addressed,
    String sha256,
    Map<String, String> details) {
  /** Takes copies. */
  public Incoming {
    findings = List.copyOf(findings);
    details = Map.copyOf(details);
  }

  /**
   * Whom an authority names, which counts where the document itself does not tell.
   *
   * @param own numbers of the company at the authority, beside its tax code; not null
   * @param seller number of the seller, or null where it names none
   * @param buyer number of the buyer, or null where it names none
   * @param otherwise which way the document goes where nothing tells; not null
   */
  public record Addressed(
      Set<String> own, @Nullable String seller, @Nullable String buyer, Direction otherwise) {
    /** Takes a copy. */
    public Addressed {
      own = Set.copyOf(own);
    }

    boolean named() {
      return seller != null || buyer != null;
    }
  }
}
