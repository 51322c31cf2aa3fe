package ro.storno.application.anaf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;

/** Shows the messages of the SPV (api-reference/efactura-messages). */
public final class ReadMessages {
  private final EnterCompany enterCompany;
  private final Transactions transactions;
  private final Inbox inbox;
  private final Evidence evidence;
  private final ReceivedInvoices invoices;

  /** Reads from the given ports; none is null. */
  public ReadMessages(
      EnterCompany enterCompany,
      Transactions transactions,
      Inbox inbox,
      Evidence evidence,
      ReceivedInvoices invoices) {
    this.enterCompany = enterCompany;
    this.transactions = transactions;
    this.inbox = inbox;
    this.evidence = evidence;
    this.invoices = invoices;
  }

  /**
   * A message and the invoice that it is about.
   *
   * @param message not null
   * @param invoice or null
   */
  public record Listed(InboxMessage message, ReceivedInvoices.@Nullable Shown invoice) {}

  /**
   * A message with all that is known about it.
   *
   * @param listed not null
   * @param findings what is wrong with what it brought; not null
   * @param archive what was fetched, or null
   * @param seal what the last check of its seal found, or null
   */
  public record Detail(
      Listed listed,
      List<Finding> findings,
      Evidence.@Nullable Archive archive,
      Evidence.@Nullable Seal seal) {}

  /**
   * Lists messages, newest first.
   *
   * @param company as sent, or null for all companies that the actor may see
   * @param messageType {@code response}, {@code notification}, {@code error}, {@code warning} or
   *     {@code info}, or a name of ANAF's such as {@code FACTURA PRIMITA}; or null for all
   * @param status {@code ok}, {@code error}, {@code warning} or {@code pending}; or null for all
   * @throws ApplicationException.Unacceptable if there is no such type or status
   */
  public Page<Listed> list(
      Actor actor,
      @Nullable String company,
      @Nullable String messageType,
      @Nullable String status,
      Page.Request page) {
    actor.require(Permission.EFACTURA_VIEW);
    Optional<Inbox.Filter> filter = filter(messageType, status);
    List<CompanyScope> scopes = enterCompany.enterAll(actor, company);
    if (filter.isEmpty()) {
      return new Page<>(List.of(), 0, page.page(), page.limit());
    }
    long total = 0;
    List<InboxMessage> newest = new ArrayList<>();
    int wanted = Math.toIntExact(Math.min(page.offset() + page.limit(), Integer.MAX_VALUE));
    for (CompanyScope scope : scopes) {
      CompanyId id = scope.company();
      boolean alone = scopes.size() == 1;
      int skip = alone ? Math.toIntExact(page.offset()) : 0;
      int most = alone ? page.limit() : wanted;
      total += transactions.inCompany(id, () -> inbox.count(id, filter.get()));
      newest.addAll(transactions.inCompany(id, () -> inbox.newest(id, filter.get(), skip, most)));
    }
    List<InboxMessage> shown =
        scopes.size() == 1
            ? newest
            : newest.stream()
                .sorted(
                    Comparator.comparing((InboxMessage each) -> each.message().createdAt())
                        .thenComparing(each -> each.id().value())
                        .reversed())
                .skip(page.offset())
                .limit(page.limit())
                .toList();
    return new Page<>(withInvoices(shown), total, page.page(), page.limit());
  }

  private List<Listed> withInvoices(List<InboxMessage> messages) {
    Map<InvoiceId, ReceivedInvoices.Shown> shown = new java.util.HashMap<>();
    messages.stream()
        .map(InboxMessage::company)
        .distinct()
        .forEach(
            company -> {
              List<InvoiceId> about =
                  messages.stream()
                      .filter(each -> each.company().equals(company))
                      .map(InboxMessage::invoice)
                      .filter(Objects::nonNull)
                      .toList();
              shown.putAll(transactions.inCompany(company, () -> invoices.shown(company, about)));
            });
    return messages.stream()
        .map(each -> new Listed(each, each.invoice() == null ? null : shown.get(each.invoice())))
        .toList();
  }

  /** Empty if nothing can match: no message of ANAF's is called a warning. */
  private static Optional<Inbox.Filter> filter(
      @Nullable String messageType, @Nullable String status) {
    List<Inbox.Status> statuses =
        status == null || status.isBlank() ? List.of() : List.of(status(status));
    if (messageType == null || messageType.isBlank()) {
      return Optional.of(new Inbox.Filter(List.of(), false, statuses));
    }
    Optional<MessageType> anafs = MessageType.ofWireName(messageType.replace('_', ' '));
    if (anafs.isPresent()) {
      return Optional.of(new Inbox.Filter(List.of(anafs.get()), false, statuses));
    }
    return switch (messageType.strip().toLowerCase(Locale.ROOT)) {
      case "response" -> Optional.of(filter(false, statuses, MessageType.INVOICE_SENT));
      case "notification" -> Optional.of(filter(false, statuses, MessageType.INVOICE_RECEIVED));
      case "error" -> Optional.of(filter(false, statuses, MessageType.ERRORS));
      case "info" ->
          Optional.of(
              filter(
                  true,
                  statuses,
                  MessageType.BUYER_MESSAGE_RECEIVED,
                  MessageType.BUYER_MESSAGE_SENT));
      case "warning" -> Optional.empty();
      default ->
          throw new ApplicationException.Unacceptable(
              "Validation failed",
              Map.of(
                  "messageType",
                  "Choose response, notification, error, warning or info, or a name of ANAF's such"
                      + " as FACTURA PRIMITA."));
    };
  }

  private static Inbox.Filter filter(
      boolean unknown, List<Inbox.Status> statuses, MessageType... types) {
    return new Inbox.Filter(List.of(types), unknown, statuses);
  }

  private static Inbox.Status status(String name) {
    for (Inbox.Status each : Inbox.Status.values()) {
      if (each.name().equalsIgnoreCase(name.strip())) {
        return each;
      }
    }
    throw new ApplicationException.Unacceptable(
        "Validation failed", Map.of("status", "Choose ok, error, warning or pending."));
  }

  /**
   * Shows a message.
   *
   * @param company as sent, or null for all companies that the actor may see
   * @throws ApplicationException.NotFound if none of them has such a message
   */
  public Detail get(Actor actor, @Nullable String company, InboxMessageId id) {
    actor.require(Permission.EFACTURA_VIEW);
    return enterCompany.enterAll(actor, company).stream()
        .map(scope -> transactions.inCompany(scope.company(), () -> find(scope.company(), id)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new ApplicationException.NotFound("Message"));
  }

  private Optional<Detail> find(CompanyId company, InboxMessageId id) {
    return inbox
        .find(company, id)
        .map(
            message ->
                new Detail(
                    new Listed(
                        message,
                        message.invoice() == null
                            ? null
                            : invoices
                                .shown(company, List.of(message.invoice()))
                                .get(message.invoice())),
                    inbox.findings(company, id),
                    evidence.archive(company, id).orElse(null),
                    evidence.seals(company, id).stream().findFirst().orElse(null)));
  }
}
