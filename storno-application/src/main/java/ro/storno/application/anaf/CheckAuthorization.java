package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ro.storno.application.FlatJson;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.company.Company;
import ro.storno.domain.party.Cif;

/**
 * Finds out for which taxpayers an authorization may act. A token names none: it is asked for each
 * company by the cheapest call there is, one page of an hour's messages, and the answer is
 * remembered with its date. What cannot be asked within a request is asked by a job.
 */
public final class CheckAuthorization implements JobHandler {
  /** The kind of job. */
  public static final String KIND = "anaf.check-authorization";

  /** How long a refusal is believed before it is asked again: rights are given in the portal. */
  static final Duration REFUSAL_BELIEVED = Duration.ofHours(24);

  /** ANAF refuses spans that reach into its future, and clocks differ. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final Duration SPAN = Duration.ofHours(1);

  private final Transactions transactions;
  private final Authorizations authorizations;
  private final TaxpayersOfUser taxpayers;
  private final EFactura efactura;
  private final CallPlan plan;
  private final TokenSealing sealing;
  private final JobQueue jobs;
  private final Clock clock;

  /** Checks with the given ports; none is null. */
  public CheckAuthorization(
      Transactions transactions,
      Authorizations authorizations,
      TaxpayersOfUser taxpayers,
      EFactura efactura,
      CallPlan plan,
      TokenSealing sealing,
      JobQueue jobs,
      Clock clock) {
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.taxpayers = taxpayers;
    this.efactura = efactura;
    this.plan = plan;
    this.sealing = sealing;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Queues the check of all companies, in the running transaction. */
  void enqueue(long id) {
    jobs.enqueue(
        new Job(KIND, null, Long.toString(id), FlatJson.write(Map.of("id", Long.toString(id)))));
  }

  /**
   * Asks for the companies of the user that are not known yet, within a time. Not for use inside a
   * transaction.
   *
   * @param id of the authorization
   * @param budget after which no further company is asked for; not null
   * @return how many are left unknown
   */
  int checkAll(long id, Duration budget) {
    Instant deadline = clock.instant().plus(budget);
    Optional<Authorization> found = transactions.inPlatform(() -> authorizations.find(id));
    if (found.isEmpty() || !found.get().tokens().accessGoodAt(clock.instant())) {
      return 0;
    }
    Authorization authorization = found.get();
    AnafAccessToken token = sealing.access(authorization);
    List<Cif> unknown = new ArrayList<>(unknown(authorization));
    unknown.removeIf(
        cif -> clock.instant().isBefore(deadline) && check(authorization, token, cif).isPresent());
    return unknown.size();
  }

  private Set<Cif> unknown(Authorization authorization) {
    return transactions.inPlatform(
        () -> {
          Map<Cif, List<Company>> all = taxpayers.of(authorization.user());
          List<CheckedCif> known =
              authorizations
                  .checked(List.of(authorization.id()))
                  .getOrDefault(authorization.id(), List.of());
          Set<Cif> asked = known.stream().map(CheckedCif::cif).collect(Collectors.toSet());
          return all.keySet().stream()
              .filter(cif -> !asked.contains(cif))
              .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        });
  }

  /**
   * Asks ANAF about one taxpayer and remembers the answer. Not for use inside a transaction.
   *
   * @return empty if ANAF did not say
   */
  Optional<CheckedCif> check(Authorization authorization, AnafAccessToken token, Cif cif) {
    Optional<CheckedCif.Verdict> verdict = ask(token, cif);
    return verdict.map(
        known -> {
          CheckedCif checked = new CheckedCif(cif, known, clock.instant());
          return transactions.inPlatform(
              () -> {
                authorizations.remember(authorization.id(), checked);
                return checked;
              });
        });
  }

  private Optional<CheckedCif.Verdict> ask(AnafAccessToken token, Cif cif) {
    Instant to = clock.instant().minus(MARGIN);
    try {
      plan.take(new CallPlan.Call(CallPlan.Operation.LIST, cif, ""));
      var unused =
          efactura.messages(
              token, new EFactura.MessageQuery(cif, to.minus(SPAN), to, 1, EFactura.Filter.ALL));
      return Optional.of(CheckedCif.Verdict.ALLOWED);
    } catch (AuthorityException.AccessRefused refused) {
      return Optional.of(CheckedCif.Verdict.REFUSED);
    } catch (AuthorityException unknown) {
      // says nothing about rights; it is asked again, by the job or when the token is needed
      return Optional.empty();
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
    long id = Long.parseLong(FlatJson.read(job.payload()).getOrDefault("id", "0"));
    int left = checkAll(id, Duration.ofMinutes(2));
    if (left > 0) {
      throw new IllegalStateException(
          "ANAF has not yet said whether authorization "
              + id
              + " may act for "
              + left
              + " companies");
    }
  }
}
