package ro.storno.rest;

import ro.storno.rest.company.CompanyRoutes;
import ro.storno.rest.identity.IdentityRoutes;
import ro.storno.rest.identity.SecondFactorRoutes;
import ro.storno.rest.invoice.AttachmentRoutes;
import ro.storno.rest.invoice.InvoiceRoutes;
import ro.storno.rest.mail.SenderRoutes;
import ro.storno.rest.money.ExchangeRateRoutes;
import ro.storno.rest.notification.NotificationRoutes;
import ro.storno.rest.numbering.SeriesRoutes;
import ro.storno.rest.party.ClientRoutes;
import ro.storno.rest.payment.PaymentRoutes;
import ro.storno.rest.tax.VatRateRoutes;

/** The areas with nothing behind them: enough to declare routes, not to serve them. */
final class NoUseCases {
  private NoUseCases() {}

  static StornoApi.Areas areas() {
    return new StornoApi.Areas(
        new IdentityRoutes(null),
        new CompanyRoutes(new CompanyRoutes.UseCases(null, null, null, null, null, null, null)),
        new ClientRoutes(
            new ClientRoutes.UseCases(null, null, null, null, null, null, null, null, null)),
        new SeriesRoutes(null),
        new VatRateRoutes(null),
        new InvoiceRoutes(
            new InvoiceRoutes.UseCases(
                null, null, null, null, null, null, null, null, null, null, null, null, null,
                null)),
        new AttachmentRoutes(null, null, null),
        new PaymentRoutes(null, null, null),
        new ExchangeRateRoutes(null, null),
        new NotificationRoutes(null, null),
        new SenderRoutes(null),
        new SecondFactorRoutes(null, null));
  }
}
