package ro.storno.domain.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineId;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.tax.VatRate;

class RecurringInvoiceTest {
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final InvoiceId INVOICE = new InvoiceId(new UUID(7, 7));

  private static RecurringInvoice monthly(
      int day, LocalDate next, @Nullable LocalDate stop, boolean active) {
    UUID id = new UUID(1, 1);
    DocumentLine line =
        DocumentLine.of(new LineId(id), "Chirie", "1", "buc", "1499", VatRate.standard("21"));
    return new RecurringInvoice(
        new RecurringId(id),
        new CompanyId(id),
        0,
        "Chirie",
        active,
        new RecurringTemplate(
            new ClientId(id),
            new SeriesId(id),
            DocumentType.INVOICE,
            "380",
            null,
            Currency.RON,
            null,
            null,
            AutoEmail.OFF,
            null,
            false,
            List.of(new RecurringLine(line, null, Pricing.FIXED))),
        new Schedule(Frequency.MONTHLY, day, null),
        next,
        stop,
        new DueDateRule(DueDateRule.Type.RELATIVE, 30),
        null,
        null,
        null,
        NOW,
        NOW);
  }

  private static RecurringInvoice at(State state) {
    return switch (state) {
      case DUE -> monthly(1, DAY, null, true);
      case LAST -> monthly(1, DAY, DAY, true);
      case WAITING -> monthly(1, DAY.plusDays(1), null, true);
      case PAUSED -> monthly(1, DAY, null, false);
      case ENDED -> monthly(1, DAY, DAY.minusDays(1), true);
      case FAILED -> monthly(1, DAY, null, true).failed("why", NOW, NOW.plusSeconds(3600));
    };
  }

  private enum State {
    DUE,
    LAST,
    WAITING,
    PAUSED,
    ENDED,
    FAILED
  }

  /** What a run may do, when it is due, and where each operation leads, in every state. */
  @ParameterizedTest
  @CsvSource({
    // state, may be issued today, is looked at again from, after toggling: active
    "DUE,     true,  2026-02-28T22:00:00Z, false",
    "LAST,    true,  2026-02-28T22:00:00Z, false",
    "WAITING, false, 2026-03-01T22:00:00Z, false",
    "PAUSED,  false, ,                     true",
    "ENDED,   false, ,                     false",
    "FAILED,  true,  2026-03-01T11:00:00Z, false"
  })
  void state_decides_what_happens(
      State state, boolean issuable, @Nullable Instant due, boolean toggled) {
    RecurringInvoice it = at(state);
    assertThat(it.mayIssue(it.next(), DAY)).isEqualTo(issuable);
    assertThat(it.mayIssue(it.next().minusMonths(1), DAY)).isFalse();
    assertThat(it.mayIssue(it.schedule().following(it.next()), DAY.plusYears(1))).isFalse();
    assertThat(it.dueAt(BUCHAREST).orElse(null)).isEqualTo(due);
    RecurringInvoice turned = it.activate(!it.active(), NOW);
    assertThat(turned.active()).isEqualTo(toggled);
    assertThat(turned.next()).isEqualTo(it.next());
    assertThat(turned.failure()).isNull();
    RecurringInvoice issued = it.issued(INVOICE, NOW);
    assertThat(issued.next()).isEqualTo(it.schedule().following(it.next()));
    assertThat(issued.lastInvoice()).isEqualTo(INVOICE);
    assertThat(issued.failure()).isNull();
    RecurringInvoice extra = it.issuedOutOfTurn(INVOICE, NOW);
    assertThat(extra.next()).isEqualTo(it.next());
    assertThat(extra.active()).isEqualTo(it.active());
    assertThat(extra.lastInvoice()).isEqualTo(INVOICE);
  }

  @Test
  void occurrence_on_the_stop_day_is_issued_and_none_after_it() {
    RecurringInvoice last = at(State.LAST);
    assertThat(last.ended()).isFalse();
    assertThat(last.issued(INVOICE, NOW).ended()).isTrue();
    assertThat(last.issued(INVOICE, NOW).dueAt(BUCHAREST)).isEmpty();
  }

  @Test
  void day_begins_at_midnight_of_bucharest_on_both_sides_of_a_change_of_the_clocks() {
    assertThat(monthly(29, LocalDate.of(2026, 3, 29), null, true).dueAt(BUCHAREST))
        .contains(Instant.parse("2026-03-28T22:00:00Z"));
    assertThat(monthly(30, LocalDate.of(2026, 3, 30), null, true).dueAt(BUCHAREST))
        .contains(Instant.parse("2026-03-29T21:00:00Z"));
    assertThat(monthly(25, LocalDate.of(2026, 10, 25), null, true).dueAt(BUCHAREST))
        .contains(Instant.parse("2026-10-24T21:00:00Z"));
    assertThat(monthly(26, LocalDate.of(2026, 10, 26), null, true).dueAt(BUCHAREST))
        .contains(Instant.parse("2026-10-25T22:00:00Z"));
  }

  /**
   * Whatever is done in whatever order, what was issued in turn is the beginning of the schedule,
   * each day once, and after a last run on a resumed one nothing that was due is missing.
   */
  @Property(seed = "20261128", tries = 1000)
  void no_sequence_of_runs_pauses_and_downtimes_loses_or_repeats_an_occurrence(@ForAll long seed) {
    Random chance = new Random(seed);
    int day = 1 + chance.nextInt(31);
    RecurringInvoice it = monthly(day, Schedule.inMonth(YearMonth.of(2026, 1), day), null, true);
    List<LocalDate> schedule =
        Stream.iterate(it.next(), it.schedule()::following).limit(200).toList();
    List<LocalDate> issued = new ArrayList<>();
    LocalDate today = it.next().minusDays(5);
    for (int step = 0; step < 60; step++) {
      switch (chance.nextInt(5)) {
        case 0 -> today = today.plusDays(chance.nextInt(90));
        case 1 -> it = it.activate(!it.active(), NOW);
        case 2 -> it = it.failed("x", NOW, NOW);
        case 3 -> it = it.issuedOutOfTurn(INVOICE, NOW);
        default -> it = run(it, today, issued, chance.nextInt(4));
      }
    }
    assertThat(issued).isEqualTo(schedule.subList(0, issued.size()));
    LocalDate end = today;
    run(it.activate(true, NOW), end, issued, Integer.MAX_VALUE);
    assertThat(issued).isEqualTo(schedule.stream().filter(each -> !each.isAfter(end)).toList());
  }

  /** Runs some jobs, of which old ones may come late and again. */
  private static RecurringInvoice run(
      RecurringInvoice was, LocalDate today, List<LocalDate> issued, int most) {
    UnaryOperator<RecurringInvoice> once =
        each -> {
          if (!each.mayIssue(each.next(), today)) {
            return each;
          }
          issued.add(each.next());
          return each.issued(INVOICE, NOW);
        };
    RecurringInvoice it = was;
    for (int i = 0; i < most; i++) {
      RecurringInvoice after = once.apply(it);
      if (after == it) {
        return it;
      }
      assertThat(after.mayIssue(it.next(), today)).as("the same again").isFalse();
      it = after;
    }
    return it;
  }
}
