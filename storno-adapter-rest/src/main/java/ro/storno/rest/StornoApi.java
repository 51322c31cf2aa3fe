package ro.storno.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.catalog.ProductEntry;
import ro.storno.application.limit.CallLimits;
import ro.storno.application.party.ClientEntry;
import ro.storno.application.party.SupplierEntry;
import ro.storno.application.preceding.PrecedingEntry;
import ro.storno.application.receipt.ReceiptEntry;
import ro.storno.application.recurring.RecurringEntry;
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
import ro.storno.rest.identity.RequestOrigin;
import ro.storno.rest.identity.SecondFactorRoutes;
import ro.storno.rest.inbox.InboxRoutes;
import ro.storno.rest.invoice.AttachmentRoutes;
import ro.storno.rest.invoice.BulkInvoiceRoutes;
import ro.storno.rest.invoice.InvoiceJson;
import ro.storno.rest.invoice.InvoiceRoutes;
import ro.storno.rest.invoice.SubmissionRoutes;
import ro.storno.rest.json.Aliases;
import ro.storno.rest.json.ApiJson;
import ro.storno.rest.licensing.LicenceRoutes;
import ro.storno.rest.mail.DocumentMailRequest;
import ro.storno.rest.mail.DocumentMailRoutes;
import ro.storno.rest.mail.EmailTemplateRoutes;
import ro.storno.rest.mail.SenderRoutes;
import ro.storno.rest.mail.UnsubscribeRoutes;
import ro.storno.rest.money.ExchangeRateRoutes;
import ro.storno.rest.notification.NotificationRoutes;
import ro.storno.rest.numbering.SeriesRoutes;
import ro.storno.rest.openapi.DocumentationRoutes;
import ro.storno.rest.party.ClientRoutes;
import ro.storno.rest.party.SupplierRoutes;
import ro.storno.rest.payment.PaymentRoutes;
import ro.storno.rest.preceding.DeliveryNoteRoutes;
import ro.storno.rest.preceding.ProformaRoutes;
import ro.storno.rest.printing.PrintSettingsRoutes;
import ro.storno.rest.provider.ProviderRoutes;
import ro.storno.rest.receipt.ReceiptRoutes;
import ro.storno.rest.recurring.ActivationRequest;
import ro.storno.rest.recurring.RecurringRoutes;
import ro.storno.rest.route.RouteTable;
import ro.storno.rest.server.Admission;
import ro.storno.rest.server.ApiServer;
import ro.storno.rest.server.ApiSettings;
import ro.storno.rest.server.RateLimits;
import ro.storno.rest.sharing.ShareRoutes;
import ro.storno.rest.system.ClientVersions;
import ro.storno.rest.system.HealthSource;
import ro.storno.rest.system.SystemRoutes;
import ro.storno.rest.system.TelemetryRoutes;
import ro.storno.rest.system.VersionGate;
import ro.storno.rest.system.VersionOverrideRoutes;
import ro.storno.rest.tax.VatRateRoutes;
import ro.storno.rest.till.TillRoutes;

/** Puts the areas of the API together. */
public final class StornoApi {
  private StornoApi() {}

  /**
   * The routes of the business areas; none is null.
   *
   * @param identity register, log in, profile
   * @param companies companies and bank accounts
   * @param clients clients
   * @param series document series
   * @param vatRates VAT rates
   * @param invoices invoices
   * @param bulkInvoices several invoices at once
   * @param submissions invoices on their way to an authority
   * @param attachments files attached to invoices
   * @param payments payments
   * @param exchangeRates exchange rates and conversion
   * @param notifications what users are told
   * @param anafAuthorization the way to ANAF and back
   * @param anafTokens what was authorized there
   * @param sender the mail server of an organization
   * @param secondFactor authenticators and backup codes
   * @param passkeys passkeys
   * @param apiKeys API keys
   * @param members members of organizations
   * @param invitations invitations into organizations
   * @param oauth2Clients apps of organizations
   * @param oauth2 the way of apps to their tokens
   * @param accountPages pages that account mails lead to
   * @param consentPages the page on which apps are let in
   * @param versions what the operator demands of the apps' versions
   * @param administration accounts, organizations, numbers and mails of the installation
   * @param licences licence keys of self-hosted servers
   * @param audit the audit trail
   * @param suppliers suppliers
   * @param sync synchronisation with ANAF
   * @param messages messages of the SPV, and messages to sellers
   * @param products products
   * @param categories product categories
   * @param proformas proforma invoices
   * @param deliveryNotes delivery notes
   * @param printing the look of documents
   * @param receipts receipts
   * @param till the till
   * @param emailTemplates words of mails about documents
   * @param documentMails mails about documents
   * @param unsubscribe the page for those who want no mails
   * @param recurring recurring invoices
   * @param sharing share links
   * @param exports lists as files
   * @param accounting files and settings of accounting programs
   * @param providers e-invoicing systems of countries
   * @param inbox documents from the authorities of countries
   * @param codes code lists of goods
   */
  public record Areas(
      IdentityRoutes identity,
      CompanyRoutes companies,
      ClientRoutes clients,
      SeriesRoutes series,
      VatRateRoutes vatRates,
      InvoiceRoutes invoices,
      BulkInvoiceRoutes bulkInvoices,
      SubmissionRoutes submissions,
      AttachmentRoutes attachments,
      PaymentRoutes payments,
      ExchangeRateRoutes exchangeRates,
      NotificationRoutes notifications,
      AnafAuthorizationRoutes anafAuthorization,
      AnafTokenRoutes anafTokens,
      SenderRoutes sender,
      SecondFactorRoutes secondFactor,
      PasskeyRoutes passkeys,
      ApiKeyRoutes apiKeys,
      MemberRoutes members,
      InvitationRoutes invitations,
      OAuth2ClientRoutes oauth2Clients,
      OAuth2Routes oauth2,
      AccountPageRoutes accountPages,
      ConsentPageRoutes consentPages,
      VersionOverrideRoutes versions,
      AdministrationRoutes administration,
      LicenceRoutes licences,
      AuditRoutes audit,
      SupplierRoutes suppliers,
      SyncRoutes sync,
      MessageRoutes messages,
      ProductRoutes products,
      CategoryRoutes categories,
      ProformaRoutes proformas,
      DeliveryNoteRoutes deliveryNotes,
      PrintSettingsRoutes printing,
      ReceiptRoutes receipts,
      TillRoutes till,
      EmailTemplateRoutes emailTemplates,
      DocumentMailRoutes documentMails,
      UnsubscribeRoutes unsubscribe,
      RecurringRoutes recurring,
      ShareRoutes sharing,
      ExportRoutes exports,
      AccountingRoutes accounting,
      ProviderRoutes providers,
      InboxRoutes inbox,
      CodeRoutes codes) {}

  /**
   * What the server tells about itself.
   *
   * @param version version of the server, not null
   * @param clients versions of the apps, asked each time, not null
   * @param health state of the server's parts, not null
   * @param metrics where requests are measured, not null
   * @param metricsToken what a scraper must present, null if anyone may read the measurements
   */
  public record About(
      String version,
      Supplier<ClientVersions> clients,
      HealthSource health,
      PrometheusMeterRegistry metrics,
      @Nullable String metricsToken) {}

  /**
   * Collects all routes, documentation included.
   *
   * @param areas not null
   * @param about not null
   * @return the table, not null
   */
  public static RouteTable table(Areas areas, About about) {
    AtomicReference<RouteTable> self = new AtomicReference<>();
    SystemRoutes system =
        new SystemRoutes(
            about.version(), about.clients(), about.health(), about::metrics, about.metricsToken());
    RouteTable table =
        new RouteTable(
            List.of(
                new TelemetryRoutes().routes(),
                areas.identity().routes(),
                areas.companies().routes(),
                areas.clients().routes(),
                areas.invoices().routes(),
                areas.bulkInvoices().routes(),
                areas.submissions().routes(),
                areas.attachments().routes(),
                areas.payments().routes(),
                areas.series().routes(),
                areas.vatRates().routes(),
                areas.exchangeRates().routes(),
                areas.notifications().routes(),
                areas.anafAuthorization().routes(),
                areas.anafTokens().routes(),
                areas.sender().routes(),
                areas.secondFactor().routes(),
                areas.passkeys().routes(),
                areas.apiKeys().routes(),
                areas.members().routes(),
                areas.invitations().routes(),
                areas.oauth2Clients().routes(),
                areas.oauth2().routes(),
                areas.accountPages().routes(),
                areas.consentPages().routes(),
                areas.versions().routes(),
                areas.administration().routes(),
                areas.licences().routes(),
                areas.audit().routes(),
                areas.suppliers().routes(),
                areas.sync().routes(),
                areas.messages().routes(),
                areas.products().routes(),
                areas.categories().routes(),
                areas.proformas().routes(),
                areas.deliveryNotes().routes(),
                areas.printing().routes(),
                areas.receipts().routes(),
                areas.till().routes(),
                areas.emailTemplates().routes(),
                areas.documentMails().routes(),
                areas.unsubscribe().routes(),
                areas.recurring().routes(),
                areas.sharing().routes(),
                areas.exports().routes(),
                areas.accounting().routes(),
                areas.providers().routes(),
                areas.inbox().routes(),
                areas.codes().routes(),
                system.routes(),
                new DocumentationRoutes(self::get, about.version()).routes()));
    self.set(table);
    return table;
  }

  /**
   * Prepares the server; nothing listens yet.
   *
   * @param settings not null
   * @param areas not null
   * @param about not null
   * @param admission finds out who calls, not null
   * @param limits how often somebody may call, not null
   * @return the server, not null
   */
  public static ApiServer server(
      ApiSettings settings, Areas areas, About about, Admission admission, CallLimits limits) {
    Admission known = new RequestOrigin(admission);
    Admission limited = new RateLimits(known, limits);
    Admission gated = new VersionGate(about.clients(), limited);
    Aliases aliases = aliases();
    ObjectMapper json = ApiJson.mapper(aliases, InvoiceJson.module());
    return new ApiServer(settings, table(areas, about), gated, about.metrics(), json, aliases);
  }

  private static Aliases aliases() {
    Aliases aliases = new Aliases();
    InvoiceJson.aliases(aliases);
    return aliases
        .accept(ClientEntry.class, "cui", "cif")
        .accept(ClientEntry.class, "registrationNumber", "tradeRegister")
        .accept(SupplierEntry.class, "cui", "cif")
        .accept(PrecedingEntry.class, "documentSeriesId", "seriesId")
        .accept(ReceiptEntry.class, "documentSeriesId", "seriesId")
        .accept(ReceiptEntry.Line.class, "id", "uuid")
        .accept(DocumentMailRequest.class, "scheduledEmailAt", "scheduledAt")
        .accept(RecurringEntry.class, "seriesId", "documentSeriesId")
        .accept(ActivationRequest.class, "isActive", "active")
        .accept(ProductEntry.class, "defaultPrice", "unitPrice");
  }
}
