package ro.storno.persistence.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.SequentialIds;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.preceding.AdvancePreceding;
import ro.storno.application.receipt.AdvanceReceipt;
import ro.storno.application.receipt.RefundReceipt;
import ro.storno.domain.DomainException;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.Sale;
import ro.storno.domain.receipt.TenderMethod;
import ro.storno.domain.receipt.Tenders;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.numbering.JdbiSeriesBook;
import ro.storno.persistence.preceding.JdbiPrecedingDocuments;

/** What becomes of a receipt that many give back, or make, at the same time. */
class RefundRaceTest {
  private static final int RACERS = 8;

  private static Database database;

  private final CompanyScope scope = new TestApplication().scope();
  private final SequentialIds ids = new SequentialIds();
  private final JdbiReceipts receipts = new JdbiReceipts(database.transactions());
  private final JdbiSeriesBook seriesBook = new JdbiSeriesBook(database.transactions());

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** 2 x 33.33 and 21 %: 80.66, two thirds of it in cash. */
  private Receipt draft(SeriesId series, String key) {
    InvoiceContent content =
        Samples.draft(scope.company()).ofSeries(series).with(Samples.line("33.33")).content();
    Sale sale =
        new Sale(
            TenderMethod.MIXED,
            new Tenders(
                Money.of("53.77", Currency.RON),
                Money.of("26.89", Currency.RON),
                Money.zero(Currency.RON)),
            "Casa 1",
            "AAAA123456",
            null,
            null,
            Map.of(),
            Map.of(),
            key);
    return Receipt.draft(
        new PrecedingId(Samples.uuid()),
        scope.company(),
        "BON-0a1b2c3d",
        content,
        sale,
        Samples.NOW);
  }

  private SeriesId series(String prefix) {
    SeriesId id = new SeriesId(Samples.uuid());
    database
        .transactions()
        .inCompany(
            scope.company(),
            () ->
                seriesBook.add(
                    new Series(
                        id,
                        scope.company(),
                        SeriesType.RECEIPT,
                        prefix,
                        0,
                        true,
                        false,
                        "manual",
                        Samples.NOW,
                        null)));
    return id;
  }

  private boolean add(Receipt receipt) {
    return database
        .transactions()
        .inCompany(
            scope.company(),
            () -> receipts.add(receipt, new Invoices.CanonicalRequest("ab", "{}")));
  }

  private static <T> List<T> together(Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(Collections.nCopies(RACERS, work))) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void no_more_is_given_back_than_was_sold_and_in_the_end_exactly_that() throws Exception {
    Receipt draft = draft(series("RACE"), "race");
    add(draft);
    AdvanceReceipt advance =
        new AdvanceReceipt(
            database.transactions(),
            receipts,
            new AdvancePreceding(
                database.transactions(),
                new JdbiPrecedingDocuments(database.transactions()),
                seriesBook,
                new TestApplication().clock),
            ids,
            new TestApplication().clock);
    Receipt sold = advance.issue(scope, draft.id());
    RefundReceipt refund =
        new RefundReceipt(
            database.transactions(), receipts, seriesBook, ids, new TestApplication().clock);
    RefundReceipt.Command fifth =
        new RefundReceipt.Command(
            List.of(new RefundReceipt.Selection(null, 1, new BigDecimal("0.4"))));
    List<Boolean> given =
        together(
            () -> {
              try {
                refund.refund(scope, sold.id(), fifth);
                return true;
              } catch (DomainException.RuleViolated refused) {
                return false;
              }
            });
    assertThat(given.stream().filter(each -> each)).hasSize(5);
    List<Receipt> refunds =
        database
            .transactions()
            .inCompany(scope.company(), () -> receipts.activeRefundsOf(scope.company(), sold.id()));
    assertThat(refunds.stream().map(each -> each.sale().tenders()).reduce(Tenders::plus))
        .contains(sold.sale().tenders().negated());
    assertThat(refunds.stream().map(each -> each.document().totals().total()).reduce(Money::plus))
        .contains(sold.document().totals().total().negated());
    assertThat(refunds.stream().map(each -> each.document().displayNumber()).sorted())
        .containsExactly("RACE-0002", "RACE-0003", "RACE-0004", "RACE-0005", "RACE-0006");
    assertThat(
            database
                .transactions()
                .inCompany(scope.company(), () -> receipts.find(scope.company(), sold.id()))
                .map(Receipt::stage))
        .contains(Stage.REFUNDED);
  }

  @Test
  void one_receipt_comes_of_one_key_however_many_ask() throws Exception {
    SeriesId series = series("KEY");
    List<Boolean> added = together(() -> add(draft(series, "same-key")));
    assertThat(added.stream().filter(each -> each)).hasSize(1);
  }
}
