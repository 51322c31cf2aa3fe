package ro.storno.application.sharing;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.SecretTokens;
import ro.storno.application.invoice.DownloadInvoiceXml;
import ro.storno.application.invoice.GetInvoice;
import ro.storno.application.invoice.InvoiceDetail;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.invoice.ShowPaymentDetails;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.sharing.ShareLink;

/**
 * Shows an invoice to whoever has a link to it. A link opens its own invoice and nothing else; one
 * that was revoked, or whose company is gone, is as unknown as one that never was.
 */
public final class OpenShareLink {
  private final Transactions transactions;
  private final Companies companies;
  private final ShareLinks links;
  private final SecretTokens secrets;
  private final GetInvoice getInvoice;
  private final PrintInvoice printInvoice;
  private final DownloadInvoiceXml downloadXml;
  private final ShowPaymentDetails paymentDetails;
  private final Clock clock;

  /** Opens with the given ports; none is null. */
  public OpenShareLink(
      Transactions transactions,
      Companies companies,
      ShareLinks links,
      SecretTokens secrets,
      GetInvoice getInvoice,
      PrintInvoice printInvoice,
      DownloadInvoiceXml downloadXml,
      ShowPaymentDetails paymentDetails,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.links = links;
    this.secrets = secrets;
    this.getInvoice = getInvoice;
    this.printInvoice = printInvoice;
    this.downloadXml = downloadXml;
    this.paymentDetails = paymentDetails;
    this.clock = clock;
  }

  /**
   * What a link shows.
   *
   * @param invoice not null
   * @param expiresAt when the link ends; not null
   */
  public record Shown(InvoiceDetail invoice, Instant expiresAt) {}

  private record Opened(CompanyScope scope, ShareLink link) {}

  /**
   * Shows the invoice.
   *
   * @param token as it stands in the link; not null
   * @throws ApplicationException.NotFound if there is no such link
   * @throws ApplicationException.Gone if it has expired
   */
  public Shown show(String token) {
    Opened opened = open(token);
    return new Shown(getInvoice.get(opened.scope, opened.link.invoice()), opened.link.expiresAt());
  }

  /**
   * Hands out the PDF; errors as for {@link #show}.
   *
   * @throws ApplicationException.Unacceptable if it cannot be printed as it is
   */
  public InvoiceFile pdf(String token) {
    Opened opened = open(token);
    return printInvoice.print(opened.scope, opened.link.invoice());
  }

  /**
   * Hands out the XML; errors as for {@link #show}.
   *
   * @throws ApplicationException.Unacceptable if it cannot be written
   */
  public InvoiceFile xml(String token) {
    Opened opened = open(token);
    return downloadXml.download(opened.scope, opened.link.invoice());
  }

  /**
   * Says how the invoice is paid; errors as for {@link #show}.
   *
   * @throws ro.storno.domain.DomainException.IllegalState if nothing is owed
   * @throws ApplicationException.Unacceptable if the invoice names no account
   */
  public ShowPaymentDetails.Details paymentDetails(String token) {
    Opened opened = open(token);
    return paymentDetails.of(opened.scope, opened.link.invoice());
  }

  private Opened open(String token) {
    Opened opened =
        ShareToken.parse(token)
            .flatMap(this::found)
            .orElseThrow(() -> new ApplicationException.NotFound("Share link"));
    if (opened.link.expired(clock.instant())) {
      throw new ApplicationException.Gone("The link has expired; ask whoever sent it for another.");
    }
    return opened;
  }

  private Optional<Opened> found(ShareToken token) {
    Optional<Company> company =
        transactions
            .inPlatform(() -> companies.find(token.company()))
            .filter(each -> each.deletedAt() == null);
    return company.flatMap(
        each ->
            transactions
                .inCompany(
                    each.id(), () -> links.findByHash(each.id(), secrets.hash(token.secret())))
                .map(link -> new Opened(new CompanyScope(looking(), each), link)));
  }

  /** Nobody in particular, who may look at invoices and do nothing else. */
  private static Actor looking() {
    Set<Permission> one = EnumSet.of(Permission.INVOICE_VIEW);
    return new Actor(null, null, null, one, null, false, false);
  }
}
