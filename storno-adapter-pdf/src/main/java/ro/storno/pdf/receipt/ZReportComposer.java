package ro.storno.pdf.receipt;

import java.util.ArrayList;
import java.util.List;
import ro.storno.application.till.PrintableZReport;
import ro.storno.domain.money.Money;
import ro.storno.domain.receipt.Tenders;
import ro.storno.domain.till.TillEntry;
import ro.storno.domain.till.TillSums;
import ro.storno.domain.till.ZReport;
import ro.storno.pdf.PlainText;

/** Puts a Z report into words. */
final class ZReportComposer {
  private final PrintableZReport printable;
  private final ZReport report;
  private final RollText text;

  ZReportComposer(PrintableZReport printable, PlainText plain) {
    this.printable = printable;
    this.report = printable.report();
    this.text = new RollText(printable.language(), printable.appearance().settings(), plain);
  }

  RollPage page() {
    return new RollPage(
        text.seller(printable.company()),
        text.word("kind.Z_REPORT"),
        null,
        heading(),
        List.of(
            RollPage.Block.sums(cash()),
            RollPage.Block.sums(closing()),
            RollPage.Block.sums(
                paid("z.sales", report.turnover().receipts(), report.turnover().sold())),
            RollPage.Block.sums(
                report.turnover().refunds() == 0 && report.turnover().refunded().total().isZero()
                    ? List.of()
                    : paid("z.refunds", report.turnover().refunds(), report.turnover().refunded())),
            RollPage.Block.sums(text.vat(report.turnover().vat()))),
        text.block(report.notes()),
        text.footer());
  }

  private List<String> heading() {
    String last = text.notation().date(report.lastDay());
    return List.of(
        report.displayNumber(),
        report.firstDay().equals(report.lastDay())
            ? last
            : text.word("period", text.notation().date(report.firstDay()), last),
        text.word("closed", text.time(report.createdAt(), printable.zone()))
            + ", "
            + text.word("in", report.closing().currency().code()));
  }

  private List<RollPage.Row> cash() {
    List<RollPage.Row> rows = new ArrayList<>();
    rows.add(row("z.opening", report.opening()));
    if (!report.corrections().isZero()) {
      rows.add(row("z.corrections", report.corrections()));
    }
    TillSums sums = report.sums();
    for (TillEntry.Kind kind : TillEntry.Kind.values()) {
      if (!sums.in(kind).isZero()) {
        rows.add(row("z.in." + kind.name(), sums.in(kind)));
      }
      if (!sums.out(kind).isZero()) {
        rows.add(row("z.out." + kind.name(), sums.out(kind).negated()));
      }
    }
    return rows;
  }

  private List<RollPage.Row> closing() {
    List<RollPage.Row> rows = new ArrayList<>();
    rows.add(
        new RollPage.Row("total", text.word("z.closing"), text.money(report.closing()), List.of()));
    Money counted = report.counted();
    Money difference = report.difference();
    if (counted != null && difference != null) {
      rows.add(row("z.counted", counted));
      rows.add(row("z.difference", difference));
    }
    return rows;
  }

  private List<RollPage.Row> paid(String title, long count, Tenders tenders) {
    List<RollPage.Row> rows = new ArrayList<>();
    rows.add(
        RollPage.Row.strong(text.word(title, Long.toString(count)), text.amount(tenders.total())));
    rows.addAll(text.payments(tenders));
    return rows;
  }

  private RollPage.Row row(String label, Money amount) {
    return RollPage.Row.plain(text.word(label), text.amount(amount));
  }
}
