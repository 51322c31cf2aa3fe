package ro.storno.application.invoice;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.anaf.FilingDeadline;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.Direction;

/**
 * Which invoices of a company have to be in e-Factura until when.
 *
 * @param applies whether the law applies to the company: it is established in Romania
 * @param expected whether invoices are filed from here, so that one without any submission is
 *     missing; a company that does not synchronise may file elsewhere
 * @param today the day in the company's time zone; not null
 */
public record FilingRule(boolean applies, boolean expected, LocalDate today) {
  private static final Set<DocumentStatus> ISSUED =
      Set.of(
          DocumentStatus.ISSUED,
          DocumentStatus.SENT_TO_PROVIDER,
          DocumentStatus.VALIDATED,
          DocumentStatus.REJECTED);
  private static final Set<DocumentStatus> UNFILED =
      Set.of(DocumentStatus.ISSUED, DocumentStatus.SENT_TO_PROVIDER, DocumentStatus.REJECTED);

  /** Returns the rule for a company on a day. */
  public static FilingRule of(Company company, LocalDate today) {
    return new FilingRule(romanian(company), company.settings().syncEnabled(), today);
  }

  /** Returns the rule where deadlines are of no interest. */
  static FilingRule none(LocalDate today) {
    return new FilingRule(false, false, today);
  }

  static boolean romanian(Company company) {
    String country = company.party().address().country();
    return country == null || country.equalsIgnoreCase("RO");
  }

  /** Returns the last day for filing an invoice, if there is one. */
  public Optional<LocalDate> deadline(
      Direction direction, DocumentStatus status, LocalDate issueDate) {
    return applies && direction == Direction.OUTGOING && ISSUED.contains(status)
        ? FilingDeadline.lastDay(issueDate)
        : Optional.empty();
  }

  /**
   * Returns whether an invoice was filed late, or is late already.
   *
   * @param filing its newest submission, or null if it has none
   */
  public boolean late(
      Direction direction, DocumentStatus status, LocalDate issueDate, @Nullable Filed filing) {
    if (filing != null && filing.filed) {
      return filing.late;
    }
    return (expected || filing != null)
        && UNFILED.contains(status)
        && deadline(direction, status, issueDate).filter(last -> last.isBefore(today)).isPresent();
  }

  /**
   * What the newest submission says.
   *
   * @param filed whether the authority took the document in and has not rejected it
   * @param late whether it did so after the deadline
   */
  public record Filed(boolean filed, boolean late) {}
}
