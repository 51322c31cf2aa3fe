package ro.storno.persistence.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import ro.storno.application.mail.MailRefusals;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.persistence.database.JdbiTransactions;

/** Who wants no mails from a company. */
public final class JdbiMailRefusals implements MailRefusals {
  private final JdbiTransactions transactions;

  public JdbiMailRefusals(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Set<EmailAddress> among(CompanyId company, Collection<EmailAddress> addresses) {
    return transactions
        .handle()
        .createQuery(
            "select address from mail_refusal"
                + " where company_id = :company and address = any (:addresses)")
        .bind("company", company.value())
        .bindArray("addresses", String.class, addresses.stream().map(EmailAddress::value).toList())
        .mapTo(String.class)
        .stream()
        .map(EmailAddress::new)
        .collect(Collectors.toSet());
  }

  @Override
  public void add(CompanyId company, EmailAddress address, Instant when) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into mail_refusal (company_id, address, refused_at)
            values (:company, :address, :when)
            on conflict do nothing
            """)
        .bind("company", company.value())
        .bind("address", address.value())
        .bind("when", when)
        .execute();
  }

  @Override
  public void remove(CompanyId company, EmailAddress address) {
    transactions
        .handle()
        .execute(
            "delete from mail_refusal where company_id = ? and address = ?",
            company.value(),
            address.value());
  }
}
