package ro.storno.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanTest {
  private enum Thing implements Operation {
    UPLOAD,
    LIST;

    @Override
    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public boolean suffers(FaultKind kind) {
      return this == UPLOAD || kind != FaultKind.REFUSAL;
    }
  }

  private static FaultPlan plan(String text) {
    return FaultPlan.parse(text, Thing.values());
  }

  @Test
  void a_plan_is_read_and_written() {
    assertThat(plan("upload.lost-answer=20%, *.slow=0.5%"))
        .hasToString("upload.lost-answer=20%,*.slow=0.5%");
    assertThat(plan(" ")).hasToString("");
    assertThat(plan("upload.slow=0.25")).hasToString("upload.slow=25%");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "upload | is not a fault; write OPERATION.FAULT=20%",
        "send.slow=1% | There is no operation 'send'; there are * and upload, list",
        "upload.slowly=1% | There is no fault 'slowly'",
        "upload.slow=much | much' is not a probability",
        "upload.slow=101% | 101%' is not a probability",
        "list.refusal=1% | The operation list does not know the fault refusal",
        "upload.slow=60%,upload.lag=50% | add up to more than 100 %"
      })
  void mistakes_are_told_in_words(String text, String message) {
    assertThatThrownBy(() -> plan(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void what_an_operation_says_wins_over_what_all_say() {
    FaultPlan plan = plan("*.slow=100%,upload.slow=0%");
    assertThat(plan.strike(Thing.UPLOAD, 0)).isEmpty();
    assertThat(plan.strike(Thing.LIST, 999_999)).contains(FaultKind.SLOW);
  }

  @Test
  void what_makes_no_sense_for_an_operation_does_not_strike_it() {
    FaultPlan plan = plan("*.refusal=100%");
    assertThat(plan.strike(Thing.UPLOAD, 0)).contains(FaultKind.REFUSAL);
    assertThat(plan.strike(Thing.LIST, 0)).isEmpty();
    assertThatThrownBy(() -> new Faults(new Seed(1), plan).next(Thing.LIST, FaultKind.REFUSAL))
        .hasMessageContaining("does not know the fault refusal");
  }

  @Test
  void faults_strike_about_as_often_as_planned() {
    Faults faults = new Faults(new Seed(7), plan("upload.lost-answer=20%,upload.lag=5%"));
    long lost =
        IntStream.range(0, 10_000)
            .filter(i -> faults.decide(Thing.UPLOAD, "doc " + i).is(FaultKind.LOST_ANSWER))
            .count();
    assertThat(lost).isBetween(1850L, 2150L);
  }

  @Test
  void a_decision_depends_on_how_often_the_same_was_asked_only() {
    Faults one = new Faults(new Seed(7), plan("*.slow=50%"));
    Faults other = new Faults(new Seed(7), plan("*.slow=50%"));
    for (int i = 0; i < 50; i++) {
      other.decide(Thing.UPLOAD, "b");
    }
    for (int i = 0; i < 50; i++) {
      Faults.Decision decision = one.decide(Thing.UPLOAD, "a");
      assertThat(other.decide(Thing.UPLOAD, "a")).isEqualTo(decision);
      assertThat(decision.ordinal()).isEqualTo(i);
    }
  }

  @Test
  void ordered_faults_come_first_and_once() {
    Faults faults = new Faults(new Seed(7), FaultPlan.NONE);
    faults.next(Thing.UPLOAD, FaultKind.FIREWALL, 2);
    faults.next(Thing.UPLOAD, FaultKind.LAG);
    assertThat(faults.decide(Thing.LIST, "x").kind()).isNull();
    assertThat(faults.decide(Thing.UPLOAD, "x").kind()).isEqualTo(FaultKind.FIREWALL);
    assertThat(faults.decide(Thing.UPLOAD, "y").kind()).isEqualTo(FaultKind.FIREWALL);
    assertThat(faults.decide(Thing.UPLOAD, "x").kind()).isEqualTo(FaultKind.LAG);
    assertThat(faults.decide(Thing.UPLOAD, "x").kind()).isNull();
  }

  @Test
  void spans_are_read_and_drawn_from() {
    Span span = Span.parse("5s..15m");
    assertThat(span).isEqualTo(new Span(Duration.ofSeconds(5), Duration.ofMinutes(15)));
    assertThat(Span.parse("2h")).isEqualTo(Span.of(Duration.ofHours(2)));
    assertThat(Span.duration("3d")).isEqualTo(Duration.ofDays(3));
    assertThat(Span.duration("-30s")).isEqualTo(Duration.ofSeconds(-30));
    for (int i = 0; i < 1000; i++) {
      assertThat(new Seed(1).within(span, "test", i)).isBetween(span.shortest(), span.longest());
    }
    assertThatThrownBy(() -> Span.parse("soon")).hasMessageContaining("write 90s, 15m, 2h or 3d");
    assertThatThrownBy(() -> Span.parse("2h..1h")).isInstanceOf(IllegalArgumentException.class);
  }
}
