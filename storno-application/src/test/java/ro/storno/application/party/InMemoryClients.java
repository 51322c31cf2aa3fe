package ro.storno.application.party;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.ClientType;

/** Clients in memory. */
public final class InMemoryClients implements Clients {
  private final InMemoryTransactions transactions;
  private final Map<ClientId, Client> clients;
  private Consumer<String> holder = taxCode -> {};

  public InMemoryClients(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.clients = transactions.table();
  }

  private Stream<Client> of(CompanyId company) {
    return transactions.sees(company)
        ? clients.values().stream().filter(client -> client.company().equals(company))
        : Stream.empty();
  }

  @Override
  public Optional<Client> find(CompanyId company, ClientId id) {
    return of(company).filter(client -> client.id().equals(id)).findFirst();
  }

  @Override
  public Map<ClientId, Client> findAll(CompanyId company, Collection<ClientId> ids) {
    return of(company)
        .filter(client -> ids.contains(client.id()))
        .collect(Collectors.toMap(Client::id, Function.identity()));
  }

  @Override
  public Optional<Client> findForUpdate(CompanyId company, ClientId id) {
    return find(company, id);
  }

  @Override
  public Optional<Client> findByTaxCode(CompanyId company, String taxCode) {
    return of(company)
        .filter(client -> client.deletedAt() == null && client.type() == ClientType.COMPANY)
        .filter(client -> digits(client.party().taxCode()).equals(digits(taxCode)))
        .findFirst();
  }

  private static String digits(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\D", "");
  }

  @Override
  public void lockTaxCode(CompanyId company, String taxCode) {
    // One transaction at a time: all that is left to wait for is what the test wants.
    holder.accept(taxCode);
  }

  /** Lets something happen while a lock is waited for. */
  public void whenLocked(Consumer<String> meanwhile) {
    holder = meanwhile;
  }

  @Override
  public void add(Client client) {
    clients.put(client.id(), client);
  }

  @Override
  public void update(Client client) {
    clients.replace(client.id(), client);
  }

  @Override
  public Page<Client> list(CompanyId company, Filter filter, Page.Request page) {
    String search = filter.search();
    String wanted = search == null ? "" : search.toLowerCase(Locale.ROOT);
    List<Client> found =
        of(company)
            .filter(client -> client.deletedAt() == null)
            .filter(client -> filter.type() == null || client.type() == filter.type())
            .filter(client -> client.party().name().toLowerCase(Locale.ROOT).contains(wanted))
            .sorted(Comparator.comparing(client -> client.party().name()))
            .toList();
    List<Client> shown = found.stream().skip(page.offset()).limit(page.limit()).toList();
    return new Page<>(shown, found.size(), page.page(), page.limit());
  }
}
