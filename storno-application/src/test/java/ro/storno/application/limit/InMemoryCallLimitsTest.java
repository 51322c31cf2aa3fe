package ro.storno.application.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;

class InMemoryCallLimitsTest extends CallLimitsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryCallCounts counts = new InMemoryCallCounts(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected CallCounts counts() {
    return counts;
  }

  @Test
  void a_hundred_calls_out_of_a_bucket_cost_one_transaction_and_refusals_none() {
    SharedCallLimits limits = new SharedCallLimits(transactions, counts, Clock.systemUTC());
    CallLimits.Bucket bucket = new CallLimits.Bucket(100, Duration.ofDays(1));
    limits.drain("first", bucket);
    int before = transactions.commits();
    for (int i = 0; i < 101; i++) {
      limits.drain("second", bucket);
    }
    int refused = transactions.commits();
    assertThat(refused - before).isEqualTo(2);
    assertThat(limits.drain("second", bucket)).isPresent();
    assertThat(transactions.commits()).isEqualTo(refused);
  }

  @Test
  void calls_go_on_to_what_they_need_while_the_database_is_down() {
    Transactions down =
        new Transactions() {
          @Override
          public <T> T inCompany(CompanyId company, Supplier<T> work) {
            throw new ApplicationException.Unavailable("down", new IllegalStateException());
          }

          @Override
          public <T> T inPlatform(Supplier<T> work) {
            throw new ApplicationException.Unavailable("down", new IllegalStateException());
          }
        };
    SharedCallLimits limits = new SharedCallLimits(down, counts, Clock.systemUTC());
    assertThat(limits.slide("x", 0, Duration.ofMinutes(1))).isEmpty();
  }
}
