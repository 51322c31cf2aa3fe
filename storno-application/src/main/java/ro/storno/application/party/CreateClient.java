package ro.storno.application.party;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;

/** Adds a client; one with the same CUI is returned instead of doubled. */
public final class CreateClient {
  private final Transactions transactions;
  private final Clients clients;
  private final ClientDrafting drafting;
  private final Ids ids;
  private final Clock clock;

  /** Creates with the given ports; none is null. */
  public CreateClient(
      CommandValidator validator,
      Transactions transactions,
      Clients clients,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.drafting = new ClientDrafting(validator);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds the client.
   *
   * @throws ApplicationException.Unacceptable if something required is missing or malformed
   */
  public Result create(CompanyScope scope, ClientEntry entry) {
    scope.requireToChange(Permission.CLIENT_CREATE);
    drafting.check(entry);
    Client client =
        drafting.client(
            new ClientId(ids.next()), scope.company(), entry, "manual", clock.instant(), null);
    Optional<Client> existing =
        transactions.inCompany(
            scope.company(),
            () -> {
              Optional<Client> found = sameCui(scope, entry);
              if (found.isEmpty()) {
                clients.add(client);
              }
              return found;
            });
    return existing
        .map(found -> new Result(found, true, List.of()))
        .orElseGet(() -> new Result(client, false, drafting.warnings(entry)));
  }

  private Optional<Client> sameCui(CompanyScope scope, ClientEntry entry) {
    String cui = entry.cui();
    return cui == null || cui.isBlank()
        ? Optional.empty()
        : clients.findByTaxCode(scope.company(), cui.strip());
  }

  /**
   * The client, new or found.
   *
   * @param client not null
   * @param existing whether it was there before; then nothing was changed
   * @param warnings such as a failed checksum, in words; not null
   */
  public record Result(Client client, boolean existing, List<String> warnings) {}
}
