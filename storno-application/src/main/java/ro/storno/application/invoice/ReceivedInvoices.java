package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.SupplierId;

/**
 * Documents made elsewhere, taken in many at a time. No two documents of a company have the same
 * reference of the same authority.
 */
public interface ReceivedInvoices {
  /** Returns which of some references are stored, and as what. */
  Map<String, InvoiceId> known(CompanyId company, String authority, Collection<String> references);

  /**
   * Adds documents, each with its first events and the evidence of how it was read.
   *
   * @return the ids of those that were added; the others have a reference that is stored already
   */
  Set<InvoiceId> add(CompanyId company, List<New> documents);

  /** Finds documents by who issued them and their number; of several the first that was stored. */
  Map<Numbered, InvoiceId> numbered(CompanyId company, Collection<Numbered> wanted);

  /**
   * Returns which of some documents came a second time: the same supplier, number and date as one
   * that was stored before, under another reference.
   */
  Set<InvoiceId> duplicates(CompanyId company, Collection<InvoiceId> documents);

  /** Finds the document of ours whose generated XML has a digest. */
  Optional<InvoiceId> written(CompanyId company, String sha256);

  /** Returns what is shown of some documents of any kind beside messages about them. */
  Map<InvoiceId, Shown> shown(CompanyId company, Collection<InvoiceId> documents);

  /** Returns how each of some suppliers' documents sum up. */
  Map<SupplierId, Expenses> expenses(CompanyId company, Collection<SupplierId> suppliers);

  /**
   * A document to add.
   *
   * @param invoice not null
   * @param events its first; not null
   * @param evidence how it was read and what our arithmetic says; not null
   */
  record New(Invoice invoice, List<InvoiceEvent> events, InvoiceFiles.Evidence evidence) {}

  /**
   * A document in short.
   *
   * @param number as shown; not null
   * @param issueDate not null
   * @param otherParty buyer of an outgoing document, seller of an incoming one; or null
   * @param total with VAT; not null
   */
  record Shown(String number, LocalDate issueDate, @Nullable String otherParty, Money total) {}

  /**
   * A number of one issuer.
   *
   * @param supplier null for documents in the company's own name
   * @param number as its maker gave it; not null
   */
  record Numbered(@Nullable SupplierId supplier, String number) {}

  /**
   * What a supplier's documents come to.
   *
   * @param count how many there are
   * @param totals sum with VAT by currency code, credit notes taken off; not null
   * @param lastIssueDate or null if there are none
   */
  record Expenses(long count, Map<String, BigDecimal> totals, @Nullable LocalDate lastIssueDate) {
    /** Nothing at all. */
    public static final Expenses NONE = new Expenses(0, Map.of(), null);

    /** Takes a copy. */
    public Expenses {
      totals = Map.copyOf(totals);
    }

    /** Returns both together. */
    public Expenses plus(Expenses other) {
      Map<String, BigDecimal> sums = new TreeMap<>(totals);
      other.totals.forEach((currency, total) -> sums.merge(currency, total, BigDecimal::add));
      LocalDate last =
          lastIssueDate == null
                  || other.lastIssueDate != null && other.lastIssueDate.isAfter(lastIssueDate)
              ? other.lastIssueDate
              : lastIssueDate;
      return new Expenses(count + other.count, sums, last);
    }
  }
}
