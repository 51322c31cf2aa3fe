package ro.storno.application.party;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;

/** Takes a client out of the lists; documents keep what they show. */
public final class DeleteClient {
  private final Transactions transactions;
  private final Clients clients;
  private final Clock clock;

  /** Deletes with the given ports; none is null. */
  public DeleteClient(Transactions transactions, Clients clients, Clock clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * Deletes the client softly.
   *
   * @throws ApplicationException.NotFound if the company has no such client
   */
  public void delete(CompanyScope scope, ClientId id) {
    scope.requireToChange(Permission.CLIENT_DELETE);
    transactions.inCompany(
        scope.company(),
        () -> {
          Client client = locked(clients, scope, id);
          clients.update(deleted(client, clock.instant()));
          return client;
        });
  }

  /** The client as it is now, to be changed: nobody else changes it before the transaction ends. */
  static Client locked(Clients clients, CompanyScope scope, ClientId id) {
    return present(clients.findForUpdate(scope.company(), id));
  }

  static Client present(Optional<Client> found) {
    return found
        .filter(client -> client.deletedAt() == null)
        .orElseThrow(() -> new ApplicationException.NotFound("Client"));
  }

  private static Client deleted(Client client, Instant now) {
    return new Client(
        client.id(),
        client.company(),
        client.type(),
        client.party(),
        client.cnp(),
        client.idNumber(),
        client.clientCode(),
        client.currency(),
        client.defaultPaymentTermDays(),
        client.notes(),
        client.source(),
        client.viesValid(),
        client.viesValidatedAt(),
        client.viesName(),
        client.einvoiceIdentifiers(),
        client.createdAt(),
        now,
        now);
  }
}
