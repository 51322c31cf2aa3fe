package ro.storno.rest.mail;

import java.lang.reflect.Type;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.GetInvoice;
import ro.storno.application.mail.MailDocument;
import ro.storno.application.mail.ReadDocumentMails;
import ro.storno.application.mail.ReadDocumentMails.Asked;
import ro.storno.application.mail.StopScheduledMails;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.mail.MailedKind;
import ro.storno.rest.document.MessageView;
import ro.storno.rest.invoice.InvoiceView;
import ro.storno.rest.mail.MailViews.DocumentMailView;
import ro.storno.rest.mail.MailViews.InvoiceMailView;
import ro.storno.rest.mail.MailViews.MailDefaultsView;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ListType;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/**
 * E-mail of every kind of document: the pages email, email-defaults and email-history of
 * api-reference/invoices, delivery-notes and receipts, and the same for proformas.
 */
public final class DocumentMailRoutes {
  private static final Param<String> LANGUAGE =
      Param.text("language", "ro or en; the company's own words unless given.");
  private static final Param<UUID> TEMPLATE =
      Param.uuid("templateId", "A template of the company; the default one unless given.");

  private final MailDocument mail;
  private final ReadDocumentMails read;
  private final StopScheduledMails stop;
  private final GetInvoice getInvoice;

  /**
   * Routes to the given use cases.
   *
   * @param mail not null
   * @param read not null
   * @param stop not null
   * @param getInvoice not null
   */
  public DocumentMailRoutes(
      MailDocument mail, ReadDocumentMails read, StopScheduledMails stop, GetInvoice getInvoice) {
    this.mail = mail;
    this.read = read;
    this.stop = stop;
    this.getInvoice = getInvoice;
  }

  /**
   * The documents of a path.
   *
   * @param kind what they are
   * @param area where they are documented
   * @param path template of one of them
   * @param view how a mail about them looks
   * @param show makes that
   */
  private record Family(
      MailedKind kind, String area, String path, Class<?> view, Function<Asked, ?> show) {}

  private static final Family INVOICES =
      new Family(
          MailedKind.INVOICE,
          "Invoices",
          "/api/v1/invoices/{uuid}",
          InvoiceMailView.class,
          InvoiceMailView::of);

  private static final List<Family> FAMILIES =
      List.of(
          INVOICES,
          others(MailedKind.PROFORMA, "Proforma invoices", "proforma-invoices"),
          others(MailedKind.DELIVERY_NOTE, "Delivery notes", "delivery-notes"),
          others(MailedKind.RECEIPT, "Receipts", "receipts"));

  private static Family others(MailedKind kind, String area, String folder) {
    return new Family(
        kind, area, "/api/v1/" + folder + "/{uuid}", DocumentMailView.class, DocumentMailView::of);
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return FAMILIES.stream()
        .flatMap(
            family ->
                Stream.of(
                    send(family),
                    defaults(family),
                    history(family),
                    family == INVOICES ? stopForInvoice() : stop(family)))
        .toList();
  }

  private Route send(Family family) {
    return Route.post(family.path + "/email")
        .company(Permission.INVOICE_SEND)
        .does(family.area, "E-mail one, at once or at a time")
        .note(
            "The mail is put into the outbox; its history says what became of it. The document is"
                + " attached as it stands when the mail leaves. A company sends at most "
                + MailDocument.MOST_AN_HOUR
                + " mails an hour.")
        .answers(200, family.view, "The mail, queued")
        .refuses(404, "It is unknown, or the template is")
        .refuses(422, "It cannot be mailed as it stands, or a reader has unsubscribed")
        .refuses(429, "The company sends too many mails")
        .handle(
            DocumentMailRequest.class,
            (call, body) ->
                Reply.ok(
                    family.show.apply(
                        read.asked(
                            mail.mail(scope(call), family.kind, id(call), body.command())))));
  }

  private Route defaults(Family family) {
    return Route.get(family.path + "/email-defaults")
        .company(Permission.INVOICE_VIEW)
        .does(family.area, "Show what an e-mail about one would say")
        .params(LANGUAGE, TEMPLATE)
        .answers(200, MailDefaultsView.class, "Recipient and words, variables filled in")
        .refuses(404, "It is unknown, or the template is")
        .refuses(422, "The language is another")
        .handle(
            call ->
                Reply.ok(
                    MailDefaultsView.of(
                        read.defaults(
                            scope(call),
                            family.kind,
                            id(call),
                            call.param(LANGUAGE).orElse(null),
                            call.param(TEMPLATE).orElse(null)))));
  }

  private Route history(Family family) {
    Type list = ListType.of(family.view);
    return Route.get(family.path + "/emails")
        .company(Permission.INVOICE_VIEW)
        .does(family.area, "List the e-mails about one")
        .answers(200, list, "The newest 500, newest first; those that wait included")
        .handle(
            call ->
                Reply.ok(
                    read.about(scope(call), family.kind, id(call)).stream()
                        .map(family.show)
                        .toList()));
  }

  private Route stopForInvoice() {
    return stopping(INVOICES)
        .answers(200, InvoiceView.class, "The invoice")
        .handle(
            call -> {
              stop.stop(scope(call), INVOICES.kind, id(call));
              return Reply.ok(
                  InvoiceView.of(
                      scope(call), getInvoice.get(scope(call), new InvoiceId(id(call)))));
            });
  }

  private Route stop(Family family) {
    return stopping(family)
        .answers(200, MessageView.class, "They are stopped")
        .handle(
            call -> {
              stop.stop(scope(call), family.kind, id(call));
              return Reply.ok(new MessageView("Scheduled email cancelled."));
            });
  }

  private static Route.Draft stopping(Family family) {
    return Route.post(family.path + "/cancel-scheduled-email")
        .company(Permission.INVOICE_SEND)
        .does(family.area, "Stop the e-mails about one that wait for their time")
        .refuses(409, "None waits");
  }

  private static UUID id(Call call) {
    return call.id("uuid");
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
