package ro.storno.application.inbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundLook;
import ro.storno.domain.submission.Channel;

/** How far lists are known, in memory; every company counts as having configured every channel. */
public final class InMemoryInboundLooks implements InboundLooks, InboundCandidates {
  private final InMemoryTransactions transactions;
  private final InMemoryCompanies companies;
  private final Map<String, InboundLook> looks;

  public InMemoryInboundLooks(InMemoryTransactions transactions, InMemoryCompanies companies) {
    this.transactions = transactions;
    this.companies = companies;
    this.looks = transactions.table();
  }

  private static String key(CompanyId company, Channel channel) {
    return company + " " + channel;
  }

  @Override
  public Optional<InboundLook> find(CompanyId company, Channel channel) {
    return transactions.sees(company)
        ? Optional.ofNullable(looks.get(key(company, channel)))
        : Optional.empty();
  }

  @Override
  public InboundLook findForUpdate(CompanyId company, Channel channel) {
    return find(company, channel).orElseGet(() -> InboundLook.none(company, channel));
  }

  @Override
  public void save(InboundLook look) {
    if (transactions.sees(look.company())) {
      looks.put(key(look.company(), look.channel()), look);
    }
  }

  @Override
  public List<CompanyId> enabled(Channel channel) {
    return companies.all().stream()
        .filter(each -> each.deletedAt() == null && !each.readOnly())
        .map(Company::id)
        .sorted(Comparator.comparing(CompanyId::value))
        .toList();
  }
}
