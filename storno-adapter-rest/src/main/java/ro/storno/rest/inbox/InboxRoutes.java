package ro.storno.rest.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.inbox.ReadInbound;
import ro.storno.application.inbox.TriggerInbound;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.inbox.InboundDocumentId;
import ro.storno.domain.inbox.InboundLook;
import ro.storno.rest.document.Paging;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ListType;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes to the documents of others that authorities abroad hold for a company. */
public final class InboxRoutes {
  private static final String AREA = "E-invoicing";
  private static final String INBOX = "/api/v1/einvoice/inbox";
  private static final Param<String> PROVIDER = Param.text("provider", "ksef or sdi.");
  private static final Param<String> STATUS =
      Param.text("status", "ok, error, warning or pending.");

  private final ReadInbound read;
  private final TriggerInbound trigger;

  /** Routes to the given use cases; none is null. */
  public InboxRoutes(ReadInbound read, TriggerInbound trigger) {
    this.read = read;
    this.trigger = trigger;
  }

  /** A page of documents. */
  record InboundList(List<InboundView> data, long total, int page, int limit, long pages) {
    static InboundList of(Page<ReadInbound.Listed> page) {
      return new InboundList(
          page.data().stream().map(InboundView::of).toList(),
          page.total(),
          page.page(),
          page.limit(),
          page.pages());
    }
  }

  /** Which authority is to be asked. */
  record SyncRequest(
      @Described(value = "ksef or sdi", required = true) @Nullable String provider) {}

  /** What was set going. */
  record SyncView(String message, String provider) {}

  /** How far the list of an authority is known. */
  record LookView(
      String provider,
      @Described("Everything that the authority stored before is known here")
          @Nullable Instant knownUntil,
      @Nullable Instant startedAt,
      @Nullable Instant succeededAt,
      @Described("Looks in a row that did not come to their end") int failures,
      @Nullable String lastError) {
    static LookView of(InboundLook look) {
      return new LookView(
          look.channel().wireName(),
          look.reached(),
          look.startedAt(),
          look.succeededAt(),
          look.failures(),
          look.error());
    }
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), get(), file(), looks(), sync());
  }

  private Route list() {
    return Route.get(INBOX)
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, "List the documents that authorities abroad hold for the company")
        .note("What comes from ANAF is listed by the messages of e-Factura.")
        .params(Paging.PARAMS)
        .params(PROVIDER, STATUS)
        .answers(200, InboundList.class, "A page, newest first")
        .refuses(422, "There is no such provider or status")
        .handle(
            call ->
                Reply.ok(
                    InboundList.of(
                        read.list(
                            scope(call),
                            call.param(PROVIDER).orElse(null),
                            call.param(STATUS).orElse(null),
                            Paging.of(call)))));
  }

  private Route get() {
    return Route.get(INBOX + "/{uuid}")
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, "Show a document from an authority abroad, and what is wrong with it")
        .answers(200, InboundView.WithFindings.class, "The document")
        .handle(call -> Reply.ok(InboundView.WithFindings.of(read.get(scope(call), id(call)))));
  }

  private Route file() {
    return Route.get(INBOX + "/{uuid}/file")
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, "Download a document from an authority abroad as it came")
        .answersFile(200, "application/octet-stream", "The exact bytes")
        .refuses(404, "There is no such document, or it was not fetched yet")
        .handle(
            call -> {
              ReadInbound.File file = read.file(scope(call), id(call));
              return Reply.file(
                  new Reply.Download(
                      "application/octet-stream", file.name(), false, file.content()));
            });
  }

  private Route looks() {
    return Route.get(INBOX + "-status")
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, "Show how far the lists of the authorities abroad are known")
        .answers(200, ListType.of(LookView.class), "One for each that was asked")
        .handle(call -> Reply.ok(read.looks(scope(call)).stream().map(LookView::of).toList()));
  }

  private Route sync() {
    return Route.post(INBOX + "/sync")
        .company(Permission.EFACTURA_SUBMIT)
        .does(AREA, "Ask an authority abroad for new documents now")
        .note("Documents that failed are tried again. It is done every quarter of an hour anyway.")
        .answers(202, SyncView.class, "It was set going")
        .refuses(422, "There is no such provider, or the company has not configured it")
        .refuses(429, "It was asked for a moment ago (code SYNC_RATE_LIMITED)")
        .handle(
            SyncRequest.class,
            (call, body) -> {
              String provider = body.provider() == null ? "" : body.provider();
              trigger.trigger(scope(call), provider);
              return Reply.of(202, new SyncView("Sync triggered", provider));
            });
  }

  private static InboundDocumentId id(Call call) {
    return new InboundDocumentId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
