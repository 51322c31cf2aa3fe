package ro.storno.application.till;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.company.BankAccounts;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.Money;
import ro.storno.domain.till.TillDay;
import ro.storno.domain.till.TillSums;

/** Shows what is in the till and how it came to that. */
public final class ReadTill {
  /** Most days of one ledger (api-reference/cash-register/ledger.md). */
  private static final int MOST_DAYS = 366;

  private final Transactions transactions;
  private final BankAccounts accounts;
  private final TillBook book;
  private final Clock clock;

  /** Reads from the given ports; none is null. */
  public ReadTill(Transactions transactions, BankAccounts accounts, TillBook book, Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.book = book;
    this.clock = clock;
  }

  /**
   * What is in the till now.
   *
   * @param account the cash account, or null if the company has none
   * @param opening its opening balance, or null while it is not set
   * @param since the day of the opening balance, or null while it is not set
   * @param sums what went in and out from that day to today, or null while it is not set
   */
  public record Balance(
      @Nullable BankAccount account,
      @Nullable Money opening,
      @Nullable LocalDate since,
      @Nullable TillSums sums) {}

  /**
   * Days of the till.
   *
   * @param opened the day of the opening balance, or null if there is no till with one
   * @param currency ISO 4217, or null likewise
   * @param from first day shown, or null likewise
   * @param to last day shown, or null likewise
   * @param days every day of the range; not null
   */
  public record Ledger(
      @Nullable LocalDate opened,
      @Nullable String currency,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      List<TillDay> days) {
    private static final Ledger NONE = new Ledger(null, null, null, null, List.of());

    /** Takes a copy. */
    public Ledger {
      days = List.copyOf(days);
    }
  }

  /** Returns what is in the till: what the ledger of today closes with. */
  public Balance balance(CompanyScope scope) {
    scope.requireToView(Permission.REPORT_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Optional<BankAccount> account = Till.accountOf(accounts, scope.company());
          Till till = account.flatMap(Till::of).orElse(null);
          return till == null
              ? new Balance(account.orElse(null), null, null, null)
              : new Balance(
                  account.orElse(null),
                  till.opening(),
                  till.since(),
                  book.sums(scope.company(), till.currency(), till.since(), today(scope)));
        });
  }

  /**
   * Returns the days of a range, as far as the till was open.
   *
   * @param from first day, or null for the day of the opening balance, but not more than a year ago
   * @param to last day, or null for today
   * @throws ApplicationException.Invalid if the range ends before it begins or is longer than 366
   *     days
   */
  public Ledger ledger(CompanyScope scope, @Nullable LocalDate from, @Nullable LocalDate to) {
    scope.requireToView(Permission.REPORT_VIEW);
    LocalDate last = to == null ? today(scope) : to;
    if (from != null && last.isBefore(from)) {
      throw new ApplicationException.Invalid(Map.of("to", "The range ends before it begins."));
    }
    return transactions.inCompany(
        scope.company(),
        () ->
            Till.accountOf(accounts, scope.company())
                .flatMap(Till::of)
                .map(till -> ledger(scope, till, from, last))
                .orElse(Ledger.NONE));
  }

  private Ledger ledger(CompanyScope scope, Till till, @Nullable LocalDate asked, LocalDate last) {
    LocalDate wanted = asked == null ? last.minusDays(MOST_DAYS - 1L) : asked;
    LocalDate first = wanted.isBefore(till.since()) ? till.since() : wanted;
    if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
      throw new ApplicationException.Invalid(
          Map.of("from", "The range is longer than " + MOST_DAYS + " days."));
    }
    Money opening =
        till.opening()
            .plus(
                book.sums(scope.company(), till.currency(), till.since(), first.minusDays(1))
                    .net());
    return new Ledger(
        till.since(),
        till.currency().code(),
        first,
        last,
        TillDay.days(
            opening, first, last, book.entries(scope.company(), till.currency(), first, last)));
  }

  private LocalDate today(CompanyScope scope) {
    return LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
  }
}
