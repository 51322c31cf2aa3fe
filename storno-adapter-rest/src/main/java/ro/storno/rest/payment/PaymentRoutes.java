package ro.storno.rest.payment;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.payment.DeletePayment;
import ro.storno.application.payment.ListPayments;
import ro.storno.application.payment.RecordPayment;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.payment.PaymentId;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ListType;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/payments. */
public final class PaymentRoutes {
  private static final String AREA = "Payments";
  private static final String ALL = "/api/v1/invoices/{uuid}/payments";

  private final ListPayments list;
  private final RecordPayment record;
  private final DeletePayment delete;

  /**
   * Routes to the given use cases; none is null.
   *
   * @param list lists payments
   * @param record records one
   * @param delete takes one back
   */
  public PaymentRoutes(ListPayments list, RecordPayment record, DeletePayment delete) {
    this.list = list;
    this.record = record;
    this.delete = delete;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), record(), delete());
  }

  private Route list() {
    return Route.get(ALL)
        .company(Permission.PAYMENT_VIEW)
        .does(AREA, "List the payments of an invoice")
        .answers(200, ListType.of(PaymentView.class), "The payments, latest first")
        .handle(
            call ->
                Reply.ok(
                    list.list(scope(call), invoice(call)).stream().map(PaymentView::of).toList()));
  }

  private Route record() {
    return Route.post(ALL)
        .company(Permission.PAYMENT_CREATE)
        .does(AREA, "Record a payment")
        .answers(201, RecordedPaymentView.class, "The payment, and what it left")
        .refuses(409, "The invoice is cancelled")
        .refuses(422, "Amount, date or currency do not fit the invoice")
        .handle(
            RecordPayment.Command.class,
            (call, body) ->
                Reply.created(
                    RecordedPaymentView.of(record.record(scope(call), invoice(call), body))));
  }

  private Route delete() {
    return Route.delete(ALL + "/{paymentUuid}")
        .company(Permission.PAYMENT_DELETE)
        .does(AREA, "Take a payment back")
        .answers(204, "It is gone")
        .refuses(409, "It is reconciled with a bank statement")
        .handle(
            call -> {
              delete.delete(scope(call), invoice(call), new PaymentId(call.id("paymentUuid")));
              return Reply.noContent();
            });
  }

  private static InvoiceId invoice(Call call) {
    return new InvoiceId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
