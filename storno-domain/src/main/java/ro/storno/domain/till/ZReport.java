package ro.storno.domain.till;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Money;

/**
 * A Z report: what the till came to by the end of a day, as it stood when the day was closed. It is
 * never changed. What is recorded later for a day that is closed shows as corrections of the next
 * report, so that each opens with what the one before closed with and all of them together agree
 * with the ledger.
 *
 * @param id identity; not null
 * @param company whose till it is; not null
 * @param number counts the reports of the company from 1
 * @param firstDay the first day since the report before; not null
 * @param lastDay the day that is closed; not null
 * @param opening what the report before closed with; the till's opening balance for the first; not
 *     null
 * @param corrections of days closed before; not null
 * @param sums what cash went in and out since; not null
 * @param closing opening plus corrections plus all of that; not null
 * @param counted the cash that was counted, or null if nobody counted
 * @param turnover of those days, and what later changed on days closed before, with a minus for
 *     what was taken back: what no report before has told; not null
 * @param notes or null
 * @param createdAt not null
 */
public record ZReport(
    ZReportId id,
    CompanyId company,
    long number,
    LocalDate firstDay,
    LocalDate lastDay,
    Money opening,
    Money corrections,
    TillSums sums,
    Money closing,
    @Nullable Money counted,
    Turnover turnover,
    @Nullable String notes,
    Instant createdAt) {

  /** Returns the number as shown, such as {@code Z-0007}. */
  public String displayNumber() {
    return "Z-" + String.format(Locale.ROOT, "%04d", number);
  }

  /** Returns what was counted less what should be there; null if nobody counted. */
  public @Nullable Money difference() {
    return counted == null ? null : counted.minus(closing);
  }
}
