package ro.storno.application.printing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintCss;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.domain.printing.PrintSettings;

/** What every {@link PrintSettingsBook} does. */
public abstract class PrintSettingsBookContract {
  private static final PrintSettings FULL =
      new PrintSettings(
          PrintDesign.MODERN,
          AccentColour.of("#0F766e"),
          PrintFont.ROBOTO,
          false,
          false,
          "Mulțumim!\nwww.example.com",
          PrintCss.of("/* ours */ h1 { color: #0f766e }"),
          new PrintLabels(Map.of("buyer", "Beneficiar", "buyer@de", "Kunde")));

  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract PrintSettingsBook book();

  private <T> T in(CompanyId where, Supplier<T> work) {
    return transactions().inCompany(where, work);
  }

  private void put(PrintSettings settings) {
    in(
        company,
        () -> {
          book().put(company, settings);
          return 0;
        });
  }

  @Test
  void company_that_chose_nothing_has_none() {
    assertThat(in(company, () -> book().find(company))).isEmpty();
    assertThat(in(company, () -> book().findToChange(company))).isEmpty();
  }

  @Test
  void settings_come_back_as_they_went_and_the_last_ones_count() {
    put(PrintSettings.STANDARD);
    assertThat(in(company, () -> book().find(company))).contains(PrintSettings.STANDARD);
    put(FULL);
    assertThat(in(company, () -> book().find(company))).contains(FULL);
    assertThat(in(company, () -> book().findToChange(company))).contains(FULL);
    put(PrintSettings.PLAIN);
    assertThat(in(company, () -> book().find(company))).contains(PrintSettings.PLAIN);
  }

  @Test
  void settings_are_behind_the_wall() {
    put(FULL);
    CompanyId other = Samples.company();
    assertThat(in(other, () -> book().find(company))).isEmpty();
    assertThat(in(other, () -> book().find(other))).isEmpty();
  }
}
