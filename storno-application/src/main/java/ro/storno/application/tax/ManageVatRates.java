package ro.storno.application.tax;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
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
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.tax.VatRateId;

/** The VAT rates that a company offers on its documents. */
public final class ManageVatRates {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final VatRates rates;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageVatRates(
      CommandValidator validator, Transactions transactions, VatRates rates, Ids ids, Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.rates = rates;
    this.ids = ids;
    this.clock = clock;
  }

  /** Lists the rates by position. */
  public List<CompanyVatRate> list(CompanyScope scope) {
    scope.requireToView(Permission.SETTINGS_VIEW);
    return transactions.inCompany(scope.company(), () -> rates.of(scope.company()));
  }

  /**
   * Adds a rate. The first one is the default; a new default takes over.
   *
   * @throws ApplicationException.Unacceptable if a field is malformed or the rate is there already
   */
  public CompanyVatRate create(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    VatRate rate = rate(command);
    return transactions.inCompany(
        scope.company(),
        () -> {
          List<CompanyVatRate> present = rates.of(scope.company());
          int last = present.stream().mapToInt(CompanyVatRate::position).max().orElse(-1);
          CompanyVatRate added =
              new CompanyVatRate(
                  new VatRateId(ids.next()),
                  scope.company(),
                  rate,
                  Objects.requireNonNull(command.label).strip(),
                  present.isEmpty() || Boolean.TRUE.equals(command.isDefault),
                  !Boolean.FALSE.equals(command.isActive),
                  command.position == null ? last + 1 : command.position,
                  clock.instant(),
                  null);
          refuseTwin(present, added);
          yieldDefault(present, added);
          rates.add(added);
          return added;
        });
  }

  /**
   * Changes what is given; documents keep what they copied.
   *
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.Unacceptable if a field is malformed, the rate is there already,
   *     or the company would lose its default
   */
  public CompanyVatRate change(
      CompanyScope scope, VatRateId id, Command command, Set<String> given) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    Given fields = new Given(given);
    fields.requireAny("rate", "label", "categoryCode", "isDefault", "isActive", "position");
    return transactions.inCompany(
        scope.company(),
        () -> {
          CompanyVatRate was = find(scope, id);
          CompanyVatRate changed = changed(was, command, fields);
          List<CompanyVatRate> present = rates.of(scope.company());
          refuseTwin(present, changed);
          yieldDefault(present, changed);
          rates.update(changed);
          return changed;
        });
  }

  /**
   * Takes a rate out of the lists.
   *
   * @throws ApplicationException.Conflict if it is the default or the last one
   */
  public void remove(CompanyScope scope, VatRateId id) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    transactions.inCompany(
        scope.company(),
        () -> {
          CompanyVatRate rate = find(scope, id);
          if (rate.isDefault()) {
            throw new ApplicationException.Conflict(
                "", "Cannot delete the default VAT rate; make another one the default first.");
          }
          if (rates.of(scope.company()).size() == 1) {
            throw new ApplicationException.Conflict("", "Cannot delete the last VAT rate.");
          }
          rates.remove(scope.company(), id);
          return rate;
        });
  }

  private CompanyVatRate find(CompanyScope scope, VatRateId id) {
    return rates
        .find(scope.company(), id)
        .orElseThrow(() -> new ApplicationException.NotFound("VAT rate"));
  }

  private CompanyVatRate changed(CompanyVatRate was, Command sent, Given given) {
    Command whole =
        new Command(
            given.keep("rate", sent.rate, was.rate().percentage().value()),
            given.pick("label", sent.label, was.label()),
            given.keep("categoryCode", sent.categoryCode, was.rate().category().name()),
            given.keep("isDefault", sent.isDefault, was.isDefault()),
            given.keep("isActive", sent.isActive, was.active()),
            given.keep("position", sent.position, was.position()));
    VatRate rate = rate(whole);
    new FieldErrors()
        .addIf(
            was.isDefault() && Boolean.FALSE.equals(whole.isDefault),
            "isDefault",
            "Make another rate the default instead.")
        .throwUnacceptable();
    return new CompanyVatRate(
        was.id(),
        was.company(),
        rate,
        Objects.requireNonNull(whole.label).strip(),
        Boolean.TRUE.equals(whole.isDefault),
        Boolean.TRUE.equals(whole.isActive),
        Objects.requireNonNull(whole.position),
        was.createdAt(),
        clock.instant());
  }

  private VatRate rate(Command command) {
    FieldErrors errors = validator.errors(command);
    // Older clients call reduced rates AA; EN 16931 knows only S for them.
    String code =
        command.categoryCode == null || command.categoryCode.equals("AA")
            ? "S"
            : command.categoryCode;
    Optional<VatCategory> category = VatCategory.ofCode(code);
    errors.addIf(
        category.isEmpty(),
        "categoryCode",
        "'" + code + "' is no VAT category; choose S, Z, E, AE, K, G, O, L or M.");
    Percentage percentage =
        command.rate == null ? null : errors.captureAs("rate", () -> Percentage.of(command.rate));
    errors.throwUnacceptable();
    return VatRate.corrected(category.orElseThrow(), Objects.requireNonNull(percentage));
  }

  private static void refuseTwin(List<CompanyVatRate> present, CompanyVatRate rate) {
    boolean twin =
        present.stream()
            .anyMatch(
                other ->
                    !other.id().equals(rate.id())
                        && other.rate().equals(rate.rate())
                        && other.label().equalsIgnoreCase(rate.label()));
    new FieldErrors()
        .addIf(twin, "label", "There is already a rate with this percentage and label.")
        .throwUnacceptable();
  }

  private void yieldDefault(List<CompanyVatRate> present, CompanyVatRate rate) {
    if (!rate.isDefault()) {
      return;
    }
    for (CompanyVatRate other : present) {
      if (other.isDefault() && !other.id().equals(rate.id())) {
        rates.update(
            new CompanyVatRate(
                other.id(),
                other.company(),
                other.rate(),
                other.label(),
                false,
                other.active(),
                other.position(),
                other.createdAt(),
                clock.instant()));
      }
    }
  }

  /**
   * A rate as typed.
   *
   * @param rate per cent, required
   * @param label what the user reads, required
   * @param categoryCode S unless given; {@code AA} is read as S
   * @param isDefault whether new lines take it
   * @param isActive whether it is offered; true unless given
   * @param position order in lists; last unless given
   */
  public record Command(
      @NotNull(message = Wording.BLANK)
          @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Max(value = 100, message = "This value should be 100 or less.")
          @Nullable BigDecimal rate,
      @NotBlank(message = Wording.BLANK) @Size(max = 100, message = Wording.TOO_LONG)
          @Nullable String label,
      @Nullable String categoryCode,
      @Nullable Boolean isDefault,
      @Nullable Boolean isActive,
      @Nullable Integer position) {}
}
