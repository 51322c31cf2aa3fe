package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.job.JobQueue;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.submission.Channel;

/**
 * Synchronises at a user's wish: one company, or all that have a token
 * (api-reference/anaf/sync.md). Messages that failed are tried again, and verdicts on what was sent
 * are asked for at once.
 */
public final class TriggerSync {
  /** A company is synchronised at a user's wish no more often than this. */
  public static final Duration PAUSE = Duration.ofMinutes(5);

  private final EnterCompany enterCompany;
  private final Transactions transactions;
  private final CompanyTokens tokens;
  private final SyncBook book;
  private final Inbox inbox;
  private final SubmissionQueue outgoing;
  private final JobQueue jobs;
  private final Clock clock;

  /** Triggers with the given ports; none is null. */
  public TriggerSync(
      EnterCompany enterCompany,
      Transactions transactions,
      CompanyTokens tokens,
      SyncBook book,
      Inbox inbox,
      SubmissionQueue outgoing,
      JobQueue jobs,
      Clock clock) {
    this.enterCompany = enterCompany;
    this.transactions = transactions;
    this.tokens = tokens;
    this.book = book;
    this.inbox = inbox;
    this.outgoing = outgoing;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Queues the synchronisations.
   *
   * @param company as sent, or null for all companies that the actor may see
   * @return how many were queued, at least one
   * @throws ApplicationException.Forbidden if none of them has a valid token
   * @throws ApplicationException.TooMany if all of them were triggered a moment ago
   */
  public int trigger(Actor actor, @Nullable String company) {
    actor.require(Permission.EFACTURA_SUBMIT);
    List<CompanyScope> scopes = enterCompany.enterAll(actor, company);
    if (company != null && !company.isBlank()) {
      scopes.forEach(scope -> scope.requireToChange(Permission.EFACTURA_SUBMIT));
    }
    Map<CompanyId, CompanyTokens.Status> held =
        tokens.of(scopes.stream().map(CompanyScope::company).toList());
    List<CompanyId> ready =
        scopes.stream()
            .filter(scope -> !scope.profile().readOnly())
            .map(CompanyScope::company)
            .filter(id -> held.getOrDefault(id, CompanyTokens.Status.NONE).isValid())
            .toList();
    if (ready.isEmpty()) {
      throw new ApplicationException.Forbidden(
          "No valid ANAF token",
          "No company has a valid authorization at ANAF; connect one first.",
          "NO_TOKEN");
    }
    Duration shortest = PAUSE;
    int queued = 0;
    for (CompanyId each : ready) {
      Optional<Duration> wait = transactions.inCompany(each, () -> triggered(each));
      queued += wait.isEmpty() ? 1 : 0;
      shortest = shorter(wait, shortest);
    }
    if (queued == 0) {
      throw new ApplicationException.TooMany(
          "SYNC_RATE_LIMITED",
          "A synchronisation was asked for a moment ago; wait before asking again.",
          shortest);
    }
    return queued;
  }

  private static Duration shorter(Optional<Duration> wait, Duration than) {
    return wait.filter(each -> each.compareTo(than) < 0).orElse(than);
  }

  /** Queues one; where it was asked for just now, returns how long to wait instead. */
  private Optional<Duration> triggered(CompanyId company) {
    Instant now = clock.instant();
    SyncState state = book.findForUpdate(company);
    Instant last = state.triggeredAt();
    if (last != null && now.isBefore(last.plus(PAUSE))) {
      return Optional.of(Duration.between(now, last.plus(PAUSE)));
    }
    book.save(state.triggered(now));
    inbox.reopenFailed(company, now);
    jobs.enqueue(SyncCompany.job(company));
    outgoing.hastenVerdicts(company, Channel.ANAF);
    return Optional.empty();
  }
}
