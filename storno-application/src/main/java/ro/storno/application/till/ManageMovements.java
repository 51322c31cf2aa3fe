package ro.storno.application.till;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.company.BankAccounts;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.till.CashDirection;
import ro.storno.domain.till.CashMovement;
import ro.storno.domain.till.MovementId;
import ro.storno.domain.till.MovementKind;

/** Records cash that goes into the till or out of it by hand, and lists it. */
public final class ManageMovements {
  private static final int DAYS_LISTED = 30;

  private final CommandValidator validator;
  private final Transactions transactions;
  private final CashMovements movements;
  private final BankAccounts accounts;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageMovements(
      CommandValidator validator,
      Transactions transactions,
      CashMovements movements,
      BankAccounts accounts,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.movements = movements;
    this.accounts = accounts;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A movement as typed (api-reference/cash-register/movements-create.md).
   *
   * @param kind deposit, withdrawal or other; required
   * @param direction in or out; required for other, else it goes without saying
   * @param amount at least 0.01, in the currency of the till; required
   * @param movementDate not before the till was opened; required
   * @param description shown in the ledger
   * @param documentNumber such as that of a bank slip
   */
  public record Command(
      @Nullable String kind,
      @Nullable String direction,
      @DecimalMin(value = "0.01", message = "This value should be at least 0.01.")
          @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal amount,
      @Nullable LocalDate movementDate,
      @Size(max = 1_000, message = Wording.TOO_LONG) @Nullable String description,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String documentNumber) {}

  /**
   * Records a movement.
   *
   * @throws ApplicationException.Invalid if a field is missing or wrong; names every field
   * @throws ApplicationException.Conflict if the company has no cash account
   */
  public CashMovement create(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    FieldErrors errors = validator.errors(command);
    return transactions.inCompany(
        scope.company(),
        () -> {
          BankAccount account = account(scope);
          Typed typed = typed(command, account.currency(), account, errors);
          CashMovement made =
              new CashMovement(
                  new MovementId(ids.next()),
                  scope.company(),
                  typed.day,
                  typed.kind,
                  typed.direction,
                  typed.amount,
                  command.description,
                  command.documentNumber,
                  clock.instant(),
                  null);
          movements.add(made);
          return made;
        });
  }

  /**
   * Changes what is given; the currency stays.
   *
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.Invalid if a field is wrong; names every field
   * @throws ApplicationException.NotFound if the company has no such movement
   */
  public CashMovement change(
      CompanyScope scope, MovementId id, Command command, Set<String> given) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    FieldErrors errors = validator.errors(command);
    return transactions.inCompany(
        scope.company(),
        () -> {
          CashMovement was = present(scope, id);
          Command whole = merged(was, command, new Given(given));
          Typed typed =
              typed(
                  whole,
                  was.amount().currency(),
                  Till.accountOf(accounts, scope.company()).orElse(null),
                  errors);
          CashMovement changed =
              new CashMovement(
                  id,
                  was.company(),
                  typed.day,
                  typed.kind,
                  typed.direction,
                  typed.amount,
                  whole.description,
                  whole.documentNumber,
                  was.createdAt(),
                  clock.instant());
          movements.update(changed);
          return changed;
        });
  }

  private static Command merged(CashMovement was, Command sent, Given given) {
    return new Command(
        given.pick("kind", sent.kind, was.kind().wireName()),
        given.pick("direction", sent.direction, was.direction().wireName()),
        given.pick("amount", sent.amount, was.amount().amount()),
        given.pick("movementDate", sent.movementDate, was.day()),
        given.pick("description", sent.description, was.description()),
        given.pick("documentNumber", sent.documentNumber, was.documentNumber()));
  }

  /**
   * Takes a movement off the ledger for good.
   *
   * @throws ApplicationException.NotFound if the company has no such movement
   */
  public void delete(CompanyScope scope, MovementId id) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    transactions.inCompany(
        scope.company(),
        () -> {
          CashMovement movement = present(scope, id);
          movements.remove(scope.company(), id);
          return movement;
        });
  }

  /**
   * Returns the movements of a range, newest first; none without a cash account.
   *
   * @param from first day, or null for the day the till was opened, else 30 days ago
   * @param to last day, or null for today
   * @throws ApplicationException.Invalid if the range ends before it begins
   */
  public List<CashMovement> list(
      CompanyScope scope, @Nullable LocalDate from, @Nullable LocalDate to) {
    scope.requireToView(Permission.REPORT_VIEW);
    LocalDate today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    LocalDate last = to == null ? today : to;
    new FieldErrors()
        .addIf(from != null && last.isBefore(from), "to", "The range ends before it begins.")
        .throwInvalid();
    return transactions.inCompany(
        scope.company(),
        () -> {
          Optional<BankAccount> account = Till.accountOf(accounts, scope.company());
          if (account.isEmpty()) {
            return List.of();
          }
          LocalDate opened = account.get().openingBalanceDate();
          LocalDate usual = opened == null ? today.minusDays(DAYS_LISTED) : opened;
          return movements.of(scope.company(), from == null ? usual : from, last);
        });
  }

  private BankAccount account(CompanyScope scope) {
    return Till.accountOf(accounts, scope.company())
        .orElseThrow(
            () ->
                new ApplicationException.Conflict(
                    "", "The company has no cash account; add one to its bank accounts first."));
  }

  private CashMovement present(CompanyScope scope, MovementId id) {
    return movements
        .findForUpdate(scope.company(), id)
        .orElseThrow(() -> new ApplicationException.NotFound("Movement"));
  }

  private record Typed(MovementKind kind, CashDirection direction, Money amount, LocalDate day) {}

  private static Typed typed(
      Command command, Currency currency, @Nullable BankAccount account, FieldErrors errors) {
    Optional<MovementKind> kind =
        Optional.ofNullable(command.kind).flatMap(MovementKind::ofWireName);
    errors.addIf(kind.isEmpty(), "kind", "Choose deposit, withdrawal or other.");
    Optional<CashDirection> direction =
        kind.flatMap(MovementKind::direction)
            .or(() -> Optional.ofNullable(command.direction).flatMap(CashDirection::ofWireName));
    errors.addIf(direction.isEmpty(), "direction", "Choose in or out.");
    errors.addIf(command.amount == null, "amount", Wording.BLANK);
    Money amount =
        command.amount == null
            ? null
            : errors.captureAs("amount", () -> Money.of(command.amount, currency));
    LocalDate day = command.movementDate;
    errors.addIf(day == null, "movementDate", Wording.BLANK);
    LocalDate opened = account == null ? null : account.openingBalanceDate();
    errors.addIf(
        day != null && opened != null && day.isBefore(opened),
        "movementDate",
        "The till was opened on " + opened + "; give that day or a later one.");
    errors.throwInvalid();
    return new Typed(
        kind.orElseThrow(),
        direction.orElseThrow(),
        Objects.requireNonNull(amount),
        Objects.requireNonNull(day));
  }
}
