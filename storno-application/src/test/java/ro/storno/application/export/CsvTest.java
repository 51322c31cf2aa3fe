package ro.storno.application.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+40721", "-2+3", "@SUM(A1)", "＝1", "＋1", "－1", "＠1"})
  void text_that_would_be_a_formula_gets_an_apostrophe(String formula) {
    assertThat(new Csv().text(formula).end()).isEqualTo("'" + formula + "\r");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t=1", "\r=1", "\n=1"})
  void blanks_that_a_spreadsheet_skips_hide_no_formula(String formula) {
    assertThat(new Csv().text(formula).end()).isEqualTo("\"'" + formula + "\"\r");
  }

  @Test
  void numbers_stay_numbers_below_nought_too() {
    assertThat(new Csv().number(new BigDecimal("-1190.00")).number(7).flag(true).end())
        .isEqualTo("-1190.00,7,true\r");
  }

  @Test
  void cells_are_quoted_where_they_must_and_empty_where_nothing_is_known() {
    assertThat(
            new Csv()
                .text("a,b")
                .text("„x\"")
                .text("două\nrânduri")
                .text("a;b")
                .text(null)
                .number((BigDecimal) null)
                .date(null)
                .instant(null)
                .flag(null)
                .text("Ș")
                .end())
        .isEqualTo("\"a,b\",\"„x\"\"\",\"două\nrânduri\",\"a;b\",,,,,,Ș\r");
  }
}
