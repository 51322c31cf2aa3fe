package ro.storno.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTableTest {
  @Test
  void a_missed_target_is_told() {
    String table =
        FigureTable.of(
            List.of(
                Figure.atLeast("rate", "13/s", "10/s", new BigDecimal("1.3"), "1.40"),
                Figure.below("time", new BigDecimal("29.96"), "30", "us"),
                Figure.information("load", "2", null)));

    assertThat(table)
        .isEqualTo(
            """
            | figure | ours    | peer | ratio | target  | met? |
            |--------|---------|------|-------|---------|------|
            | rate   | 13/s    | 10/s | 1.30  | >= 1.40 | NO   |
            | time   | 30.0 us | -    | -     | < 30 us | yes  |
            | load   | 2       | -    | -     | -       | -    |
            """);
  }

  @Test
  void a_ceiling_is_met_up_to_and_with_itself() {
    assertThat(Figure.atMost("wall", "1", "1", new BigDecimal("1.10"), "1.10").met()).isTrue();
    assertThat(Figure.atMost("wall", "1", "1", new BigDecimal("1.101"), "1.10").met()).isFalse();
  }

  @Test
  void amounts_are_shown_with_three_digits() {
    assertThat(Figure.shown(new BigDecimal("1234.6"))).isEqualTo("1235");
    assertThat(Figure.shown(new BigDecimal("12.345"))).isEqualTo("12.3");
    assertThat(Figure.shown(new BigDecimal("0.01234"))).isEqualTo("0.0123");
  }
}
