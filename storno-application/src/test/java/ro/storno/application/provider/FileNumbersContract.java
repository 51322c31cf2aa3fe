package ro.storno.application.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** What every {@link FileNumbers} does. */
public abstract class FileNumbersContract {
  protected abstract Transactions transactions();

  protected abstract FileNumbers numbers();

  private long next(CompanyId company, Channel channel) {
    return transactions().inCompany(company, () -> numbers().next(company, channel));
  }

  @Test
  void each_company_counts_up_on_each_channel() {
    CompanyId one = Samples.company();
    CompanyId other = Samples.company();
    assertThat(next(one, Channel.SDI)).isEqualTo(1);
    assertThat(next(one, Channel.SDI)).isEqualTo(2);
    assertThat(next(one, Channel.KSEF)).isEqualTo(1);
    assertThat(next(other, Channel.SDI)).isEqualTo(1);
    assertThat(next(one, Channel.SDI)).isEqualTo(3);
  }
}
