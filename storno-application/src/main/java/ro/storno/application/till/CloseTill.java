package ro.storno.application.till;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.company.BankAccounts;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.Money;
import ro.storno.domain.till.TillSums;
import ro.storno.domain.till.Turnover;
import ro.storno.domain.till.ZReport;
import ro.storno.domain.till.ZReportId;

/** Closes the days of the till by Z reports, each day once and in order, and shows the reports. */
public final class CloseTill {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final BankAccounts accounts;
  private final TillBook book;
  private final ZReports reports;
  private final Ids ids;
  private final Clock clock;

  /** Closes with the given ports; none is null. */
  public CloseTill(
      CommandValidator validator,
      Transactions transactions,
      BankAccounts accounts,
      TillBook book,
      ZReports reports,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.accounts = accounts;
    this.book = book;
    this.reports = reports;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A day to be closed.
   *
   * @param date today unless given; days before it that are open are closed with it
   * @param countedCash what was counted, or null if nobody did
   * @param notes or null
   */
  public record Command(
      @Nullable LocalDate date,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal countedCash,
      @Size(max = 1_000, message = Wording.TOO_LONG) @Nullable String notes) {}

  /**
   * Closes a day.
   *
   * @throws ApplicationException.Invalid if a field is wrong or the day is still to come
   * @throws ApplicationException.Conflict if there is no till with an opening balance, or the day
   *     is closed already
   */
  public ZReport close(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.SETTINGS_MANAGE);
    validator.check(command);
    LocalDate today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    LocalDate day = command.date == null ? today : command.date;
    if (day.isAfter(today)) {
      throw new ApplicationException.Invalid(Map.of("date", "The day is still to come."));
    }
    return transactions.inCompany(
        scope.company(),
        () -> {
          ZReport report = report(scope, command, day);
          if (!reports.add(report)) {
            throw closed(day);
          }
          return report;
        });
  }

  private ZReport report(CompanyScope scope, Command command, LocalDate day) {
    Till till =
        Till.accountOf(accounts, scope.company())
            .flatMap(Till::of)
            .orElseThrow(
                () ->
                    new ApplicationException.Conflict(
                        "", "The company has no cash account with an opening balance."));
    Optional<ZReport> last = reports.last(scope.company());
    LocalDate first = last.map(z -> z.lastDay().plusDays(1)).orElse(till.since());
    if (last.isPresent() && day.isBefore(first)) {
      throw closed(last.get().lastDay());
    }
    if (day.isBefore(first)) {
      throw new ApplicationException.Invalid(
          Map.of("date", "The till was opened on " + till.since() + "."));
    }
    Money before = before(scope, till, first);
    Money opening =
        last.map(ZReport::closing)
            .filter(closing -> closing.currency().equals(till.currency()))
            .orElse(before);
    TillSums sums = book.sums(scope.company(), till.currency(), first, day);
    return new ZReport(
        new ZReportId(ids.next()),
        scope.company(),
        last.map(z -> z.number() + 1).orElse(1L),
        first,
        day,
        opening,
        before.minus(opening),
        sums,
        before.plus(sums.net()),
        counted(command, till),
        untold(scope.company(), till, day),
        command.notes,
        clock.instant());
  }

  /**
   * What receipts came to by the end of a day and no report has told: also sales made after their
   * day was closed, and with a minus those cancelled since. So all reports together come to what
   * the receipts do.
   */
  private Turnover untold(CompanyId company, Till till, LocalDate day) {
    List<ZReport> told =
        reports.all(company).stream()
            .filter(each -> each.closing().currency().equals(till.currency()))
            .toList();
    LocalDate begin =
        told.stream().map(ZReport::firstDay).min(LocalDate::compareTo).orElse(till.since());
    Turnover turnover =
        book.turnover(
            company, till.currency(), begin.isBefore(till.since()) ? begin : till.since(), day);
    for (ZReport each : told) {
      turnover = turnover.minus(each.turnover());
    }
    return turnover;
  }

  private Money before(CompanyScope scope, Till till, LocalDate first) {
    return till.opening()
        .plus(book.sums(scope.company(), till.currency(), till.since(), first.minusDays(1)).net());
  }

  private static @Nullable Money counted(Command command, Till till) {
    BigDecimal typed = command.countedCash;
    if (typed == null) {
      return null;
    }
    FieldErrors errors = new FieldErrors();
    Money counted = errors.captureAs("countedCash", () -> Money.of(typed, till.currency()));
    errors.throwInvalid();
    return counted;
  }

  private static ApplicationException closed(LocalDate day) {
    return new ApplicationException.Conflict(
        "", "The till is closed up to " + day + " already; its report stays as it is.");
  }

  /**
   * Shows a report.
   *
   * @throws ApplicationException.NotFound if the company has no such report
   */
  public ZReport get(CompanyScope scope, ZReportId id) {
    scope.requireToView(Permission.REPORT_VIEW);
    return transactions.inCompany(
        scope.company(),
        () ->
            reports
                .find(scope.company(), id)
                .orElseThrow(() -> new ApplicationException.NotFound("Z report")));
  }

  /** Returns one page of reports, newest first. */
  public Page<ZReport> list(CompanyScope scope, Page.Request page) {
    scope.requireToView(Permission.REPORT_VIEW);
    return transactions.inCompany(scope.company(), () -> reports.list(scope.company(), page));
  }
}
