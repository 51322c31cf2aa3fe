package ro.storno.domain.tax;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.money.Percentage;

/**
 * The VAT rates of Romania as dated data (Codul fiscal, Legea 227/2015, art. 291), and what a new
 * company is offered of them.
 */
public final class RomanianVatRates {
  private static final String CODE_2017 = "Legea 227/2015, art. 291; OUG 84/2016";
  private static final String CODE = "Legea 227/2015, art. 291";
  private static final String LAW_141 = "Legea 141/2025, art. I (Monitorul Oficial 699/25.07.2025)";
  private static final LocalDate REFORM = LocalDate.of(2025, 8, 1);
  private static final LocalDate BEFORE_REFORM = REFORM.minusDays(1);

  private static final List<DatedVatRate> ALL =
      List.of(
          new DatedVatRate(
              DatedVatRate.Kind.STANDARD, VatRate.standard("21"), REFORM, null, false, LAW_141),
          new DatedVatRate(
              DatedVatRate.Kind.REDUCED, VatRate.standard("11"), REFORM, null, false, LAW_141),
          new DatedVatRate(
              DatedVatRate.Kind.HOUSING,
              VatRate.standard("9"),
              REFORM,
              LocalDate.of(2026, 7, 31),
              true,
              LAW_141 + ", transitional"),
          before(DatedVatRate.Kind.STANDARD, "19", LocalDate.of(2017, 1, 1), CODE_2017),
          before(DatedVatRate.Kind.REDUCED, "9", LocalDate.of(2016, 1, 1), CODE),
          before(DatedVatRate.Kind.SUPER_REDUCED, "5", LocalDate.of(2016, 1, 1), CODE),
          new DatedVatRate(
              DatedVatRate.Kind.STANDARD,
              VatRate.standard("20"),
              LocalDate.of(2016, 1, 1),
              LocalDate.of(2016, 12, 31),
              false,
              CODE),
          new DatedVatRate(
              DatedVatRate.Kind.ZERO,
              new VatRate(VatCategory.Z, Percentage.ZERO),
              LocalDate.of(2016, 1, 1),
              null,
              false,
              "Legea 227/2015, art. 294"));

  private RomanianVatRates() {}

  private static DatedVatRate before(
      DatedVatRate.Kind kind, String percentage, LocalDate from, String source) {
    boolean ending = kind == DatedVatRate.Kind.SUPER_REDUCED;
    return new DatedVatRate(
        kind, VatRate.standard(percentage), from, BEFORE_REFORM, ending, source);
  }

  /** Returns all that is known, newest first within each kind; from 2016 on. */
  public static List<DatedVatRate> all() {
    return ALL;
  }

  /** Returns the rates that are the law on a day. */
  public static List<DatedVatRate> inForce(LocalDate day) {
    return inForce(ALL, day);
  }

  /** Returns the standard rate of a day; empty before 2016. */
  public static Optional<VatRate> standard(LocalDate day) {
    return inForce(day).stream()
        .filter(dated -> dated.kind() == DatedVatRate.Kind.STANDARD)
        .map(DatedVatRate::rate)
        .findFirst();
  }

  /** Returns whether a percentage is one of the rates that are the law on a day. */
  public static boolean isInForce(Percentage percentage, LocalDate day) {
    return inForce(day).stream().anyMatch(dated -> dated.rate().percentage().equals(percentage));
  }

  /**
   * Returns the rates that end within some days without a successor of their kind, unless their end
   * is final. Someone must then look at the law and add what follows.
   *
   * @param rates to look through; not null
   * @param today not null
   * @param days how far to look ahead
   */
  public static List<DatedVatRate> endingUnsucceeded(
      List<DatedVatRate> rates, LocalDate today, int days) {
    LocalDate horizon = today.plusDays(days);
    return rates.stream()
        .filter(dated -> !dated.ending() && dated.inForce(today))
        .filter(dated -> ends(dated.validUntil(), horizon))
        .filter(dated -> !succeeded(dated, rates))
        .toList();
  }

  private static boolean ends(@Nullable LocalDate last, LocalDate horizon) {
    return last != null && !last.isAfter(horizon);
  }

  private static boolean succeeded(DatedVatRate dated, List<DatedVatRate> rates) {
    LocalDate last = dated.validUntil();
    return last != null
        && inForce(rates, last.plusDays(1)).stream().anyMatch(next -> next.kind() == dated.kind());
  }

  private static List<DatedVatRate> inForce(List<DatedVatRate> rates, LocalDate day) {
    return rates.stream().filter(dated -> dated.inForce(day)).toList();
  }

  /**
   * A rate that a new company starts with.
   *
   * @param rate not null
   * @param label what the user reads; not null
   * @param isDefault whether new lines take it
   * @param active whether it is offered; inactive ones are there for older documents
   * @param position order in lists, from 0
   */
  public record Seed(VatRate rate, String label, boolean isDefault, boolean active, int position) {}

  /**
   * Returns what a new company starts with (decisions.md, Documents): 21 % by default, 11 % and 0
   * %; 19, 9 and 5 % inactive. A company that is not registered for VAT starts with 0 % by default.
   *
   * @param vatPayer whether the company is registered for VAT
   */
  public static List<Seed> seeds(boolean vatPayer) {
    return List.of(
        new Seed(VatRate.standard("21"), "21%", vatPayer, true, 0),
        new Seed(VatRate.standard("11"), "11%", false, true, 1),
        new Seed(new VatRate(VatCategory.Z, Percentage.ZERO), "0%", !vatPayer, true, 2),
        new Seed(VatRate.standard("19"), "19%", false, false, 3),
        new Seed(VatRate.standard("9"), "9%", false, false, 4),
        new Seed(VatRate.standard("5"), "5%", false, false, 5));
  }
}
