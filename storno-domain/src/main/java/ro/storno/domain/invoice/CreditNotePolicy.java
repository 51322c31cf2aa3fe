package ro.storno.domain.invoice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import ro.storno.domain.DomainException;
import ro.storno.domain.Problem;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatRate;

/** How a credit note relates to the invoice it corrects (api-reference/credit-notes/create.md). */
public final class CreditNotePolicy {
  private static final Set<DocumentStatus> UNISSUED =
      Set.of(DocumentStatus.DRAFT, DocumentStatus.CANCELLED);

  private CreditNotePolicy() {}

  /**
   * Returns what forbids a credit note to name a parent, already as a draft; empty if nothing does.
   *
   * @param credit content of the credit note; not null
   * @param parent an invoice of the same company; not null
   * @return violations with the path of the field at fault; never null
   */
  public static List<DomainException> violations(InvoiceContent credit, Invoice parent) {
    List<DomainException> found = new ArrayList<>();
    InvoiceContent original = parent.content();
    if (original.documentType() == DocumentType.CREDIT_NOTE) {
      found.add(rule("parentDocumentId", "Parent invoice cannot be a credit note itself."));
    }
    if (!Objects.equals(credit.clientId(), original.clientId())) {
      found.add(rule("clientId", "Client must match parent invoice client."));
    }
    if (!credit.currency().equals(original.currency())) {
      found.add(rule("currency", "Currency must match parent invoice currency."));
    }
    if (credit.issueDate().isBefore(original.issueDate())) {
      found.add(rule("issueDate", "Issue date must be on or after the parent invoice's date."));
    }
    return found;
  }

  /**
   * Returns what forbids to issue a credit note on a parent; empty if nothing does.
   *
   * @param credit content of the credit note; not null
   * @param parent an invoice of the same company; not null
   */
  public static List<DomainException> obstaclesToIssue(InvoiceContent credit, Invoice parent) {
    List<DomainException> found = violations(credit, parent);
    if (UNISSUED.contains(parent.status())) {
      found.add(
          rule(
              "parentDocumentId",
              "Parent invoice must be issued first; it is " + parent.status().wireName() + "."));
    }
    return found;
  }

  /**
   * Returns what is unusual about a credit note, but allowed.
   *
   * @param credit the credit note; not null
   * @param parent the invoice that it corrects; not null
   * @param creditedBefore sum of the totals of the parent's other credit notes that count, nought
   *     or negative; not null
   */
  public static List<Problem> warnings(Invoice credit, Invoice parent, Money creditedBefore) {
    List<Problem> found = new ArrayList<>();
    Money left = parent.totals().total().plus(creditedBefore).plus(credit.totals().total());
    if (left.signum() < 0) {
      found.add(Problem.warning("lines", "Warning: Credit total exceeds original invoice amount"));
    }
    Set<VatRate> known = rates(parent);
    if (!known.containsAll(rates(credit))) {
      found.add(
          Problem.warning(
              "lines", "The credit note uses VAT rates that its invoice does not have"));
    }
    if (parent.status() != DocumentStatus.VALIDATED) {
      found.add(
          Problem.warning("parentDocumentId", "The parent invoice is not validated by ANAF yet"));
    }
    return found;
  }

  private static Set<VatRate> rates(Invoice invoice) {
    Set<VatRate> rates = new HashSet<>();
    invoice.content().lines().stream().map(DocumentLine::vatRate).forEach(rates::add);
    return rates;
  }

  private static DomainException rule(String field, String message) {
    return new DomainException.RuleViolated(field, message);
  }
}
