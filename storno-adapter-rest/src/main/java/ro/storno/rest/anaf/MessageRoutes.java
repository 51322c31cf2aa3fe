package ro.storno.rest.anaf;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.anaf.ExportArchives;
import ro.storno.application.anaf.ReadMessages;
import ro.storno.application.anaf.SendBuyerMessage;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.anaf.SentBuyerMessage;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.rest.document.Paging;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.SpooledFile;

/** Routes of api-reference/efactura-messages, of messages to sellers, and of ANAF's archives. */
public final class MessageRoutes {
  private static final String AREA = "e-Factura messages";
  private static final String MESSAGES = "/api/v1/efactura-messages";
  private static final String NOTES = "/api/v1/invoices/{uuid}/buyer-messages";
  private static final Param<String> TYPE =
      Param.text(
          "messageType",
          "response, notification, error, warning or info, or a name of ANAF's such as FACTURA"
              + " PRIMITA.");
  private static final Param<String> STATUS =
      Param.text("status", "ok, error, warning or pending.");

  private final ReadMessages read;
  private final SendBuyerMessage send;
  private final ExportArchives export;

  /** Routes to the given use cases; none is null. */
  public MessageRoutes(ReadMessages read, SendBuyerMessage send, ExportArchives export) {
    this.read = read;
    this.send = send;
    this.export = export;
  }

  /** A page of messages. */
  record MessageList(List<SpvMessageView> data, long total, int page, int limit, long pages) {
    static MessageList of(Page<ReadMessages.Listed> page) {
      return new MessageList(
          page.data().stream().map(SpvMessageView::of).toList(),
          page.total(),
          page.page(),
          page.limit(),
          page.pages());
    }
  }

  /** A message to a seller. */
  record BuyerMessageView(
      UUID id,
      UUID uuid,
      UUID invoiceId,
      String message,
      @Described("queued, sending, sent, refused or unknown") String status,
      @Described("ANAF's number of it, null until it has one") @Nullable String uploadId,
      @Nullable String errorMessage,
      Instant createdAt,
      Instant updatedAt) {
    static BuyerMessageView of(SentBuyerMessage message) {
      UUID id = message.id().value();
      return new BuyerMessageView(
          id,
          id,
          message.invoice().value(),
          message.text(),
          message.state().wireName(),
          message.index() == null ? null : message.index().value(),
          message.error(),
          message.createdAt(),
          message.changedAt());
    }
  }

  /** Messages to a seller. */
  record BuyerMessageList(List<BuyerMessageView> data) {}

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), get(), notes(), note(), archives());
  }

  private Route list() {
    return Route.get(MESSAGES)
        .organization(Permission.EFACTURA_VIEW)
        .does(AREA, "List the messages of the SPV")
        .params(Paging.PARAMS)
        .params(TYPE, STATUS)
        .params(CompanyChoice.PARAMS)
        .answers(200, MessageList.class, "A page, newest first")
        .refuses(422, "There is no such type or status")
        .handle(
            call ->
                Reply.ok(
                    MessageList.of(
                        read.list(
                            call.caller(Actor.class),
                            CompanyChoice.of(call),
                            call.param(TYPE).orElse(null),
                            call.param(STATUS).orElse(null),
                            Paging.of(call)))));
  }

  private Route get() {
    return Route.get(MESSAGES + "/{uuid}")
        .organization(Permission.EFACTURA_VIEW)
        .does(AREA, "Show a message of the SPV with all that is known about it")
        .params(CompanyChoice.PARAMS)
        .answers(200, SpvMessageView.Full.class, "The message")
        .handle(
            call ->
                Reply.ok(
                    SpvMessageView.Full.of(
                        read.get(
                            call.caller(Actor.class),
                            CompanyChoice.of(call),
                            new InboxMessageId(call.id("uuid"))))));
  }

  private Route notes() {
    return Route.get(NOTES)
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, "List what was written to the seller of a received invoice")
        .answers(200, BuyerMessageList.class, "Newest first")
        .handle(
            call ->
                Reply.ok(
                    new BuyerMessageList(
                        send.list(scope(call), invoice(call)).stream()
                            .map(BuyerMessageView::of)
                            .toList())));
  }

  private Route note() {
    return Route.post(NOTES)
        .company(Permission.EFACTURA_SUBMIT)
        .does(AREA, "Write to the seller of a received invoice by way of ANAF")
        .note("The message is sent once, soon after; its status tells what became of it.")
        .answers(202, BuyerMessageView.class, "The message, queued")
        .refuses(409, "The invoice was not received from ANAF, or the message is on its way")
        .handle(
            SendBuyerMessage.Command.class,
            (call, body) ->
                Reply.of(202, BuyerMessageView.of(send.send(scope(call), invoice(call), body))));
  }

  private Route archives() {
    return Route.post("/api/v1/invoices/export/efactura-zip")
        .company(Permission.EXPORT_DATA)
        .does(AREA, "Download the archives that ANAF handed out, document and seal each")
        .note("At most " + ExportArchives.MOST_DOCUMENTS + " documents at a time.")
        .answersFile(200, "application/zip", "A ZIP of ANAF's ZIPs")
        .answerHeader("X-Document-Count", "How many archives are in it")
        .refuses(404, "There is none in this span")
        .refuses(422, "There are too many in this span")
        .handle(
            ExportArchives.Command.class,
            (call, body) -> {
              AtomicReference<ExportArchives.Export> packed =
                  new AtomicReference<>(new ExportArchives.Export("", 0));
              SpooledFile file =
                  SpooledFile.of(out -> packed.set(export.export(scope(call), body, out)));
              ExportArchives.Export done = Objects.requireNonNull(packed.get());
              return Reply.file(new Reply.Download("application/zip", done.filename(), file))
                  .withHeader("X-Document-Count", Integer.toString(done.documents()));
            });
  }

  private static InvoiceId invoice(Call call) {
    return new InvoiceId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
