package ro.storno.application.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.OAuth2ClientId;
import ro.storno.domain.identity.OrganizationId;

/** OAuth2 apps in memory. */
public final class InMemoryOAuth2Clients implements OAuth2Clients {
  private final InMemoryTransactions transactions;
  private final Map<OAuth2ClientId, OAuth2Client> clients;
  private final Map<OAuth2ClientId, String> hashes;

  public InMemoryOAuth2Clients(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.clients = transactions.table();
    this.hashes = transactions.table();
  }

  @Override
  public void add(OAuth2Client client, @Nullable String secretHash) {
    clients.put(client.id(), client);
    if (secretHash != null) {
      hashes.put(client.id(), secretHash);
    }
  }

  @Override
  public Optional<Known> findByClientId(String clientId) {
    return clients.values().stream()
        .filter(client -> transactions.seesPlatform() && client.clientId().equals(clientId))
        .map(client -> new Known(client, hashes.get(client.id())))
        .findFirst();
  }

  /** Finds an app whatever its organization. */
  Optional<OAuth2Client> any(OAuth2ClientId id) {
    return Optional.ofNullable(clients.get(id)).filter(client -> transactions.seesPlatform());
  }

  @Override
  public Optional<OAuth2Client> find(OrganizationId organization, OAuth2ClientId id) {
    return any(id).filter(client -> client.organization().equals(organization));
  }

  @Override
  public Optional<OAuth2Client> findForUpdate(OrganizationId organization, OAuth2ClientId id) {
    return find(organization, id);
  }

  @Override
  public List<OAuth2Client> of(OrganizationId organization) {
    return clients.values().stream()
        .filter(client -> transactions.seesPlatform() && client.organization().equals(organization))
        .sorted(
            Comparator.comparing(OAuth2Client::createdAt)
                .thenComparing(client -> client.id().value())
                .reversed())
        .toList();
  }

  @Override
  public void update(OAuth2Client client) {
    clients.put(client.id(), client);
  }

  @Override
  public void replaceSecret(OAuth2Client client, String secretHash) {
    clients.put(client.id(), client);
    hashes.put(client.id(), secretHash);
  }
}
