package ro.storno.domain.invoice;

import static ro.storno.domain.document.DocumentStatus.CANCELLED;
import static ro.storno.domain.document.DocumentStatus.DRAFT;
import static ro.storno.domain.document.DocumentStatus.ISSUED;
import static ro.storno.domain.document.DocumentStatus.REJECTED;
import static ro.storno.domain.document.DocumentStatus.SENT_TO_PROVIDER;
import static ro.storno.domain.document.DocumentStatus.VALIDATED;

import java.util.List;
import ro.storno.domain.document.DocumentStatus;

/** The transition table of the invoice: which operation leads from which status to which. */
public enum InvoiceTransition {
  ISSUE("issue", ISSUED, DRAFT),
  SUBMIT("submit", SENT_TO_PROVIDER, ISSUED, REJECTED),
  ACCEPT("accept", VALIDATED, SENT_TO_PROVIDER),
  REJECT("reject", REJECTED, SENT_TO_PROVIDER),
  CANCEL("cancel", CANCELLED, DRAFT, ISSUED, REJECTED),
  RESTORE("restore", DRAFT, CANCELLED);

  private final String verb;
  private final DocumentStatus target;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<DocumentStatus> sources;

  InvoiceTransition(String verb, DocumentStatus target, DocumentStatus... sources) {
    this.verb = verb;
    this.target = target;
    this.sources = List.of(sources);
  }

  /** Returns the operation as a verb, for messages. */
  public String verb() {
    return verb;
  }

  /** Returns the status that the operation leads to. */
  public DocumentStatus target() {
    return target;
  }

  /** Returns whether the operation is allowed from a status. */
  public boolean allowedFrom(DocumentStatus status) {
    return sources.contains(status);
  }
}
