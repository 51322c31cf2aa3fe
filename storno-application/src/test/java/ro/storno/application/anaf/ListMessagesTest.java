package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.OpenSpan;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.company.CompanyId;

/** Long lists, and lists that hold what cannot be understood. */
class ListMessagesTest {
  private static final String GARBLED = "{\"id\":\"x\",\"tip\":\"FACTURA PRIMITA\"}";
  private static final AuthorityException SILENCE =
      new AuthorityException.OutcomeUnknown("time-out", null);

  private final TestReceiving receiving = new TestReceiving();
  private final FakeAnaf anaf = receiving.anaf;

  private void arrives(String id) {
    anaf.invoice(id, "18547290", receiving.cif(), "F-" + id, "100.00", "21.00");
  }

  private void pass(Duration time) {
    receiving.application.clock.pass(time);
  }

  private Instant now() {
    return receiving.application.clock.instant();
  }

  private List<ShowSync.Entry> unreadable() {
    return receiving.room.show.log(receiving.scope().actor(), null).stream()
        .filter(each -> each.invoice().equals("unreadable"))
        .toList();
  }

  @Test
  void entry_that_cannot_be_read_is_shown_and_holds_up_nothing() {
    arrives("3001");
    anaf.garble(GARBLED);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(1);
    assertThat(receiving.state().listedTo()).isEqualTo(now().minusSeconds(60));
    assertThat(receiving.state().error()).isNull();
    assertThat(receiving.state().note()).contains("entries that cannot be read (1)", "SPV");
    assertThat(unreadable())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.status()).isEqualTo("failed");
              assertThat(each.error()).contains(GARBLED);
              assertThat(each.at()).isEqualTo(now());
            });
    int asked = anaf.queries().size();
    pass(Duration.ofHours(1));
    receiving.sync();
    assertThat(anaf.queries()).hasSize(asked + 1);
    assertThat(receiving.state().note()).contains("cannot be read");
  }

  @Test
  void its_span_is_listed_again_once_a_day_until_it_can_be_read() {
    anaf.garble(GARBLED);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    pass(Duration.ofDays(2));
    receiving.sync();
    assertThat(unreadable()).hasSize(1);
    pass(Duration.ofDays(2));
    anaf.mend();
    anaf.dateBack(Duration.ofDays(4));
    arrives("3001");
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(1);
    assertThat(receiving.state().open()).isNull();
    assertThat(receiving.state().note()).isNull();
    assertThat(unreadable()).isEmpty();
  }

  @Test
  void what_anaf_lists_no_more_is_told_for_some_time_and_asked_for_no_more() {
    anaf.garble(GARBLED);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    for (int day = 0; day < 62; day++) {
      pass(Duration.ofDays(1));
      receiving.sync();
    }
    assertThat(receiving.state().note()).contains("does not list that time any more");
    assertThat(unreadable()).hasSize(1);
    int asked = anaf.queries().size();
    receiving.sync();
    assertThat(anaf.queries()).hasSize(asked + 1);
    for (int day = 0; day < 62; day++) {
      pass(Duration.ofDays(1));
      receiving.sync();
    }
    assertThat(receiving.state().note()).isNull();
  }

  @Test
  void fewer_entries_than_counted_are_looked_for_again_in_the_next_run() {
    arrives("3001");
    anaf.overcount(1);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(1);
    assertThat(receiving.state().open()).extracting(OpenSpan::missing).isEqualTo(1L);
    assertThat(receiving.state().note()).contains("counts 1 messages more than it lists");
    anaf.overcount(0);
    pass(Duration.ofHours(1));
    receiving.sync();
    assertThat(receiving.state().open()).isNull();
    assertThat(receiving.state().note()).isNull();
  }

  @Test
  void wrong_count_in_every_run_does_not_add_up() {
    anaf.overcount(1);
    for (int run = 0; run < 4; run++) {
      pass(Duration.ofHours(1));
      receiving.sync();
    }
    assertThat(receiving.state().open()).extracting(OpenSpan::missing).isEqualTo(1L);
  }

  @Test
  void span_that_another_run_opened_meanwhile_stays_open() {
    anaf.garble(GARBLED);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    OpenSpan ours = receiving.state().open();
    anaf.mend();
    pass(Duration.ofDays(2));
    OpenSpan theirs =
        new OpenSpan(now().minus(Duration.ofHours(1)), now(), now(), 3, List.of()).with(ours);
    anaf.whenListed(
        query -> {
          if (query.to().equals(ours.to())) {
            save(theirs, "theirs");
          }
        });
    receiving.sync();
    assertThat(receiving.state().open()).isEqualTo(theirs);
    assertThat(receiving.state().note()).isEqualTo("theirs");
  }

  private void save(OpenSpan open, String note) {
    CompanyId company = receiving.company();
    receiving.application.transactions.inCompany(
        company,
        () -> {
          SyncState was = receiving.book.findForUpdate(company);
          receiving.book.save(was.listed(was.listedTo(), note, open));
          return 0;
        });
  }

  @Test
  void page_without_an_answer_is_asked_for_again() {
    arrives("3001");
    anaf.failLists(SILENCE, SILENCE);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.state().error()).isNull();
    assertThat(receiving.invoices()).hasSize(1);
  }

  @Test
  void long_list_that_breaks_off_goes_on_where_it_broke() {
    anaf.pageSize(2);
    for (int i = 0; i < 40; i++) {
      anaf.dateBack(Duration.ofDays(40 - i));
      arrives(Integer.toString(3000 + i));
    }
    anaf.failListsAfter(16, SILENCE, SILENCE, SILENCE);
    receiving.sync();
    Instant reached = receiving.state().listedTo();
    int received = receiving.invoices().size();
    assertThat(receiving.state().error()).isEqualTo("time-out");
    assertThat(reached).isNotNull();
    assertThat(received).as("what was listed is received all the same").isBetween(1, 39);

    int asked = anaf.queries().size();
    pass(Duration.ofMinutes(15));
    receiving.sync();
    assertThat(anaf.queries().get(asked).from()).isEqualTo(reached.minus(Duration.ofMinutes(30)));
    assertThat(receiving.invoices()).hasSize(40);
    assertThat(receiving.messages()).hasSize(40);
    assertThat(receiving.state().listedTo()).isEqualTo(now().minusSeconds(60));
    assertThat(anaf.downloads()).isEqualTo(40);
  }

  @Test
  void many_messages_of_one_minute_are_listed_in_one_go() {
    anaf.pageSize(2);
    for (int i = 0; i < 40; i++) {
      arrives(Integer.toString(3000 + i));
    }
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(40);
  }
}
