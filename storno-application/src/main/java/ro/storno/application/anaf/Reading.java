package ro.storno.application.anaf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.Evidence.Archive;
import ro.storno.application.anaf.Evidence.Seal;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.invoice.ReceivedInvoice;

/**
 * A message, the archive that it brought, and what is in it.
 *
 * @param message not null
 * @param archive as kept; not null
 * @param seal what the check of its seal found, or null where there is nothing to check
 * @param content not null
 * @param findings about the archive, the seal and the document; not null
 */
record Reading(
    InboxMessage message,
    Archive archive,
    @Nullable Seal seal,
    Content content,
    List<Finding> findings) {
  Reading {
    findings = List.copyOf(findings);
  }

  /** What an archive can hold. */
  sealed interface Content {}

  /** An invoice or credit note. */
  record Document(ReceivedInvoice received) implements Content {}

  /** Why an upload was refused. */
  record Errors(List<String> reasons) implements Content {}

  /** A buyer's message. */
  record Note(BuyerMessages.BuyerMessage note) implements Content {}

  /** Nothing that can be read. */
  record Unreadable(String why) implements Content {}

  /** How many lines its document has. */
  int lines() {
    return content instanceof Document document ? document.received().content().lines().size() : 0;
  }

  /** Whether something should be looked at. */
  boolean warned() {
    return findings.stream().anyMatch(finding -> finding.severity().invalidates())
        || seal != null && seal.result().verdict() != SealCheck.Verdict.VALID;
  }
}
