package ro.storno.application.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.inbox.InboundLook;
import ro.storno.domain.submission.Channel;

/**
 * Brings a company's inbox up to date at a user's wish. Documents that failed are tried again, also
 * where the authority sends by itself.
 */
public final class TriggerInbound {
  /** It is done at a user's wish no more often than this. */
  public static final Duration PAUSE = Duration.ofMinutes(5);

  private final Transactions transactions;
  private final InboundDocuments documents;
  private final InboundLooks looks;
  private final List<InboundSource> sources;
  private final JobQueue jobs;
  private final Clock clock;

  /** Triggers with the given ports; none is null. */
  public TriggerInbound(
      Transactions transactions,
      InboundDocuments documents,
      InboundLooks looks,
      List<InboundSource> sources,
      JobQueue jobs,
      Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.looks = looks;
    this.sources = List.copyOf(sources);
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Sets it going.
   *
   * @param provider wire name of a channel; not null
   * @throws ApplicationException.Unacceptable if nothing comes in through it
   * @throws ApplicationException.Invalid if the company has not configured it
   * @throws ApplicationException.TooMany if it was triggered a moment ago
   */
  public void trigger(CompanyScope scope, String provider) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    Channel channel =
        Channel.ofWireName(provider)
            .filter(Channel::foreign)
            .orElseThrow(
                () ->
                    new ApplicationException.Unacceptable(
                        "Validation failed", Map.of("provider", "Choose ksef or sdi.")));
    CompanyId company = scope.company();
    Optional<InboundSource> source =
        sources.stream().filter(each -> each.channel() == channel).findFirst();
    boolean asked = source.isEmpty() || source.get().subject(company).isPresent();
    Optional<Duration> wait =
        transactions.inCompany(company, () -> triggered(company, channel, asked));
    if (wait.isPresent()) {
      throw new ApplicationException.TooMany(
          "SYNC_RATE_LIMITED",
          "It was asked for a moment ago; wait before asking again.",
          wait.get());
    }
  }

  /** Queues it; where it was asked for just now, returns how long to wait instead. */
  private Optional<Duration> triggered(CompanyId company, Channel channel, boolean asked) {
    Instant now = clock.instant();
    InboundLook look = looks.findForUpdate(company, channel);
    Instant last = look.triggeredAt();
    if (last != null && now.isBefore(last.plus(PAUSE))) {
      return Optional.of(Duration.between(now, last.plus(PAUSE)));
    }
    looks.save(look.triggered(now));
    // What was sent by itself is tried again although nobody can be asked.
    if (documents.reopenFailed(company, channel, now) == 0 && !asked) {
      throw new ApplicationException.Invalid(
          Map.of(
              "provider",
              channel.wireName() + " is not configured for the company, or is switched off."));
    }
    jobs.enqueue(ReceiveInbound.job(company, channel, "look"));
    return Optional.empty();
  }
}
