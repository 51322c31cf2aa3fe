package ro.storno.application.printing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoicePrinting;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.Printing;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintSettings;

/**
 * Shows how documents would look with settings that are not stored yet. Name and logo are the
 * company's; everything else on the page is made up.
 */
public final class PreviewPrint {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Printing printing;
  private final Clock clock;

  /** Previews with the given ports; none is null. */
  public PreviewPrint(
      CommandValidator validator, Transactions transactions, Printing printing, Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.printing = printing;
    this.clock = clock;
  }

  /**
   * Draws a sample. Template, colour and font are as sent, or those of the classic template; the
   * rest is as sent, or as the company chose it.
   *
   * @param change settings to try; not null
   * @param sent names of the components that were sent; not null
   * @param kind what to draw, or null for an invoice
   * @param language of the document, or null for Romanian
   * @return HTML; not null
   * @throws ApplicationException.Invalid if something cannot be used
   */
  public String preview(
      CompanyScope scope,
      PrintSettingsChange change,
      Set<String> sent,
      PrintableInvoice.@Nullable Kind kind,
      PrintableInvoice.@Nullable Language language) {
    scope.requireToView(Permission.SETTINGS_VIEW);
    validator.check(change);
    PrintSettings stored =
        transactions.inCompany(scope.company(), () -> printing.settings(scope.company()));
    PrintSettings tried = change.of(unchosen(stored), sent);
    Company company = scope.profile();
    PrintableInvoice.Language spoken = language == null ? PrintableInvoice.Language.RO : language;
    SampleDocument sample =
        new SampleDocument(
            kind == null ? PrintableInvoice.Kind.INVOICE : kind,
            spoken,
            InvoicePrinting.party(company.party(), company.settings(), spoken.code()),
            LocalDate.ofInstant(clock.instant(), company.settings().timeZone()));
    PrintableInvoice.Appearance look = printing.appearance(company, tried);
    return printing.preview(() -> sample.printable(look));
  }

  private static PrintSettings unchosen(PrintSettings stored) {
    return new PrintSettings(
        PrintDesign.CLASSIC,
        null,
        PrintSettings.STANDARD.font(),
        stored.showLogo(),
        stored.showBankInfo(),
        stored.footerText(),
        stored.customCss(),
        stored.labels());
  }
}
