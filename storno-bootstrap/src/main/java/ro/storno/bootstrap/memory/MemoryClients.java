package ro.storno.bootstrap.memory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ro.storno.application.Page;
import ro.storno.application.party.Clients;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;

/** Clients of the one company. */
final class MemoryClients implements Clients {
  private final Map<ClientId, Client> clients = new LinkedHashMap<>();

  @Override
  public Optional<Client> find(CompanyId company, ClientId id) {
    return Optional.ofNullable(clients.get(id));
  }

  @Override
  public Map<ClientId, Client> findAll(CompanyId company, Collection<ClientId> ids) {
    return clients.values().stream()
        .filter(client -> ids.contains(client.id()))
        .collect(Collectors.toMap(Client::id, Function.identity()));
  }

  @Override
  public Optional<Client> findForUpdate(CompanyId company, ClientId id) {
    return find(company, id);
  }

  @Override
  public Optional<Client> findByTaxCode(CompanyId company, String taxCode) {
    String digits = taxCode.replaceAll("[^0-9]", "");
    return clients.values().stream()
        .filter(c -> c.party().taxCode() != null)
        .filter(c -> digits.equals(String.valueOf(c.party().taxCode()).replaceAll("[^0-9]", "")))
        .findFirst();
  }

  @Override
  public void lockTaxCode(CompanyId company, String taxCode) {
    // one transaction at a time
  }

  @Override
  public void add(Client client) {
    clients.put(client.id(), client);
  }

  @Override
  public void update(Client client) {
    clients.put(client.id(), client);
  }

  @Override
  public Page<Client> list(CompanyId company, Filter filter, Page.Request page) {
    List<Client> all =
        clients.values().stream()
            .filter(client -> filter.type() == null || client.type() == filter.type())
            .filter(client -> filter.search() == null || named(client, filter.search()))
            .toList();
    return new Page<>(
        all.stream().skip(page.offset()).limit(page.limit()).toList(),
        all.size(),
        page.page(),
        page.limit());
  }

  private static boolean named(Client client, String search) {
    return client.party().name().contains(search);
  }
}
