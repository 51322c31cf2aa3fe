package ro.storno.application.party;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;

/** Adds a client; one with the same CUI is returned instead of doubled. */
public final class CreateClient {
  private final Transactions transactions;
  private final Clients clients;
  private final ClientDrafting drafting;
  private final ClientValidation validation;
  private final JobQueue jobs;
  private final Ids ids;
  private final Clock clock;

  /** Creates with the given ports; none is null. */
  public CreateClient(
      CommandValidator validator,
      Transactions transactions,
      Clients clients,
      Vies vies,
      JobQueue jobs,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.drafting = new ClientDrafting(validator);
    this.validation = new ClientValidation(vies, clock);
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds the client. VIES confirms the VAT identifier of one in another member state; if it does
   * not answer, it is asked again later.
   *
   * @throws ApplicationException.Unacceptable if something required is missing or malformed
   */
  public Result create(CompanyScope scope, ClientEntry entry) {
    scope.requireToChange(Permission.CLIENT_CREATE);
    drafting.check(entry);
    Client drafted =
        drafting.client(
            new ClientId(ids.next()), scope.company(), entry, "manual", clock.instant(), null);
    return known(scope, entry, drafted).orElseGet(() -> added(scope, entry, drafted));
  }

  /** Looked for beforehand only where it saves asking VIES. */
  private Optional<Result> known(CompanyScope scope, ClientEntry entry, Client drafted) {
    return validation.asks(drafted)
        ? transactions.inCompany(scope.company(), () -> sameCui(scope, entry)).map(Result::before)
        : Optional.empty();
  }

  private Result added(CompanyScope scope, ClientEntry entry, Client drafted) {
    ClientValidation.Outcome vies = validation.validate(drafted);
    Client client = vies.on(drafted);
    Optional<Client> existing =
        transactions.inCompany(
            scope.company(),
            () -> {
              Optional<Client> found = sameCui(scope, entry);
              if (found.isEmpty()) {
                clients.add(client);
                vies.askAgainLater(jobs, client);
              }
              return found;
            });
    List<String> warnings = new ArrayList<>(drafting.warnings(entry));
    warnings.addAll(vies.warnings());
    return existing.map(Result::before).orElseGet(() -> new Result(client, false, warnings));
  }

  private Optional<Client> sameCui(CompanyScope scope, ClientEntry entry) {
    String cui = entry.cui();
    if (cui == null || cui.isBlank()) {
      return Optional.empty();
    }
    clients.lockTaxCode(scope.company(), cui.strip());
    return clients.findByTaxCode(scope.company(), cui.strip());
  }

  /**
   * The client, new or found.
   *
   * @param client not null
   * @param existing whether it was there before; then nothing was changed
   * @param warnings such as a failed checksum, in words; not null
   */
  public record Result(Client client, boolean existing, List<String> warnings) {
    /** Takes a copy. */
    public Result {
      warnings = List.copyOf(warnings);
    }

    static Result before(Client client) {
      return new Result(client, true, List.of());
    }
  }
}
