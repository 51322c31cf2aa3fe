package ro.storno.application.printing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintSettings;

/** The look of a company's documents (api-reference/pdf-template-config). */
public final class ManagePrintSettings {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final PrintSettingsBook book;

  /** Manages with the given ports; none is null. */
  public ManagePrintSettings(
      CommandValidator validator, Transactions transactions, PrintSettingsBook book) {
    this.validator = validator;
    this.transactions = transactions;
    this.book = book;
  }

  /** Lists the designs to choose from. */
  public List<PrintDesign> designs(CompanyScope scope) {
    scope.requireToView(Permission.SETTINGS_VIEW);
    return List.of(PrintDesign.values());
  }

  /** Returns what the company chose; empty if it never chose anything. */
  public Optional<PrintSettings> show(CompanyScope scope) {
    scope.requireToView(Permission.SETTINGS_VIEW);
    return transactions.inCompany(scope.company(), () -> book.find(scope.company()));
  }

  /**
   * Changes what is given.
   *
   * @param sent names of the components of the change that were sent; not null
   * @return what is stored now
   * @throws ApplicationException.Invalid if something cannot be used; nothing is changed then
   */
  public PrintSettings change(CompanyScope scope, PrintSettingsChange change, Set<String> sent) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    validator.check(change);
    return transactions.inCompany(
        scope.company(),
        () -> {
          PrintSettings was = book.findToChange(scope.company()).orElse(PrintSettings.STANDARD);
          PrintSettings changed = change.of(was, sent);
          book.put(scope.company(), changed);
          return changed;
        });
  }
}
