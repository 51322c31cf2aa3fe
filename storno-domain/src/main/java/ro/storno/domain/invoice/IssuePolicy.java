package ro.storno.domain.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ro.storno.domain.DomainException;
import ro.storno.domain.party.Party;

/** What a document must satisfy to be issued (api-reference/invoices/issue.md). */
final class IssuePolicy {
  private IssuePolicy() {}

  static List<DomainException> obstacles(Invoice invoice, LocalDate today) {
    List<DomainException> found = new ArrayList<>();
    InvoiceContent content = invoice.content();
    Party buyer = content.buyer();
    if (buyer == null || buyer.name().isBlank()) {
      found.add(rule("clientId", "Choose a client, or give receiverName."));
    }
    if (content.issueDate().isAfter(today)) {
      found.add(rule("issueDate", "Issue date cannot be in the future."));
    }
    return found;
  }

  private static DomainException rule(String field, String message) {
    return new DomainException.RuleViolated(field, message);
  }
}
