package ro.storno.rest;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import ro.storno.application.limit.CallLimits;
import ro.storno.rest.accounting.AccountingRoutes;
import ro.storno.rest.administration.AdministrationRoutes;
import ro.storno.rest.anaf.AnafAuthorizationRoutes;
import ro.storno.rest.anaf.AnafTokenRoutes;
import ro.storno.rest.anaf.MessageRoutes;
import ro.storno.rest.anaf.SyncRoutes;
import ro.storno.rest.audit.AuditRoutes;
import ro.storno.rest.catalog.CategoryRoutes;
import ro.storno.rest.catalog.CodeRoutes;
import ro.storno.rest.catalog.ProductRoutes;
import ro.storno.rest.company.CompanyRoutes;
import ro.storno.rest.export.ExportRoutes;
import ro.storno.rest.identity.AccountPageRoutes;
import ro.storno.rest.identity.ApiKeyRoutes;
import ro.storno.rest.identity.ConsentPageRoutes;
import ro.storno.rest.identity.IdentityRoutes;
import ro.storno.rest.identity.InvitationRoutes;
import ro.storno.rest.identity.MemberRoutes;
import ro.storno.rest.identity.OAuth2ClientRoutes;
import ro.storno.rest.identity.OAuth2Routes;
import ro.storno.rest.identity.PasskeyRoutes;
import ro.storno.rest.identity.SecondFactorRoutes;
import ro.storno.rest.inbox.InboxRoutes;
import ro.storno.rest.invoice.AttachmentRoutes;
import ro.storno.rest.invoice.BulkInvoiceRoutes;
import ro.storno.rest.invoice.InvoiceRoutes;
import ro.storno.rest.invoice.SubmissionRoutes;
import ro.storno.rest.licensing.LicenceRoutes;
import ro.storno.rest.mail.DocumentMailRoutes;
import ro.storno.rest.mail.EmailTemplateRoutes;
import ro.storno.rest.mail.SenderRoutes;
import ro.storno.rest.mail.UnsubscribeRoutes;
import ro.storno.rest.money.ExchangeRateRoutes;
import ro.storno.rest.notification.NotificationRoutes;
import ro.storno.rest.numbering.SeriesRoutes;
import ro.storno.rest.party.ClientRoutes;
import ro.storno.rest.party.SupplierRoutes;
import ro.storno.rest.payment.PaymentRoutes;
import ro.storno.rest.preceding.DeliveryNoteRoutes;
import ro.storno.rest.preceding.PrecedingUseCases;
import ro.storno.rest.preceding.ProformaRoutes;
import ro.storno.rest.printing.PrintSettingsRoutes;
import ro.storno.rest.provider.NoticeRoutes;
import ro.storno.rest.provider.ProviderRoutes;
import ro.storno.rest.receipt.ReceiptRoutes;
import ro.storno.rest.receipt.ReceiptUseCases;
import ro.storno.rest.recurring.RecurringRoutes;
import ro.storno.rest.recurring.RecurringUseCases;
import ro.storno.rest.sharing.ShareRoutes;
import ro.storno.rest.system.ClientVersions;
import ro.storno.rest.system.VersionOverrideRoutes;
import ro.storno.rest.tax.VatRateRoutes;
import ro.storno.rest.till.TillRoutes;
import ro.storno.rest.till.TillUseCases;

/** The areas with nothing behind them: enough to declare routes, not to serve them. */
final class NoUseCases {
  private NoUseCases() {}

  static StornoApi.Areas areas() {
    return new StornoApi.Areas(
        new IdentityRoutes(null),
        new CompanyRoutes(
            new CompanyRoutes.UseCases(
                null, null, null, null, null, null, null, null, null, null, null)),
        new ClientRoutes(
            new ClientRoutes.UseCases(null, null, null, null, null, null, null, null, null)),
        new SeriesRoutes(null),
        new VatRateRoutes(null),
        new InvoiceRoutes(
            new InvoiceRoutes.UseCases(
                null, null, null, null, null, null, null, null, null, null, null, null, null,
                null)),
        new BulkInvoiceRoutes(null),
        new SubmissionRoutes(null, null, null, null, null, null, null, null),
        new AttachmentRoutes(null, null, null),
        new PaymentRoutes(null, null, null),
        new ExchangeRateRoutes(null, null),
        new NotificationRoutes(null, null),
        new AnafAuthorizationRoutes(null, null, Optional.empty(), false),
        new AnafTokenRoutes(
            new AnafTokenRoutes.UseCases(null, null, null, null, null), null, Clock.systemUTC()),
        new SenderRoutes(null),
        new SecondFactorRoutes(null, null),
        new PasskeyRoutes(null, null),
        new ApiKeyRoutes(null),
        new MemberRoutes(null, null, null),
        new InvitationRoutes(null),
        new OAuth2ClientRoutes(null),
        new OAuth2Routes(
            null, null, null, CallLimits.NONE, () -> URI.create("https://storno.example")),
        new AccountPageRoutes(null, null, null, null, null, null),
        new ConsentPageRoutes(null, null),
        new VersionOverrideRoutes(null, ClientVersions.none()),
        new AdministrationRoutes(null, null, "", ""),
        new LicenceRoutes(null, null, () -> URI.create("https://storno.example")),
        new AuditRoutes(null),
        new SupplierRoutes(null, null),
        new SyncRoutes(null, null),
        new MessageRoutes(null, null, null),
        new ProductRoutes(null, null),
        new CategoryRoutes(null),
        new ProformaRoutes(new PrecedingUseCases(null, null, null, null, null, null, null, null)),
        new DeliveryNoteRoutes(
            new PrecedingUseCases(null, null, null, null, null, null, null, null)),
        new PrintSettingsRoutes(null, null),
        new ReceiptRoutes(new ReceiptUseCases(null, null, null, null, null, null)),
        new TillRoutes(new TillUseCases(null, null, null, null)),
        new EmailTemplateRoutes(null),
        new DocumentMailRoutes(null, null, null, null),
        new UnsubscribeRoutes(null),
        new RecurringRoutes(new RecurringUseCases(null, null, null)),
        new ShareRoutes(null, null, Clock.systemUTC()),
        new ExportRoutes(null, null, () -> URI.create("https://storno.example"), Clock.systemUTC()),
        new AccountingRoutes(null, null, null),
        new ProviderRoutes(null, null, new NoticeRoutes(null)),
        new InboxRoutes(null, null),
        new CodeRoutes(null));
  }
}
