package ro.storno.persistence.provider;

import ro.storno.application.provider.FileNumbers;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.persistence.database.JdbiTransactions;

/** Numbers of files in PostgreSQL: one row for each company and channel, counted up. */
public final class JdbiFileNumbers implements FileNumbers {
  private final JdbiTransactions transactions;

  public JdbiFileNumbers(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public long next(CompanyId company, Channel channel) {
    return transactions
        .handle()
        .createQuery(
            """
            insert into provider_file_number as kept (company_id, channel, last_number)
            values (:company, :channel, 1)
            on conflict (company_id, channel) do update set last_number = kept.last_number + 1
            returning last_number
            """)
        .bind("company", company.value())
        .bind("channel", channel.name())
        .mapTo(long.class)
        .one();
  }
}
