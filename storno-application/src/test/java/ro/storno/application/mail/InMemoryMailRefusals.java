package ro.storno.application.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailAddress;

/** Refusals in memory. */
public final class InMemoryMailRefusals implements MailRefusals {
  private final InMemoryTransactions transactions;
  private final Map<String, Instant> refusals;

  public InMemoryMailRefusals(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.refusals = transactions.table();
  }

  @Override
  public Set<EmailAddress> among(CompanyId company, Collection<EmailAddress> addresses) {
    return transactions.sees(company)
        ? addresses.stream()
            .filter(address -> refusals.containsKey(company + " " + address))
            .collect(Collectors.toSet())
        : Set.of();
  }

  @Override
  public void add(CompanyId company, EmailAddress address, Instant when) {
    refusals.putIfAbsent(company + " " + address, when);
  }

  @Override
  public void remove(CompanyId company, EmailAddress address) {
    refusals.remove(company + " " + address);
  }
}
