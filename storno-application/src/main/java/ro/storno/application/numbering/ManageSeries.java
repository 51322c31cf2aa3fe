package ro.storno.application.numbering;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;

/** The document series of a company. */
public final class ManageSeries {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final SeriesBook book;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageSeries(
      CommandValidator validator,
      Transactions transactions,
      SeriesBook book,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.book = book;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Lists the series.
   *
   * @param type wire name of the document type, or null for all
   * @throws ApplicationException.Unacceptable if there is no such type
   */
  public List<Series> list(CompanyScope scope, @Nullable String type) {
    scope.requireToView(Permission.SERIES_VIEW);
    SeriesType wanted = type == null || type.isBlank() ? null : type(type);
    return transactions.inCompany(scope.company(), () -> book.of(scope.company(), wanted));
  }

  /**
   * Adds a series. The first of a type is its default; a new default takes over.
   *
   * @throws ApplicationException.Unacceptable if a field is malformed
   * @throws ApplicationException.Conflict if the company has the prefix for the type
   */
  public Series create(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.SERIES_MANAGE);
    FieldErrors errors = validator.errors(command);
    errors.throwUnacceptable();
    SeriesType type = type(Objects.requireNonNull(command.type));
    String prefix =
        errors.captureAs(
            "prefix", () -> Series.checkedPrefix(Objects.requireNonNull(command.prefix)));
    Long counter =
        errors.captureAs(
            "currentNumber",
            () -> Series.checkedCounter(command.currentNumber == null ? 0 : command.currentNumber));
    errors.throwUnacceptable();
    return transactions.inCompany(
        scope.company(),
        () -> {
          boolean first = book.of(scope.company(), type).stream().noneMatch(Series::isDefault);
          Series series =
              new Series(
                  new SeriesId(ids.next()),
                  scope.company(),
                  type,
                  Objects.requireNonNull(prefix),
                  Objects.requireNonNull(counter),
                  !Boolean.FALSE.equals(command.active),
                  first || Boolean.TRUE.equals(command.isDefault),
                  "manual",
                  clock.instant(),
                  null);
          if (series.isDefault()) {
            yieldDefault(series);
          }
          if (!book.add(series)) {
            throw new ApplicationException.Conflict(
                "", "The company already has a series with this prefix for this document type.");
          }
          return series;
        });
  }

  /**
   * Changes what is given: current number and active only. Under the lock that takes numbers, so
   * that neither of the two undoes the other.
   *
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.Unacceptable if anything else was sent, or if numbers that may be
   *     on documents would be handed out again
   */
  public Series change(CompanyScope scope, SeriesId id, Command command, Set<String> given) {
    scope.requireToChange(Permission.SERIES_MANAGE);
    Given fields = new Given(given);
    new FieldErrors()
        .addIf(fields.has("prefix"), "prefix", "The prefix cannot be changed.")
        .addIf(fields.has("type"), "type", "The type cannot be changed.")
        .addIf(
            command.currentNumber != null && command.currentNumber < 0,
            "currentNumber",
            Wording.NOT_NEGATIVE)
        .throwUnacceptable();
    fields.requireAny("currentNumber", "active");
    return transactions.inCompany(
        scope.company(),
        () -> {
          Series was = findForUpdate(scope, id);
          Series changed =
              with(
                  was,
                  fields.keep("currentNumber", command.currentNumber, was.currentNumber()),
                  fields.keep("active", command.active, was.active()),
                  was.isDefault());
          if (changed.currentNumber() < was.currentNumber() && book.inUse(scope.company(), id)) {
            throw new ApplicationException.Unacceptable(
                "Validation failed",
                Map.of(
                    "currentNumber",
                    "Numbers up to "
                        + was.currentNumber()
                        + " are on documents; start a new series to count from lower."));
          }
          book.update(changed);
          return changed;
        });
  }

  /**
   * Makes a series the default of its type.
   *
   * @throws ApplicationException.Unacceptable if it is not active
   */
  public Series setDefault(CompanyScope scope, SeriesId id) {
    scope.requireToChange(Permission.SERIES_MANAGE);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Series was = findForUpdate(scope, id);
          if (!was.active()) {
            throw new ApplicationException.Unacceptable(
                "An inactive series cannot be the default; activate it first.", Map.of());
          }
          Series changed = with(was, was.currentNumber(), true, true);
          yieldDefault(changed);
          book.update(changed);
          return changed;
        });
  }

  /**
   * Removes a series that no document uses.
   *
   * @throws ApplicationException.Conflict if a document uses it or a number was taken from it
   */
  public void remove(CompanyScope scope, SeriesId id) {
    scope.requireToChange(Permission.SERIES_MANAGE);
    transactions.inCompany(
        scope.company(),
        () -> {
          Series series = findForUpdate(scope, id);
          if (book.inUse(scope.company(), id)) {
            throw new ApplicationException.Conflict(
                "", "Cannot delete a series with existing documents; deactivate it instead.");
          }
          book.remove(scope.company(), id);
          return series;
        });
  }

  private Series findForUpdate(CompanyScope scope, SeriesId id) {
    return book.findForUpdate(scope.company(), id)
        .orElseThrow(() -> new ApplicationException.NotFound("Document series"));
  }

  private void yieldDefault(Series series) {
    for (Series other : book.of(series.company(), series.type())) {
      if (other.isDefault() && !other.id().equals(series.id())) {
        book.findForUpdate(series.company(), other.id())
            .ifPresent(
                locked ->
                    book.update(with(locked, locked.currentNumber(), locked.active(), false)));
      }
    }
  }

  private Series with(Series was, long currentNumber, boolean active, boolean isDefault) {
    return new Series(
        was.id(),
        was.company(),
        was.type(),
        was.prefix(),
        currentNumber,
        active,
        isDefault,
        was.source(),
        was.createdAt(),
        clock.instant());
  }

  private static SeriesType type(String wireName) {
    return SeriesType.ofWireName(wireName)
        .orElseThrow(
            () ->
                new ApplicationException.Unacceptable(
                    "Validation failed",
                    Map.of(
                        "type",
                        "Choose invoice, credit_note, proforma, delivery_note or receipt.")));
  }

  /**
   * A series as typed.
   *
   * @param prefix unique per type, required
   * @param type wire name of the document type, required
   * @param currentNumber last number used, 0 unless given
   * @param active true unless given
   * @param isDefault default of its type; the first of a type always is
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Size(max = 20, message = Wording.TOO_LONG)
          @Nullable String prefix,
      @NotBlank(message = Wording.BLANK) @Nullable String type,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Max(value = 999_999_999_999L, message = Wording.TOO_PRECISE)
          @Nullable Long currentNumber,
      @Nullable Boolean active,
      @Nullable Boolean isDefault) {}
}
