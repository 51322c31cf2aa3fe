package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;

/** Tells, from what is known and without asking ANAF, whether companies have a token. */
public final class CompanyTokens {
  private final Transactions transactions;
  private final Authorizations authorizations;
  private final Clock clock;

  /** Tells from the given ports; none is null. */
  public CompanyTokens(Transactions transactions, Authorizations authorizations, Clock clock) {
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.clock = clock;
  }

  /**
   * Whether a company has a token (api-reference/companies/get.md).
   *
   * @param hasToken whether one that ANAF allowed to act for its CIF is kept, good or not
   * @param isValid whether one can be used now
   * @param expiresAt when the access token that lasts longest ends, or null without one
   */
  public record Status(boolean hasToken, boolean isValid, @Nullable Instant expiresAt) {
    /** Nothing is kept. */
    public static final Status NONE = new Status(false, false, null);
  }

  /** Returns the status of one company. */
  public Status of(CompanyId company) {
    return of(List.of(company)).getOrDefault(company, Status.NONE);
  }

  /** Returns the status of companies; those that are missing have no token. */
  public Map<CompanyId, Status> of(Collection<CompanyId> companies) {
    if (companies.isEmpty()) {
      return Map.of();
    }
    Instant now = clock.instant();
    Map<CompanyId, List<Authorization>> held = new HashMap<>();
    transactions.inPlatform(() -> authorizations.candidates(companies)).stream()
        .filter(Authorizations.Candidate::allowed)
        .forEach(
            candidate ->
                held.computeIfAbsent(candidate.company(), none -> new java.util.ArrayList<>())
                    .add(candidate.authorization()));
    Map<CompanyId, Status> statuses = new HashMap<>();
    held.forEach((company, all) -> statuses.put(company, status(all, now)));
    return statuses;
  }

  private static Status status(List<Authorization> held, Instant now) {
    Optional<Authorization> best =
        held.stream()
            .max(
                Comparator.comparing((Authorization one) -> one.validAt(now))
                    .thenComparing(one -> one.tokens().accessExpiresAt()));
    return best.map(one -> new Status(true, one.validAt(now), one.tokens().accessExpiresAt()))
        .orElse(Status.NONE);
  }
}
