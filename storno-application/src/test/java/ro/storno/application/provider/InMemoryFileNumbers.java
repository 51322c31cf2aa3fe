package ro.storno.application.provider;

import java.util.Map;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** Numbers of files in memory. */
public final class InMemoryFileNumbers implements FileNumbers {
  private final Map<String, Long> last;

  public InMemoryFileNumbers(InMemoryTransactions transactions) {
    this.last = transactions.table();
  }

  @Override
  public long next(CompanyId company, Channel channel) {
    long next = last.getOrDefault(company + " " + channel, 0L) + 1;
    last.put(company + " " + channel, next);
    return next;
  }
}
