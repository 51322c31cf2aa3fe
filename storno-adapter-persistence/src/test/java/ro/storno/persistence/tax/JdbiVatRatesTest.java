package ro.storno.persistence.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.tax.VatRateId;
import ro.storno.persistence.PostgresPorts;

class JdbiVatRatesTest extends PostgresPorts {
  private final CompanyId company = Samples.company();

  private JdbiVatRates rates() {
    return new JdbiVatRates(transactions());
  }

  private CompanyVatRate rate(VatRateId id, String percentage, int position) {
    return new CompanyVatRate(
        id,
        company,
        VatRate.standard(percentage),
        percentage + "%",
        position == 0,
        true,
        position,
        NOW,
        null);
  }

  @Test
  void rates_are_listed_by_position_changed_and_removed() {
    CompanyVatRate second = rate(new VatRateId(uuid()), "11", 1);
    CompanyVatRate first = rate(new VatRateId(uuid()), "21", 0);
    run(
        company,
        () -> {
          rates().add(second);
          rates().add(first);
        });
    assertThat(in(company, () -> rates().of(company))).containsExactly(first, second);
    CompanyVatRate changed = rate(second.id(), "9.5", 2);
    run(company, () -> rates().update(changed));
    assertThat(in(company, () -> rates().find(company, second.id()))).contains(changed);
    run(company, () -> rates().remove(company, first.id()));
    assertThat(in(company, () -> rates().of(company))).containsExactly(changed);
    assertThat(in(company, () -> rates().find(company, first.id()))).isEmpty();
  }

  @Test
  void another_company_finds_and_removes_nothing() {
    CompanyVatRate mine = rate(new VatRateId(uuid()), "5", 3);
    run(company, () -> rates().add(mine));
    run(
        Samples.company(),
        () -> {
          assertThat(rates().of(company)).isEmpty();
          assertThat(rates().find(company, mine.id())).isEmpty();
          rates().remove(company, mine.id());
        });
    assertThat(in(company, () -> rates().find(company, mine.id()))).contains(mine);
  }
}
