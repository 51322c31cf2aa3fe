package ro.storno.rest.sharing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.ShowPaymentDetails;
import ro.storno.application.sharing.ManageShareLinks;
import ro.storno.application.sharing.OpenShareLink;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.sharing.ShareLinkId;
import ro.storno.rest.page.Language;
import ro.storno.rest.page.Page;
import ro.storno.rest.page.Pages;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ListType;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;
import ro.storno.rest.sharing.ShareViews.PaymentDetails;
import ro.storno.rest.sharing.ShareViews.ShareLinkView;
import ro.storno.rest.sharing.ShareViews.SharedView;

/** Share links of invoices: made and revoked by the company, opened by whoever has one. */
public final class ShareRoutes {
  /** Where a token leads to what is public. */
  static final String PUBLIC = "/api/v1/share/";

  private static final String AREA = "Share links";
  private static final String OF_INVOICE = "/api/v1/invoices/{uuid}/share-links";
  private static final String BY_TOKEN = PUBLIC + "{token}";
  private static final String HTML = "text/html";
  private static final String UNKNOWN = "There is no such link, or it was revoked";
  private static final String EXPIRED = "The link has expired";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManageShareLinks manage;
  private final OpenShareLink open;
  private final Clock clock;
  private final SharePages pages = new SharePages();

  /** Routes to the given use cases; none is null. */
  public ShareRoutes(ManageShareLinks manage, OpenShareLink open, Clock clock) {
    this.manage = manage;
    this.open = open;
    this.clock = clock;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), create(), revoke(), show(), pdf(), xml(), pay(), page());
  }

  private Route list() {
    return Route.get(OF_INVOICE)
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "List the links to an invoice")
        .answers(200, ListType.of(ShareLinkView.class), "The links, the newest first")
        .handle(
            call -> {
              Instant now = clock.instant();
              return Reply.ok(
                  manage.list(scope(call), invoice(call)).stream()
                      .map(link -> ShareLinkView.of(link, now))
                      .toList());
            });
  }

  private Route create() {
    return Route.post(OF_INVOICE)
        .company(Permission.INVOICE_SEND)
        .does(AREA, "Make a link to an issued invoice")
        .note("Whoever has it can see the invoice until it expires or is revoked.")
        .answers(201, ShareLinkView.class, "The link, with its token for the only time")
        .refuses(409, "It is a draft, or a supplier's")
        .handle(
            ShareRequest.class,
            (call, body) ->
                Reply.created(
                    ShareLinkView.of(
                        manage.create(scope(call), invoice(call), body.expiryDays()))));
  }

  private Route revoke() {
    return Route.delete(OF_INVOICE + "/{linkId}")
        .company(Permission.INVOICE_SEND)
        .does(AREA, "Revoke a link")
        .answers(204, "It opens nothing any more")
        .handle(
            call -> {
              manage.revoke(scope(call), invoice(call), new ShareLinkId(call.id("linkId")));
              return Reply.noContent();
            });
  }

  private Route show() {
    return Route.get(BY_TOKEN)
        .anyone()
        .does(AREA, "Show what a link leads to")
        .limited(60, MINUTE)
        .answers(200, SharedView.class, "The invoice, as far as it stands on paper")
        .refuses(404, UNKNOWN)
        .refuses(410, EXPIRED)
        .handle(call -> Reply.ok(SharedView.of(token(call), open.show(token(call)))));
  }

  private Route pdf() {
    return Route.get(BY_TOKEN + "/pdf")
        .anyone()
        .does(AREA, "Print what a link leads to as PDF")
        .limited(30, MINUTE)
        .answersFile(200, "application/pdf", "The invoice")
        .refuses(404, UNKNOWN)
        .refuses(410, EXPIRED)
        .refuses(422, "The invoice cannot be printed")
        .handle(call -> file(open.pdf(token(call)), true));
  }

  private Route xml() {
    return Route.get(BY_TOKEN + "/xml")
        .anyone()
        .does(AREA, "Download what a link leads to as UBL")
        .limited(30, MINUTE)
        .answersFile(200, "application/xml", "UBL 2.1, CIUS-RO")
        .refuses(404, UNKNOWN)
        .refuses(410, EXPIRED)
        .refuses(422, "The invoice cannot be written as XML")
        .handle(call -> file(open.xml(token(call)), false));
  }

  private Route pay() {
    return Route.post(BY_TOKEN + "/pay")
        .anyone()
        .does(AREA, "Say how what a link leads to is paid")
        .note(
            "Storno takes no money: there is no page to pay by card, so `url` is null. The answer"
                + " tells the accounts of the seller and the reference for a bank transfer, and"
                + " nothing changes until the seller records the payment.")
        .limited(10, MINUTE)
        .answers(200, PaymentDetails.class, "Where to pay what")
        .refuses(404, UNKNOWN)
        .refuses(409, "Nothing is left to be paid, or the invoice was cancelled")
        .refuses(410, EXPIRED)
        .refuses(422, "The invoice names no account to pay to")
        .handle(call -> Reply.ok(PaymentDetails.of(open.paymentDetails(token(call)))));
  }

  private Route page() {
    return Route.get("/share/{token}")
        .anyone()
        .does(AREA, "Show what a link leads to as a page")
        .limited(60, MINUTE)
        .answersFile(200, HTML, "The invoice, with links to PDF and XML")
        .answersFile(404, HTML, UNKNOWN)
        .answersFile(410, HTML, EXPIRED)
        .handle(
            call -> {
              Language language = Language.of(call);
              try {
                return Pages.reply(200, shown(language, token(call)));
              } catch (ApplicationException.NotFound unknown) {
                return Pages.reply(404, pages.closed(language, "unknown"));
              } catch (ApplicationException.Gone expired) {
                return Pages.reply(410, pages.closed(language, "expired"));
              }
            });
  }

  private Page shown(Language language, String token) {
    OpenShareLink.Shown shown = open.show(token);
    return pages.shown(language, token, shown, toPay(token));
  }

  /**
   * What is not owed, cannot be paid by bank transfer, or was made elsewhere and is not kept, is
   * shown without a way to pay it.
   */
  private Optional<ShowPaymentDetails.Details> toPay(String token) {
    try {
      return Optional.of(open.paymentDetails(token));
    } catch (DomainException.IllegalState
        | ApplicationException.Unacceptable
        | ApplicationException.NotFound notToBePaid) {
      return Optional.empty();
    }
  }

  private static Reply file(InvoiceFile file, boolean inline) {
    return Reply.file(
        new Reply.Download(file.mediaType(), file.filename(), inline, file.content()));
  }

  private static String token(Call call) {
    return call.pathText("token");
  }

  private static InvoiceId invoice(Call call) {
    return new InvoiceId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
