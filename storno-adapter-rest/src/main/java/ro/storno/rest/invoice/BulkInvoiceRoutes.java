package ro.storno.rest.invoice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.BulkOutcome;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.BulkInvoices;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.document.BulkDeleted;
import ro.storno.rest.document.BulkDeleted.BulkError;
import ro.storno.rest.document.BulkRequest;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** What clients do with several invoices at once (client-operations.tsv). */
public final class BulkInvoiceRoutes {
  private static final String AREA = "Invoices";
  private static final String ALL = "/api/v1/invoices";

  private final BulkInvoices bulk;

  /**
   * Routes to the given use case.
   *
   * @param bulk not null
   */
  public BulkInvoiceRoutes(BulkInvoices bulk) {
    this.bulk = bulk;
  }

  /** Which ones to cancel, and why. */
  record BulkCancellation(
      @Described("One to a hundred") @Nullable List<String> ids,
      @Described("At least ten characters, or none") @Nullable String reason) {}

  /** Which ones were paid, and how. */
  record BulkPaid(
      @Described("One to a hundred") @Nullable List<String> ids,
      @Described("bank_transfer unless given") @Nullable String paymentMethod,
      @Described("A day; today unless given") @Nullable String paidAt) {}

  /** How many were cancelled, and which were not. */
  record BulkCancelled(int cancelled, List<BulkError> errors) {}

  /** How many are paid now, and which are not. */
  record BulkMarked(int marked, List<BulkError> errors) {}

  /** How many are unpaid now, and which are not. */
  record BulkUnmarked(int unmarked, List<BulkError> errors) {}

  /** How many were issued, and which were not. */
  record BulkIssued(int issued, List<BulkError> errors) {}

  /** How many credit notes were made, and for which there is none. */
  record BulkCreated(int created, List<BulkError> errors) {}

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(delete(), cancel(), issue(), markPaid(), markUnpaid(), storno());
  }

  private Route delete() {
    return Route.post(ALL + "/bulk-delete")
        .company(Permission.INVOICE_DELETE)
        .does(AREA, "Delete several drafts, each for itself")
        .answers(200, BulkDeleted.class, "How many are gone, and which are not")
        .handle(
            BulkRequest.class,
            (call, body) -> Reply.ok(BulkDeleted.of(bulk.deleteAll(scope(call), body.orNone()))));
  }

  private Route cancel() {
    return Route.post(ALL + "/bulk-cancel")
        .company(Permission.INVOICE_CANCEL)
        .does(AREA, "Cancel several, each for itself")
        .answers(200, BulkCancelled.class, "How many are cancelled, and which are not")
        .handle(
            BulkCancellation.class,
            (call, body) -> {
              BulkOutcome outcome = bulk.cancelAll(scope(call), orNone(body.ids()), body.reason());
              return Reply.ok(new BulkCancelled(outcome.done(), BulkError.of(outcome)));
            });
  }

  private Route markPaid() {
    return Route.post(ALL + "/bulk-mark-paid")
        .company(Permission.PAYMENT_CREATE)
        .does(AREA, "Record for several that what is left of each was paid")
        .answers(200, BulkMarked.class, "How many are paid now, and which are not")
        .refuses(422, "There is no such method of payment")
        .handle(
            BulkPaid.class,
            (call, body) -> {
              BulkOutcome outcome =
                  bulk.payAll(scope(call), orNone(body.ids()), body.paymentMethod(), body.paidAt());
              return Reply.ok(new BulkMarked(outcome.done(), BulkError.of(outcome)));
            });
  }

  private Route issue() {
    return Route.post(ALL + "/bulk-finalize")
        .company(Permission.INVOICE_ISSUE)
        .does(AREA, "Issue several drafts, each for itself, in the order of the ids")
        .answers(200, BulkIssued.class, "How many are issued, and which are not")
        .handle(
            BulkRequest.class,
            (call, body) -> {
              BulkOutcome outcome = bulk.issueAll(scope(call), body.orNone());
              return Reply.ok(new BulkIssued(outcome.done(), BulkError.of(outcome)));
            });
  }

  private Route markUnpaid() {
    return Route.post(ALL + "/bulk-mark-unpaid")
        .company(Permission.PAYMENT_DELETE)
        .does(AREA, "Take back all payments of several, each for itself")
        .note("An invoice with a payment that is reconciled with a bank statement keeps them all.")
        .answers(200, BulkUnmarked.class, "How many are unpaid now, and which are not")
        .handle(
            BulkRequest.class,
            (call, body) -> {
              BulkOutcome outcome = bulk.unpayAll(scope(call), body.orNone());
              return Reply.ok(new BulkUnmarked(outcome.done(), BulkError.of(outcome)));
            });
  }

  private Route storno() {
    return Route.post(ALL + "/bulk-storno")
        .company(Permission.INVOICE_REFUND)
        .does(AREA, "Take several back, each by a draft credit note of the whole")
        .note("An invoice that a credit note corrects already is left as it is.")
        .answers(200, BulkCreated.class, "How many credit notes there are, and for which none")
        .handle(
            BulkRequest.class,
            (call, body) -> {
              BulkOutcome outcome = bulk.reverseAll(scope(call), body.orNone());
              return Reply.ok(new BulkCreated(outcome.done(), BulkError.of(outcome)));
            });
  }

  private static List<String> orNone(@Nullable List<String> ids) {
    return ids == null ? List.of() : ids;
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
