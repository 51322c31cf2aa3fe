package ro.storno.application.anaf;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.FlatJson;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.DomainException;
import ro.storno.domain.anaf.SentBuyerMessage;
import ro.storno.domain.anaf.SentBuyerMessageId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.Reception;

/** Writes to the seller of a received invoice by way of ANAF (RASP), and shows what was written. */
public final class SendBuyerMessage {
  private static final int LONGEST = 1000;

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Invoices invoices;
  private final SentBuyerMessages messages;
  private final JobQueue jobs;
  private final Ids ids;
  private final Clock clock;

  /** Sends with the given ports; none is null. */
  public SendBuyerMessage(
      CommandValidator validator,
      Transactions transactions,
      Invoices invoices,
      SentBuyerMessages messages,
      JobQueue jobs,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.invoices = invoices;
    this.messages = messages;
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What to say.
   *
   * @param message at most a thousand characters
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Size(max = LONGEST, message = Wording.TOO_LONG)
          @Nullable String message) {}

  /**
   * Queues the message; it is sent once, soon after.
   *
   * @throws ApplicationException.Invalid if it is blank, too long, of control characters only, or
   *     holds what XML cannot
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws DomainException.IllegalState if the invoice was not received from ANAF
   * @throws ApplicationException.Conflict if the same message is on its way
   */
  public SentBuyerMessage send(CompanyScope scope, InvoiceId id, Command command) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    validator.check(command);
    String text = plain(String.valueOf(command.message));
    new FieldErrors().addIf(text.isBlank(), "message", Wording.BLANK).throwInvalid();
    return transactions.inCompany(scope.company(), () -> sendIn(scope, id, text));
  }

  /**
   * Control characters are left out: those that XML can hold, for the others were refused before.
   */
  private static String plain(String typed) {
    return typed.replaceAll("[\\p{Cc}&&[^\n\t]]", "").strip();
  }

  private SentBuyerMessage sendIn(CompanyScope scope, InvoiceId id, String text) {
    CompanyId company = scope.company();
    Invoice invoice = present(company, id);
    Reception reception = invoice.reception();
    if (reception == null
        || invoice.direction() != Direction.INCOMING
        || !reception.authority().equals(Reception.ANAF)) {
      throw new DomainException.IllegalState(
          "Only the buyer of an invoice received from ANAF can write to its seller.");
    }
    boolean open =
        messages.of(company, id).stream()
            .anyMatch(each -> each.state().open() && each.text().equals(text));
    if (open) {
      throw new ApplicationException.Conflict(
          "", "The same message is on its way; its outcome is not known yet.");
    }
    Instant now = clock.instant();
    SentBuyerMessage message =
        new SentBuyerMessage(
            new SentBuyerMessageId(ids.next()),
            company,
            id,
            new UploadIndex(reception.reference()),
            text,
            SentBuyerMessage.State.QUEUED,
            null,
            null,
            scope.actor().user(),
            now,
            now);
    messages.add(message);
    jobs.enqueue(
        new Job(
            DeliverBuyerMessage.KIND,
            company,
            message.id().toString(),
            FlatJson.write(Map.of("messageId", message.id().toString()))));
    return message;
  }

  /** Finds the invoice and locks it, so that two cannot send the same at once. */
  private Invoice present(CompanyId company, InvoiceId id) {
    return invoices
        .findForUpdate(company, id)
        .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
  }

  /**
   * Shows what was written about an invoice, newest first.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   */
  public List<SentBuyerMessage> list(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.EFACTURA_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          if (invoices.find(scope.company(), id).isEmpty()) {
            throw new ApplicationException.NotFound("Invoice");
          }
          return messages.of(scope.company(), id);
        });
  }
}
