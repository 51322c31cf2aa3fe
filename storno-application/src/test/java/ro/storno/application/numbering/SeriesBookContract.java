package ro.storno.application.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;

/** What every implementation of {@link SeriesBook} does. */
public abstract class SeriesBookContract {
  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract SeriesBook book();

  protected abstract Invoices invoices();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  private Series series(String prefix, SeriesType type, boolean active, boolean isDefault) {
    return new Series(
        new SeriesId(Samples.uuid()),
        company,
        type,
        prefix,
        0,
        active,
        isDefault,
        "manual",
        NOW,
        null);
  }

  private Series added(Series series) {
    assertThat(in(() -> book().add(series))).isTrue();
    return series;
  }

  private static Series counting(Series series, long number) {
    return new Series(
        series.id(),
        series.company(),
        series.type(),
        series.prefix(),
        number,
        series.active(),
        series.isDefault(),
        series.source(),
        series.createdAt(),
        NOW);
  }

  @Test
  void series_are_found_by_type_and_default() {
    Series invoices = added(series("F", SeriesType.INVOICE, true, true));
    Series notes = added(series("CN", SeriesType.CREDIT_NOTE, true, false));
    added(series("OLD", SeriesType.CREDIT_NOTE, false, true));
    assertThat(in(() -> book().find(company, invoices.id()))).contains(invoices);
    assertThat(in(() -> book().of(company, null))).hasSize(3);
    assertThat(in(() -> book().of(company, SeriesType.INVOICE))).containsExactly(invoices);
    assertThat(in(() -> book().defaultOf(company, SeriesType.INVOICE))).contains(invoices);
    assertThat(in(() -> book().defaultOf(company, SeriesType.CREDIT_NOTE))).isEmpty();
    run(() -> book().remove(company, notes.id()));
    assertThat(in(() -> book().find(company, notes.id()))).isEmpty();
  }

  @Test
  void prefix_is_unique_per_company_and_type() {
    added(series("F", SeriesType.INVOICE, true, false));
    assertThat(in(() -> book().add(series("F", SeriesType.INVOICE, true, false)))).isFalse();
    assertThat(in(() -> book().add(series("F", SeriesType.RECEIPT, true, false)))).isTrue();
  }

  @Test
  void inactive_or_unknown_series_gives_no_number() {
    Series closed = added(series("X", SeriesType.INVOICE, false, false));
    assertThat(in(() -> book().takeNext(company, closed.id()))).isEmpty();
    assertThat(in(() -> book().takeNext(company, new SeriesId(Samples.uuid())))).isEmpty();
  }

  @Test
  void number_of_a_transaction_that_fails_is_given_to_the_next() {
    Series series = added(series("F", SeriesType.INVOICE, true, true));
    assertThat(in(() -> book().takeNext(company, series.id())))
        .contains(new DocumentNumber("F", 1));
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      book().takeNext(company, series.id());
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(in(() -> book().takeNext(company, series.id())))
        .contains(new DocumentNumber("F", 2));
  }

  @Test
  void numbers_are_gapless_and_unique_under_concurrency_and_failures() throws Exception {
    Series series = added(series("F", SeriesType.INVOICE, true, true));
    List<Long> kept = Collections.synchronizedList(new ArrayList<>());
    Callable<Boolean> take =
        () -> {
          try {
            long number =
                in(
                    () -> {
                      long taken = book().takeNext(company, series.id()).orElseThrow().sequence();
                      if (ThreadLocalRandom.current().nextInt(4) == 0) {
                        throw new IllegalStateException("fails after taking");
                      }
                      return taken;
                    });
            return kept.add(number);
          } catch (IllegalStateException e) {
            return false;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(300, take))) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(kept)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, kept.size()).boxed().toList());
  }

  /** Whether a transaction can begin and end while another one is open. */
  protected boolean transactionsInterleave() {
    return true;
  }

  @Test
  void changing_a_series_never_turns_its_counter_back() {
    assumeTrue(transactionsInterleave(), "transactions run one after the other");
    Series series = added(series("F", SeriesType.INVOICE, true, true));
    Series loaded =
        in(
            () -> {
              Series mine = book().find(company, series.id()).orElseThrow();
              Series renamed =
                  new Series(
                      mine.id(),
                      company,
                      mine.type(),
                      "G",
                      mine.currentNumber(),
                      true,
                      false,
                      mine.source(),
                      mine.createdAt(),
                      NOW);
              // Another request takes a number between our reading and our writing.
              takeInAnotherThread(series.id());
              book().update(renamed);
              return book().find(company, series.id()).orElseThrow();
            });
    assertThat(loaded.prefix()).isEqualTo("G");
    assertThat(loaded.currentNumber()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      Series mine = book().find(company, series.id()).orElseThrow();
                      takeInAnotherThread(series.id());
                      book().update(counting(mine, 100));
                    }))
        .isInstanceOf(ApplicationException.Conflict.class);
    run(() -> book().update(counting(book().find(company, series.id()).orElseThrow(), 100)));
    assertThat(in(() -> book().takeNext(company, series.id())).orElseThrow().sequence())
        .isEqualTo(101);
  }

  private void takeInAnotherThread(SeriesId id) {
    Thread other = new Thread(() -> in(() -> book().takeNext(company, id)));
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void series_is_in_use_by_drafts_that_chose_it_and_by_numbers_it_gave() {
    Series chosen = added(series("A", SeriesType.INVOICE, true, false));
    Series given = added(series("B", SeriesType.INVOICE, true, true));
    assertThat(in(() -> book().inUse(company, chosen.id()))).isFalse();
    run(
        () ->
            invoices().add(Samples.draft(company).ofSeries(chosen.id()).build(), null, List.of()));
    assertThat(in(() -> book().inUse(company, chosen.id()))).isTrue();
    assertThat(in(() -> book().inUse(company, given.id()))).isFalse();
    Invoice draft = Samples.draft(company).build();
    run(
        () -> {
          invoices().add(draft, null, List.of());
          DocumentNumber number = book().takeNext(company, given.id()).orElseThrow();
          invoices().update(draft.issue(number, TODAY, NOW), List.of());
        });
    assertThat(in(() -> book().inUse(company, given.id()))).isTrue();
  }

  @Test
  void another_company_finds_and_takes_nothing() {
    Series mine = added(series("F", SeriesType.INVOICE, true, true));
    CompanyId other = Samples.company();
    transactions()
        .inCompany(
            other,
            () -> {
              assertThat(book().find(company, mine.id())).isEmpty();
              assertThat(book().takeNext(company, mine.id())).isEmpty();
              assertThat(book().takeNext(other, mine.id())).isEmpty();
              assertThat(book().defaultOf(company, SeriesType.INVOICE)).isEmpty();
              book().remove(company, mine.id());
              return 0;
            });
    assertThat(in(() -> book().find(company, mine.id()))).contains(mine);
  }
}
