package ro.storno.application.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Person;
import ro.storno.application.invoice.InvoiceFiles.Evidence;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.recurring.RecurringId;

/**
 * An invoice with all that belongs to it.
 *
 * @param invoice not null
 * @param payments latest first; not null
 * @param events newest first; not null
 * @param attachments oldest first; not null
 * @param series the series that numbers or numbered it, or null where the default at issue will
 * @param parent the invoice that a credit note corrects, or null
 * @param xmlGenerated whether the XML of the present version is stored
 * @param filing where it stands at the authority; not null
 * @param cancelledBy who cancelled it, or null
 * @param restoredBy who restored it, or null
 * @param duplicate whether the same supplier, number and date came before
 * @param reading how a document made elsewhere was read, or null
 * @param nextMail when the next mail about it leaves, or null if none waits for its time
 * @param recurring the recurring invoice that it came of, or null
 * @param today the day in the company's time zone, for the derived status; not null
 */
public record InvoiceDetail(
    Invoice invoice,
    List<Payment> payments,
    List<Happening> events,
    List<Attachment> attachments,
    @Nullable Series series,
    @Nullable Parent parent,
    boolean xmlGenerated,
    FilingStatus filing,
    @Nullable Person cancelledBy,
    @Nullable Person restoredBy,
    boolean duplicate,
    @Nullable Evidence reading,
    @Nullable Instant nextMail,
    @Nullable RecurringId recurring,
    LocalDate today) {
  /** Takes copies. */
  public InvoiceDetail {
    payments = List.copyOf(payments);
    events = List.copyOf(events);
    attachments = List.copyOf(attachments);
  }

  /**
   * An event and who caused it.
   *
   * @param event not null
   * @param by or null for the system
   */
  public record Happening(InvoiceEvent event, @Nullable Person by) {}

  /**
   * The corrected invoice.
   *
   * @param id not null
   * @param number as shown; not null
   * @param issueDate not null
   */
  public record Parent(InvoiceId id, String number, LocalDate issueDate) {
    static Parent of(Invoice invoice) {
      return new Parent(invoice.id(), invoice.displayNumber(), invoice.content().issueDate());
    }
  }
}
