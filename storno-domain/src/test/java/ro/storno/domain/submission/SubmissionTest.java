package ro.storno.domain.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;

class SubmissionTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
  private static final Payload BYTES =
      new Payload("ab", 2, "FACT-0001.xml", "key", 3, Map.of("standard", "UBL"), List.of());

  private static final Map<SubmissionTransition, UnaryOperator<Submission>> OPERATIONS =
      new EnumMap<>(
          Map.of(
              SubmissionTransition.BEGIN, s -> s.begin(BYTES, NOW),
              SubmissionTransition.RETURN, s -> s.returned("no line", NOW),
              SubmissionTransition.TAKE, s -> s.taken("5001", NOW, "taken", null, NOW),
              SubmissionTransition.LOSE, s -> s.lost("time-out", NOW),
              SubmissionTransition.CLEAR, s -> s.cleared("a rule", NOW),
              SubmissionTransition.ADOPT, s -> s.adopted("4000", "named", null, NOW),
              SubmissionTransition.ACCEPT, s -> s.accepted("3001", "ok", null, NOW),
              SubmissionTransition.REJECT, s -> s.rejected(null, List.of("x"), "no", null, NOW),
              SubmissionTransition.WITHDRAW, s -> s.withdrawn("cancelled", List.of(), NOW)));

  private static Submission queued() {
    return Submission.queue(
        new SubmissionId(UUID.randomUUID()),
        new CompanyId(UUID.randomUUID()),
        new Submission.Filing(
            Channel.ANAF,
            DocumentReference.invoice(UUID.randomUUID()),
            1,
            "12345674",
            NOW,
            LocalDate.parse("2026-11-27"),
            null),
        "queued",
        NOW);
  }

  private static Submission prepared() {
    Submission queued = queued();
    return Submission.prepared(
        queued.id(), queued.company(), queued.filing(), BYTES, "to be taken there", NOW);
  }

  private static Submission in(SubmissionState state) {
    Submission sending = queued().begin(BYTES, NOW);
    Submission sent = sending.taken("5000", NOW, "taken", null, NOW);
    return switch (state) {
      case PREPARED -> prepared();
      case QUEUED -> queued();
      case SENDING -> sending;
      case SENT -> sent;
      case UNKNOWN -> sending.lost("time-out", NOW);
      case ACCEPTED -> sent.accepted("3000", "ok", null, NOW);
      case REJECTED -> sent.rejected("3000", List.of("x"), "no", null, NOW);
      case WITHDRAWN -> queued().withdrawn("cancelled", List.of(), NOW);
    };
  }

  @ParameterizedTest
  @EnumSource(SubmissionState.class)
  void every_operation_follows_the_table_from_every_state(SubmissionState state) {
    OPERATIONS.forEach(
        (transition, operation) -> {
          Submission submission = in(state);
          if (transition.allowedFrom(state)) {
            Submission after = operation.apply(submission);
            assertThat(after.state())
                .as("%s from %s", transition, state)
                .isEqualTo(transition.target());
            SubmissionStep step = after.steps().get(after.steps().size() - 1);
            assertThat(step.from()).isEqualTo(state);
            assertThat(step.to()).isEqualTo(transition.target());
          } else {
            assertThatThrownBy(() -> operation.apply(submission))
                .as("%s from %s", transition, state)
                .isInstanceOf(DomainException.IllegalState.class)
                .hasMessageContaining(state.wireName());
          }
        });
    assertThat(OPERATIONS).hasSize(SubmissionTransition.values().length);
  }

  @Test
  void what_is_settled_stays_settled() {
    for (SubmissionState state : SubmissionState.values()) {
      boolean left =
          List.of(SubmissionTransition.values()).stream().anyMatch(t -> t.allowedFrom(state));
      assertThat(left).as(state.name()).isEqualTo(!state.settled());
    }
  }

  @Test
  void nothing_is_sent_from_unknown_before_it_is_cleared() {
    assertThat(SubmissionTransition.BEGIN.allowedFrom(SubmissionState.UNKNOWN)).isFalse();
    assertThat(SubmissionTransition.RETURN.allowedFrom(SubmissionState.UNKNOWN)).isFalse();
  }

  @Test
  void bytes_of_a_call_without_effect_are_dropped_unless_an_earlier_one_may_have_had_one() {
    assertThat(in(SubmissionState.SENDING).returned("no line", NOW).payload()).isNull();
    Submission cleared = in(SubmissionState.UNKNOWN).cleared("a rule", NOW);
    assertThat(cleared.payload()).isEqualTo(BYTES);
    assertThat(cleared.begin(BYTES, NOW).returned("no line", NOW).payload()).isEqualTo(BYTES);
    assertThat(cleared.begin(BYTES, NOW).sending().calls()).isEqualTo(2);
  }

  @Test
  void a_reference_is_adopted_once_and_the_former_ones_are_remembered() {
    Submission adopted = in(SubmissionState.SENT).adopted("4000", "named", null, NOW);
    assertThat(adopted.reference()).contains("4000");
    assertThat(adopted.answer().formerReferences()).containsExactly("5000");
    assertThat(adopted.adoptedReference()).isTrue();
    assertThat(adopted.knew("5000")).isTrue();
    assertThatThrownBy(() -> adopted.adopted("5000", "again", null, NOW))
        .isInstanceOf(DomainException.IllegalState.class);
  }

  @Test
  void it_is_late_when_taken_in_after_the_last_day_of_the_place() {
    Instant lastMinute = Instant.parse("2026-11-27T21:59:00Z");
    Instant midnight = Instant.parse("2026-11-27T22:00:00Z");
    Submission sending = queued().begin(BYTES, NOW);
    assertThat(sending.taken("5", lastMinute, "", null, NOW).late(BUCHAREST)).isFalse();
    Submission late = sending.taken("5", midnight, "", null, NOW);
    assertThat(late.late(BUCHAREST)).isTrue();
    assertThat(late.rejected(null, List.of("x"), "no", null, NOW).late(BUCHAREST))
        .as("what was rejected was not filed at all")
        .isFalse();
  }

  @Test
  void documented_statuses_are_the_five_of_the_contract() {
    assertThat(List.of(SubmissionState.values()).stream().map(SubmissionState::documentedStatus))
        .containsOnly("pending", "submitted", "accepted", "rejected", "error");
  }
}
