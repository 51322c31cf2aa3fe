package ro.storno.application.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.SettableClock;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;

/** Which rate applies on which day, and what happens when the bank does not answer. */
class ExchangeRatesTest {
  /** Thursday, two in the afternoon in Bucharest. */
  private static final Instant THURSDAY = Instant.parse("2026-11-19T12:00:00Z");

  private final SettableClock clock = new SettableClock(THURSDAY);
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SettableBank bank = new SettableBank();
  private final InMemoryRateBook book = new InMemoryRateBook(transactions);
  private final ExchangeRates rates = new ExchangeRates(transactions, book, bank, clock);

  private void publishTheWeek() {
    bank.publish("2026-11-12", "5.0812")
        .publish("2026-11-13", "5.0813")
        .publish("2026-11-16", "5.0816")
        .publish("2026-11-17", "5.0817")
        .publish("2026-11-18", "5.0818");
  }

  private QuotedRates on(String day) {
    return rates.inForce(LocalDate.parse(day)).orElseThrow();
  }

  private static String euro(QuotedRates quoted) {
    return quoted.rates().toLei().get("EUR").toPlainString();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-19, 5.0818, a working day takes the rate of the day before",
    "2026-11-17, 5.0816, likewise",
    "2026-11-16, 5.0813, a Monday takes Friday's",
    "2026-11-15, 5.0813, a Sunday takes Friday's",
    "2026-11-14, 5.0813, a Saturday takes Friday's",
    "2026-11-13, 5.0812, the rate of a day is never the one published on it"
  })
  void the_rate_of_a_day_is_the_last_one_published_before(String day, String euro, String why) {
    publishTheWeek();
    assertThat(euro(on(day))).as(why).isEqualTo(euro);
    assertThat(on(day).certain()).isTrue();
  }

  @Test
  void holidays_are_days_without_a_publication() {
    bank.publish("2026-11-27", "5.0901").publish("2026-12-02", "5.0902");
    clock.set(Instant.parse("2026-12-03T06:00:00Z"));
    assertThat(euro(on("2026-11-30"))).as("Saint Andrew's, a Monday").isEqualTo("5.0901");
    assertThat(euro(on("2026-12-01"))).as("the national day").isEqualTo("5.0901");
    assertThat(euro(on("2026-12-02"))).as("the first working day").isEqualTo("5.0901");
    assertThat(euro(on("2026-12-03"))).isEqualTo("5.0902");
  }

  @Test
  void the_first_days_of_a_year_take_the_last_rate_of_the_year_before() {
    bank.publish("2026-12-30", "5.1030").publish("2026-12-31", "5.1031");
    clock.set(Instant.parse("2027-01-02T08:00:00Z"));
    assertThat(euro(on("2027-01-01"))).isEqualTo("5.1031");
    assertThat(euro(on("2027-01-02"))).isEqualTo("5.1031");
    assertThat(on("2027-01-02").certain()).isTrue();
    assertThat(bank.questions()).contains("year 2027", "year 2026");
    bank.publish("2027-01-04", "5.1104");
    clock.set(Instant.parse("2027-01-05T08:00:00Z"));
    assertThat(euro(on("2027-01-04"))).isEqualTo("5.1031");
    assertThat(euro(on("2027-01-05"))).isEqualTo("5.1104");
  }

  @Test
  void a_day_begins_in_bucharest() {
    publishTheWeek();
    bank.publish("2026-11-19", "5.0819");
    clock.set(Instant.parse("2026-11-19T22:30:00Z")); // half past midnight on Friday
    assertThat(on("2026-11-20").certain()).isTrue();
    assertThat(euro(on("2026-11-20"))).isEqualTo("5.0819");
  }

  @Test
  void a_year_of_the_past_is_loaded_once() {
    bank.publish("2024-03-29", "4.9695").publish("2024-04-01", "4.9701").publish("2026-11-18", "5");
    assertThat(euro(on("2024-04-01"))).isEqualTo("4.9695");
    assertThat(bank.questions()).containsExactly("year 2024");
    assertThat(euro(on("2024-04-02"))).isEqualTo("4.9701");
    assertThat(euro(on("2024-12-31"))).isEqualTo("4.9701");
    assertThat(bank.questions()).isEmpty();
  }

  @Test
  void the_first_day_of_a_past_year_needs_the_year_before_as_well() {
    bank.publish("2023-12-29", "4.9746").publish("2024-01-03", "4.9730").publish("2026-11-18", "5");
    assertThat(euro(on("2024-01-02"))).isEqualTo("4.9746");
    assertThat(on("2024-01-02").certain()).isTrue();
  }

  @Test
  void before_the_first_year_nothing_is_known() {
    publishTheWeek();
    assertThat(rates.inForce(LocalDate.parse("2005-06-30"))).isEmpty();
    assertThat(bank.questions()).isEmpty();
  }

  @Test
  void publications_missed_while_the_server_was_off_are_made_up_for() {
    publishTheWeek();
    on("2026-11-19");
    bank.publish("2026-11-19", "5.0819")
        .publish("2026-11-20", "5.0820")
        .publish("2026-11-23", "5.0823")
        .publish("2026-11-24", "5.0824");
    clock.set(Instant.parse("2026-11-24T12:00:00Z"));
    bank.questions();
    assertThat(euro(rates.newest())).isEqualTo("5.0824");
    assertThat(bank.questions()).containsExactly("newest", "year 2026");
    assertThat(euro(on("2026-11-23"))).isEqualTo("5.0820");
    assertThat(euro(on("2026-11-20"))).isEqualTo("5.0819");
    assertThat(bank.questions()).as("all of it is there by now").isEmpty();
  }

  @Test
  void what_follows_day_by_day_needs_no_whole_year() {
    publishTheWeek();
    on("2026-11-19");
    rates.refresh();
    bank.questions();
    bank.publish("2026-11-19", "5.0819");
    clock.set(Instant.parse("2026-11-19T13:00:00Z"));
    assertThat(euro(rates.newest())).isEqualTo("5.0819");
    assertThat(bank.questions()).containsExactly("newest");
  }

  @Test
  void the_newest_publication_is_shown_from_the_hour_it_is_there() {
    publishTheWeek();
    clock.set(Instant.parse("2026-11-19T10:30:00Z")); // half past twelve
    assertThat(rates.newest().rates().published()).isEqualTo("2026-11-18");
    bank.publish("2026-11-19", "5.0819");
    clock.set(Instant.parse("2026-11-19T11:05:00Z")); // five past one
    assertThat(rates.newest().rates().published()).isEqualTo("2026-11-19");
    assertThat(euro(on("2026-11-19"))).as("it applies tomorrow").isEqualTo("5.0818");
    assertThat(euro(on("2026-11-20"))).isEqualTo("5.0819");
  }

  @Test
  void the_bank_is_not_asked_for_what_cannot_be_new() {
    publishTheWeek();
    rates.newest();
    bank.questions();
    rates.newest();
    on("2026-11-19");
    assertThat(bank.questions()).as("asked a moment ago").isEmpty();
    clock.pass(Duration.ofMinutes(11));
    rates.newest();
    assertThat(bank.questions()).as("the publication is late").containsExactly("newest");
    clock.set(Instant.parse("2026-11-19T14:30:00Z"));
    rates.newest();
    bank.questions();
    clock.set(Instant.parse("2026-11-19T20:00:00Z"));
    rates.newest();
    assertThat(bank.questions()).as("no publication any more today").isEmpty();
  }

  @Test
  void on_a_weekend_fridays_rates_are_the_newest_and_nobody_asks() {
    publishTheWeek();
    bank.publish("2026-11-20", "5.0820");
    clock.set(Instant.parse("2026-11-20T12:00:00Z"));
    rates.newest();
    bank.questions();
    clock.set(Instant.parse("2026-11-22T18:00:00Z"));
    assertThat(rates.newest().rates().published()).isEqualTo("2026-11-20");
    assertThat(rates.newest().certain()).isTrue();
    assertThat(bank.questions()).isEmpty();
  }

  @Test
  void a_silent_bank_leaves_the_last_known_rates_with_their_date_and_a_warning() {
    publishTheWeek();
    rates.newest();
    bank.silent(true);
    clock.set(Instant.parse("2026-11-23T12:00:00Z"));
    QuotedRates newest = rates.newest();
    assertThat(newest.rates().published()).isEqualTo("2026-11-18");
    assertThat(newest.certain()).isFalse();
    assertThat(newest.warning()).contains("2026-11-18", "does not answer");
    assertThat(on("2026-11-23").certain()).isFalse();
    assertThat(on("2026-11-19").certain()).as("Wednesday's is known for sure").isTrue();
    bank.silent(false);
    bank.publish("2026-11-19", "1").publish("2026-11-20", "5.0820").publish("2026-11-23", "5.0823");
    clock.pass(Duration.ofMinutes(2));
    assertThat(euro(rates.newest())).isEqualTo("5.0823");
    assertThat(rates.newest().certain()).isTrue();
  }

  @Test
  void a_silent_bank_is_left_alone_for_a_minute() {
    bank.silent(true);
    assertThatThrownBy(rates::newest).isInstanceOf(ApplicationException.Unavailable.class);
    assertThatThrownBy(rates::newest).isInstanceOf(ApplicationException.Unavailable.class);
    assertThat(bank.questions()).hasSize(1);
    clock.pass(Duration.ofSeconds(61));
    assertThatThrownBy(rates::newest).isInstanceOf(ApplicationException.Unavailable.class);
    assertThat(bank.questions()).hasSize(1);
  }

  @Test
  void without_a_bank_it_says_which_setting_connects_one() {
    assertThatThrownBy(rates::newest)
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("STORNO_BNR_URL");
    assertThat(rates.inForce(LocalDate.parse("2026-11-19"))).isEmpty();
    assertThat(bank.questions()).isEmpty();
  }

  @Test
  void rates_of_a_day_to_come_are_not_known_before_its_eve_is_over() {
    publishTheWeek();
    QuotedRates nextWeek = on("2026-11-25");
    assertThat(nextWeek.certain()).isFalse();
    assertThat(nextWeek.warning()).contains("not published yet");
    assertThat(on("2026-11-20").certain()).as("today's are not out yet").isFalse();
    bank.publish("2026-11-19", "5.0819");
    clock.pass(Duration.ofMinutes(15));
    assertThat(on("2026-11-20").certain()).isTrue();
  }

  @Test
  void many_who_ask_at_once_make_one_question() throws Exception {
    publishTheWeek();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        answers.add(threads.submit(() -> euro(on("2026-11-19"))));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("5.0818");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(bank.questions()).containsExactly("newest", "year 2026");
  }

  @Test
  void work_in_a_transaction_is_done_again_with_the_rate_it_lacked() {
    publishTheWeek();
    List<String> attempts = new ArrayList<>();
    ExchangeRate rate =
        rates.suppliedTo(
            supply ->
                transactions.inPlatform(
                    () -> {
                      attempts.add("begun");
                      return supply.certain(Currency.EUR, LocalDate.parse("2026-11-19"));
                    }));
    assertThat(rate.rate()).isEqualTo("5.0818");
    assertThat(attempts).hasSize(2);
  }

  @Test
  void doubtful_rates_are_not_filled_in_but_told() {
    publishTheWeek();
    bank.silent(true);
    LocalDate day = LocalDate.parse("2026-11-19");
    List<String> unknown =
        rates.suppliedTo(
            supply -> {
              assertThat(supply.certain(Currency.EUR, day)).isNull();
              return supply.doubts().stream().map(doubt -> doubt.message()).toList();
            });
    assertThat(unknown).singleElement().asString().contains("EUR", "2026-11-19", "yourself");
    transactions.inPlatform(
        () -> {
          book.save(List.of(bank.quietly("2026-11-12")));
          return 0;
        });
    List<String> doubtful =
        rates.suppliedTo(
            supply -> {
              assertThat(supply.certain(Currency.EUR, day)).isNull();
              return supply.doubts().stream().map(doubt -> doubt.message()).toList();
            });
    assertThat(doubtful).singleElement().asString().contains("5.0812", "2026-11-12");
  }
}
