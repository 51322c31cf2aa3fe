package ro.storno.domain.submission;

import java.util.Objects;
import java.util.UUID;

/**
 * The document that is handed in.
 *
 * @param kind not null
 * @param id identity among the documents of its kind; not null
 */
public record DocumentReference(Kind kind, UUID id) {
  /** Checks that both are present. */
  public DocumentReference {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
  }

  /** Returns the reference to an invoice or credit note. */
  public static DocumentReference invoice(UUID id) {
    return new DocumentReference(Kind.INVOICE, id);
  }

  /** Kinds of documents that authorities take. */
  public enum Kind {
    /** An invoice or credit note. */
    INVOICE,
    /** A declaration of a transport. */
    TRANSPORT
  }
}
