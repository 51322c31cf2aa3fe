package ro.storno.benchmarks.document;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.tax.VatRate;

/**
 * The totals of an invoice of twenty lines: nets, VAT per rate, its allotment to the lines, sums.
 *
 * <p>Three rates, every fifth line with a discount in per cent, every seventh with VAT included,
 * prices and quantities that do not come out even. Reported in microseconds per invoice.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TotalsBenchmark {
  private static final List<VatRate> RATES =
      List.of(VatRate.standard("21"), VatRate.standard("11"), VatRate.standard("9"));

  private final List<DocumentLine> lines = lines(20);

  /** Computes everything anew; the lines are the same objects each time. */
  @Benchmark
  public DocumentTotals twentyLines() {
    return TotalsCalculator.totals(Currency.RON, lines);
  }

  private static List<DocumentLine> lines(int count) {
    List<DocumentLine> lines = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      lines.add(line(i));
    }
    return lines;
  }

  private static DocumentLine line(int i) {
    Discount discount = i % 5 == 0 ? new Discount.Percent(Percentage.of("7.5")) : Discount.NONE;
    return new DocumentLine(
        new LineId(new UUID(0, i)),
        "Line " + i,
        Quantity.of(i + "." + (i * 37 % 1000)),
        "H87",
        UnitPrice.of(13 * i + "." + (i * 7919 % 10000)),
        RATES.get(i % RATES.size()),
        i % 7 == 0,
        discount,
        null,
        null,
        LineExtensions.NONE);
  }
}
