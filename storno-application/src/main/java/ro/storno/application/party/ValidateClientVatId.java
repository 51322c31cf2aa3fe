package ro.storno.application.party;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import ro.storno.application.FlatJson;
import ro.storno.application.Transactions;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.VatId;

/**
 * Asks VIES about a client's VAT identifier when it did not answer while the client was saved. It
 * asks for about a week, then leaves the client unvalidated, as it shows.
 */
public final class ValidateClientVatId implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "client.validate-vat-id";

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(4));

  private final Transactions transactions;
  private final Clients clients;
  private final ClientValidation validation;
  private final JobQueue jobs;
  private final Clock clock;

  /** Validates with the given ports; none is null. */
  public ValidateClientVatId(
      Transactions transactions, Clients clients, Vies vies, JobQueue jobs, Clock clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.validation = new ClientValidation(vies, clock);
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Queues a question in the open transaction.
   *
   * @param attempt from 1 on; nothing is queued after the last one
   */
  static void enqueue(JobQueue jobs, Client client, VatId id, int attempt, Instant now) {
    if (attempt <= DELAYS.size()) {
      jobs.enqueueAt(
          new Job(
              KIND,
              client.company(),
              client.id() + "@" + id + "#" + attempt,
              FlatJson.write(
                  Map.of(
                      "clientId", client.id().toString(),
                      "vatId", id.toString(),
                      "attempt", Integer.toString(attempt)))),
          now.plus(DELAYS.get(attempt - 1)));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean callsOutside() {
    return true;
  }

  @Override
  public void run(Job job) {
    CompanyId company = Objects.requireNonNull(job.company(), "a client belongs to a company");
    Map<String, String> payload = FlatJson.read(job.payload());
    ClientId clientId = ClientId.parse(Objects.requireNonNull(payload.get("clientId")));
    VatId id = VatId.parse(Objects.requireNonNull(payload.get("vatId"))).orElseThrow();
    int attempt = Integer.parseInt(Objects.requireNonNull(payload.get("attempt")));
    Optional<Client> waiting =
        transactions.inCompany(
            company, () -> clients.find(company, clientId).filter(unvalidated(id)));
    if (waiting.isEmpty()) {
      return; // deleted, given another identifier, or validated meanwhile
    }
    ClientValidation.Outcome outcome = validation.validate(waiting.get());
    transactions.inCompany(
        company,
        () -> {
          clients
              .findForUpdate(company, clientId)
              .filter(unvalidated(id))
              .ifPresent(client -> conclude(client, id, outcome, attempt));
          return clientId;
        });
  }

  private Predicate<Client> unvalidated(VatId id) {
    Instant now = clock.instant();
    return client ->
        client.deletedAt() == null
            && client.viesValid() == null
            && ClientValidation.vatId(client.party(), now).filter(id::equals).isPresent();
  }

  private void conclude(Client client, VatId id, ClientValidation.Outcome outcome, int attempt) {
    if (outcome.answer() != null) {
      clients.update(outcome.on(client));
    } else {
      enqueue(jobs, client, id, attempt + 1, clock.instant());
    }
  }
}
