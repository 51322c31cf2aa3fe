package ro.storno.authority.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.inbox.InboundSource;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.submission.Channel;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.ksef.KsefOperation;
import ro.storno.simulator.ksef.KsefSimulatorSettings;

/** What others issued to a company, from simulated KSeF. */
class KsefInboxTest {
  private static final Duration DAY = Duration.ofDays(1);

  private KsefRoom room = KsefRoom.with(KsefSimulatorSettings.defaults().withSeed(5));
  private CompanyId company = room.company(KsefRoom.NIP);
  private KsefInbox inbox = new KsefInbox(room.ksef, room.clock);

  @AfterEach
  void close() {
    room.close();
  }

  private Instant now() {
    return room.clock.instant();
  }

  private static List<String> references(InboundSource.Page page) {
    return page.documents().stream().map(InboundDocument.Told::reference).toList();
  }

  @Test
  void invoices_to_the_company_are_listed_with_its_nip_and_read_byte_for_byte() {
    room.simulator.fillInbox(KsefRoom.NIP, 3);
    room.simulator.fillInbox("1111111111", 2);
    InboundSource.Page page = inbox.list(company, now().minus(DAY), 0);
    assertThat(page.documents()).hasSize(3);
    assertThat(page.more()).isFalse();
    assertThat(page.reached()).isEqualTo(now());
    InboundDocument.Told first = page.documents().get(0);
    assertThat(first.channel()).isEqualTo(Channel.KSEF);
    assertThat(first.taxpayer()).isEqualTo(KsefRoom.NIP);
    assertThat(first.at()).isEqualTo(now());
    assertThat(inbox.fetch(company, first.reference()))
        .isEqualTo(room.simulator.supplierInvoice(KsefRoom.NIP, 0));
  }

  @Test
  void a_subject_is_the_nip_in_one_system_and_none_without_a_configuration() {
    assertThat(inbox.subject(company)).contains(KsefRoom.NIP + "@production");
    room.fields.put(
        company,
        Map.of(
            "nip",
            KsefRoom.NIP,
            "environment",
            "test",
            "authToken",
            KsefSimulatorSettings.TOKEN.value()));
    assertThat(inbox.subject(company)).contains(KsefRoom.NIP + "@test");
    room.fields.clear();
    assertThat(inbox.subject(company)).isEmpty();
    assertThatThrownBy(() -> inbox.list(company, now(), 0))
        .isInstanceOf(AuthorityException.AccessRefused.class);
  }

  @Test
  void a_list_of_many_pages_is_read_whole_from_where_each_page_ends() {
    for (int i = 0; i < 26; i++) {
      room.simulator.fillInbox(KsefRoom.NIP, 10);
      room.clock.pass(Duration.ofSeconds(7));
    }
    Instant from = now().minus(DAY);
    InboundSource.Page first = inbox.list(company, from, 0);
    assertThat(first.documents()).hasSize(250);
    assertThat(first.more()).isTrue();
    assertThat(first.reached()).isEqualTo(first.documents().get(249).at());
    InboundSource.Page second = inbox.list(company, first.reached(), 0);
    assertThat(second.more()).isFalse();
    Set<String> all = new HashSet<>(references(first));
    all.addAll(references(second));
    assertThat(all).hasSize(260);
    assertThat(references(inbox.list(company, from, 1)))
        .as("or by its number")
        .hasSize(10)
        .isSubsetOf(references(second));
  }

  @Test
  void what_a_lagging_list_shows_out_of_order_is_never_passed_over() {
    room.close();
    room =
        KsefRoom.with(
            KsefSimulatorSettings.defaults()
                .withSeed(5)
                .withLag(new Span(Duration.ofMinutes(1), Duration.ofMinutes(40))));
    company = room.company(KsefRoom.NIP);
    inbox = new KsefInbox(room.ksef, room.clock);
    Instant reached = now().minus(DAY);
    List<String> found = new ArrayList<>();
    boolean gaps = false;
    for (int i = 0; i < 8; i++) {
      room.simulator.fillInbox(KsefRoom.NIP, 3);
      room.clock.pass(Duration.ofMinutes(15));
      InboundSource.Page page = inbox.list(company, reached, 0);
      found.addAll(references(page));
      gaps |= page.reached().isBefore(now());
      reached = page.reached();
    }
    room.clock.pass(Duration.ofHours(1));
    found.addAll(references(inbox.list(company, reached, 0)));
    assertThat(gaps).as("KSeF said that the list was not complete").isTrue();
    assertThat(new HashSet<>(found)).hasSize(24);
  }

  @Test
  void a_long_pause_is_read_in_spans_that_ksef_allows() {
    room.simulator.fillInbox(KsefRoom.NIP, 1);
    Instant from = now().minus(Duration.ofDays(200));
    Instant reached = from;
    int pages = 0;
    InboundSource.Page page;
    do {
      page = inbox.list(company, reached, 0);
      assertThat(page.reached()).isAfter(reached);
      reached = page.reached();
      pages++;
    } while (page.more());
    assertThat(pages).isEqualTo(3);
    assertThat(references(page)).hasSize(1);
  }

  @Test
  void a_lost_answer_is_told_as_that_and_the_next_question_is_answered() {
    room.simulator.fillInbox(KsefRoom.NIP, 1);
    room.simulator.faults().next(KsefOperation.QUERY, FaultKind.LOST_ANSWER);
    Instant from = now().minus(DAY);
    assertThatThrownBy(() -> inbox.list(company, from, 0))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
    String reference = references(inbox.list(company, from, 0)).get(0);
    room.simulator.faults().next(KsefOperation.DOWNLOAD, FaultKind.LOST_ANSWER);
    assertThatThrownBy(() -> inbox.fetch(company, reference))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
    assertThat(inbox.fetch(company, reference)).isNotEmpty();
  }

  @Test
  void what_is_not_there_or_another_taxpayers_is_declined() {
    room.simulator.desk().deliver(KsefRoom.invoice("F/1", KsefRoom.OTHER_NIP, "2026-11-01"));
    String others = String.valueOf(room.simulator.ledger().invoices().get(0).ksefNumber());
    assertThatThrownBy(() -> inbox.fetch(company, others))
        .isInstanceOf(AuthorityException.Declined.class)
        .hasMessageContaining("21164");
  }

  @Test
  void downloads_stay_within_the_limits_of_ksef() {
    room.simulator.limits(true);
    room.simulator.fillInbox(KsefRoom.NIP, 20);
    List<String> references = references(inbox.list(company, now().minus(DAY), 0));
    int fetched = 0;
    AuthorityException.LimitReached limit = null;
    for (String each : references) {
      try {
        inbox.fetch(company, each);
        fetched++;
      } catch (AuthorityException.LimitReached put) {
        limit = put;
        break;
      }
    }
    assertThat(limit).isNotNull();
    assertThat(limit.retryAfter()).isPresent();
    assertThat(fetched).isPositive().isLessThan(20);
    assertThat(room.simulator.ledger().calls())
        .as("it was our plan that stopped, not KSeF")
        .noneMatch(call -> call.status() == 429);
  }
}
