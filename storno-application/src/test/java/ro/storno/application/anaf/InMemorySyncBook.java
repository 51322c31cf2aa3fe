package ro.storno.application.anaf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.application.identity.InMemoryOrganizations;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.company.CompanyId;

/** The state of synchronisation in memory. */
public final class InMemorySyncBook implements SyncBook, SyncCandidates {
  private final InMemoryTransactions transactions;
  private final InMemoryCompanies companies;
  private final InMemoryOrganizations organizations;
  private final Map<CompanyId, SyncState> states;

  public InMemorySyncBook(
      InMemoryTransactions transactions,
      InMemoryCompanies companies,
      InMemoryOrganizations organizations) {
    this.transactions = transactions;
    this.companies = companies;
    this.organizations = organizations;
    this.states = transactions.table();
  }

  @Override
  public Optional<SyncState> find(CompanyId company) {
    return transactions.sees(company) ? Optional.ofNullable(states.get(company)) : Optional.empty();
  }

  @Override
  public SyncState findForUpdate(CompanyId company) {
    return find(company).orElseGet(() -> SyncState.none(company));
  }

  @Override
  public void save(SyncState state) {
    if (transactions.sees(state.company())) {
      states.put(state.company(), state);
    }
  }

  @Override
  public List<Candidate> enabled() {
    return companies.all().stream()
        .filter(each -> each.deletedAt() == null && !each.readOnly())
        .filter(each -> each.settings().syncEnabled())
        .map(
            each -> {
              SyncState state = states.getOrDefault(each.id(), SyncState.none(each.id()));
              return new Candidate(
                  each.id(),
                  organizations.find(each.organization()).orElseThrow().plan(),
                  state.startedAt(),
                  state.failures());
            })
        .toList();
  }
}
