package ro.storno.application.company;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.BankAccountId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;

/** Bank accounts and the till of a company. */
public final class ManageBankAccounts {
  private static final Pattern IBAN_FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

  private final CommandValidator validator;
  private final Transactions transactions;
  private final BankAccounts accounts;
  private final AuditRecorder audit;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageBankAccounts(
      CommandValidator validator,
      Transactions transactions,
      BankAccounts accounts,
      AuditRecorder audit,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.accounts = accounts;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Lists the accounts. */
  public List<BankAccount> list(CompanyScope scope) {
    scope.requireToView(Permission.SETTINGS_VIEW);
    return transactions.inCompany(scope.company(), () -> accounts.of(scope.company()));
  }

  /**
   * Adds an account. The first of a currency is its default; a new default takes over.
   *
   * @throws ApplicationException.Unacceptable if a field is malformed
   * @throws ApplicationException.Conflict if the company has the IBAN, or a till already
   */
  public BankAccount create(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    Typed typed = typed(command);
    return transactions.inCompany(
        scope.company(),
        () -> {
          boolean first =
              accounts.of(scope.company()).stream()
                  .noneMatch(other -> other.currency().equals(typed.currency));
          BankAccount account =
              new BankAccount(
                  new BankAccountId(ids.next()),
                  scope.company(),
                  typed.type,
                  typed.iban,
                  command.bankName,
                  typed.currency,
                  first || Boolean.TRUE.equals(command.isDefault),
                  !Boolean.FALSE.equals(command.showOnInvoice),
                  typed.openingBalance,
                  command.openingBalanceDate,
                  clock.instant(),
                  null);
          yieldDefault(account);
          if (!accounts.add(account)) {
            throw duplicate(account);
          }
          note(scope, AuditAction.BANK_ACCOUNT_CREATED, account, account.iban());
          return account;
        });
  }

  /**
   * Changes what is given.
   *
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.Unacceptable if a field is malformed, the opening balance is
   *     already set, or a currency would lose its default
   */
  public BankAccount change(
      CompanyScope scope, BankAccountId id, Command command, Set<String> given) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    Given fields = new Given(given);
    fields.requireAny(
        "type",
        "iban",
        "bankName",
        "currency",
        "isDefault",
        "showOnInvoice",
        "openingBalance",
        "openingBalanceDate");
    return transactions.inCompany(
        scope.company(),
        () -> {
          BankAccount was = find(scope, id);
          BankAccount changed = changed(was, command, fields);
          yieldDefault(changed);
          if (!accounts.update(changed)) {
            throw duplicate(changed);
          }
          note(
              scope,
              AuditAction.BANK_ACCOUNT_CHANGED,
              changed,
              Objects.equals(was.iban(), changed.iban())
                  ? String.join(" ", new TreeSet<>(given))
                  : "IBAN " + was.iban() + " became " + changed.iban());
          return changed;
        });
  }

  /**
   * Removes an account.
   *
   * @throws ApplicationException.Conflict if it is the last one, or the default of a currency that
   *     has others
   */
  public void remove(CompanyScope scope, BankAccountId id) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    transactions.inCompany(
        scope.company(),
        () -> {
          BankAccount account = find(scope, id);
          List<BankAccount> all = accounts.of(scope.company());
          if (all.size() == 1) {
            throw new ApplicationException.Conflict("", "Cannot delete the last bank account.");
          }
          boolean others =
              all.stream()
                  .anyMatch(
                      other ->
                          !other.id().equals(id) && other.currency().equals(account.currency()));
          if (account.isDefault() && others) {
            throw new ApplicationException.Conflict(
                "", "Cannot delete the default account; make another one the default first.");
          }
          accounts.remove(scope.company(), id);
          note(scope, AuditAction.BANK_ACCOUNT_REMOVED, account, account.iban());
          return account;
        });
  }

  /** Whoever changes where customers pay is asked about it one day. */
  private void note(
      CompanyScope scope, AuditAction action, BankAccount account, @Nullable String details) {
    audit.record(
        scope.actor(),
        scope.profile().organization(),
        action,
        account.id().value(),
        details == null ? "cash" : details);
  }

  private BankAccount find(CompanyScope scope, BankAccountId id) {
    return accounts
        .find(scope.company(), id)
        .orElseThrow(() -> new ApplicationException.NotFound("Bank account"));
  }

  private BankAccount changed(BankAccount was, Command sent, Given given) {
    Money present = was.openingBalance();
    Command whole =
        new Command(
            given.keep("type", sent.type, was.type().name().toLowerCase(Locale.ROOT)),
            given.pick("iban", sent.iban, was.iban()),
            given.pick("bankName", sent.bankName, was.bankName()),
            given.keep("currency", sent.currency, was.currency().code()),
            given.keep("isDefault", sent.isDefault, was.isDefault()),
            given.keep("showOnInvoice", sent.showOnInvoice, was.showOnInvoice()),
            given.pick(
                "openingBalance", sent.openingBalance, present == null ? null : present.amount()),
            given.pick("openingBalanceDate", sent.openingBalanceDate, was.openingBalanceDate()));
    Typed typed = typed(whole);
    new FieldErrors()
        .addIf(
            present != null && present.signum() > 0 && !present.equals(typed.openingBalance),
            "openingBalance",
            "The opening balance is set for good; correct it by a cash movement.")
        .addIf(
            was.isDefault() && Boolean.FALSE.equals(whole.isDefault),
            "isDefault",
            "Make another account the default instead.")
        .throwUnacceptable();
    return new BankAccount(
        was.id(),
        was.company(),
        typed.type,
        typed.iban,
        whole.bankName,
        typed.currency,
        Boolean.TRUE.equals(whole.isDefault),
        Boolean.TRUE.equals(whole.showOnInvoice),
        typed.openingBalance,
        whole.openingBalanceDate,
        was.createdAt(),
        clock.instant());
  }

  private void yieldDefault(BankAccount account) {
    if (!account.isDefault()) {
      return;
    }
    for (BankAccount other : accounts.of(account.company())) {
      boolean rival =
          other.isDefault()
              && !other.id().equals(account.id())
              && other.currency().equals(account.currency());
      if (rival) {
        accounts.update(withoutDefault(other));
      }
    }
  }

  private BankAccount withoutDefault(BankAccount account) {
    return new BankAccount(
        account.id(),
        account.company(),
        account.type(),
        account.iban(),
        account.bankName(),
        account.currency(),
        false,
        account.showOnInvoice(),
        account.openingBalance(),
        account.openingBalanceDate(),
        account.createdAt(),
        clock.instant());
  }

  private static ApplicationException.Conflict duplicate(BankAccount account) {
    return new ApplicationException.Conflict(
        "",
        account.type() == BankAccount.Type.CASH
            ? "The company already has a cash account."
            : "The company already has an account with this IBAN.");
  }

  private Typed typed(Command command) {
    FieldErrors errors = validator.errors(command);
    BankAccount.Type type = type(command.type, errors);
    String iban = iban(command.iban);
    errors.addIf(type == BankAccount.Type.BANK && iban == null, "iban", Wording.BLANK);
    errors.addIf(
        iban != null && !IBAN_FORM.matcher(iban).matches(),
        "iban",
        "This is not an IBAN: expected a country code, two digits and the account.");
    Currency currency =
        errors.captureAs(
            "currency",
            () -> command.currency == null ? Currency.RON : Currency.of(command.currency));
    Money balance =
        currency == null || command.openingBalance == null
            ? null
            : Money.rounded(command.openingBalance, currency);
    errors.addIf(
        command.openingBalance != null && command.openingBalanceDate == null,
        "openingBalanceDate",
        Wording.BLANK);
    errors.throwUnacceptable();
    return new Typed(type, iban, Objects.requireNonNull(currency), balance);
  }

  private static BankAccount.Type type(@Nullable String type, FieldErrors errors) {
    if (type == null || type.equals("bank")) {
      return BankAccount.Type.BANK;
    }
    errors.addIf(!type.equals("cash"), "type", "Choose bank or cash.");
    return BankAccount.Type.CASH;
  }

  private static @Nullable String iban(@Nullable String iban) {
    String plain = iban == null ? "" : iban.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return plain.isEmpty() ? null : plain;
  }

  private record Typed(
      BankAccount.Type type,
      @Nullable String iban,
      Currency currency,
      @Nullable Money openingBalance) {}

  /**
   * An account as typed.
   *
   * @param type {@code bank} or {@code cash}; bank unless given
   * @param iban required for bank accounts
   * @param bankName or null
   * @param currency ISO 4217, RON unless given
   * @param isDefault default of its currency
   * @param showOnInvoice printed on documents unless false
   * @param openingBalance of the till
   * @param openingBalanceDate day of the opening balance
   */
  public record Command(
      @Nullable String type,
      @Nullable String iban,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String bankName,
      @Nullable String currency,
      @Nullable Boolean isDefault,
      @Nullable Boolean showOnInvoice,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal openingBalance,
      @Nullable LocalDate openingBalanceDate) {}
}
