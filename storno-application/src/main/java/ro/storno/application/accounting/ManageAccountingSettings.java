package ro.storno.application.accounting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.domain.identity.Permission;

/** Shows and changes how documents are handed to accounting programs. */
public final class ManageAccountingSettings {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final AccountingBook book;

  /** Manages with the given ports; none is null. */
  public ManageAccountingSettings(
      CommandValidator validator, Transactions transactions, AccountingBook book) {
    this.validator = validator;
    this.transactions = transactions;
    this.book = book;
  }

  /** Returns the settings, those that a company starts with unless it has set others. */
  public AccountingSettings show(CompanyScope scope) {
    scope.requireToView(Permission.SETTINGS_VIEW);
    return transactions.inCompany(scope.company(), () -> stored(book, scope));
  }

  static AccountingSettings stored(AccountingBook book, CompanyScope scope) {
    return book.find(scope.company()).orElse(AccountingSettings.INITIAL);
  }

  /**
   * Changes what is given; the rest stays.
   *
   * @throws ApplicationException.Invalid if something cannot be an account or a currency
   */
  public AccountingSettings change(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    FieldErrors errors = validator.errors(command);
    return transactions.inCompany(
        scope.company(),
        () -> {
          AccountingSettings was =
              book.findForUpdate(scope.company()).orElse(AccountingSettings.INITIAL);
          AccountingSettings changed =
              new AccountingSettings(
                  command.saga == null
                      ? was.saga()
                      : command.saga.overrides().on(was.saga(), "saga.account", errors),
                  command.winmentor == null
                      ? was.winmentor()
                      : command.winmentor.on(was.winmentor()));
          errors.throwInvalid();
          book.save(scope.company(), changed);
          return changed;
        });
  }

  /**
   * What to change; null stays.
   *
   * @param saga accounts of SAGA
   * @param winmentor the bank as WinMentor knows it
   */
  public record Command(
      @Valid @Nullable SagaEntry saga, @Valid @Nullable WinMentorEntry winmentor) {}

  /**
   * Accounts of SAGA as typed; null stays, empty is the one that a company starts with.
   *
   * @param currencyAccounts by currency and name: cash, bank, card; a currency is forgotten where
   *     all three are empty
   */
  public record SagaEntry(
      @Nullable String accountCash,
      @Nullable String accountBank,
      @Nullable String accountCard,
      @Nullable String accountClients,
      @Nullable String accountSuppliers,
      @Nullable Map<String, Map<String, String>> currencyAccounts) {
    SagaOverrides overrides() {
      return new SagaOverrides(
          accountCash,
          accountBank,
          accountCard,
          accountClients,
          accountSuppliers,
          currencyAccounts);
    }
  }

  /** The bank as typed; null stays. */
  public record WinMentorEntry(
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String bankName,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String bankNumber,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String bankLocality) {
    AccountingSettings.WinMentor on(AccountingSettings.WinMentor was) {
      return new AccountingSettings.WinMentor(
          bankName == null ? was.bankName() : bankName.strip(),
          bankNumber == null ? was.bankNumber() : bankNumber.strip(),
          bankLocality == null ? was.bankLocality() : bankLocality.strip());
    }
  }
}
