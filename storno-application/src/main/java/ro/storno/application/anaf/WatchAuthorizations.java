package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ro.storno.application.Transactions;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.notification.Notice;
import ro.storno.application.notification.Notifications;
import ro.storno.application.secret.UnreadableSecretException;
import ro.storno.domain.company.Company;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.party.Cif;

/**
 * Looks at every authorization once a day: renews what can be renewed before its end comes near,
 * seals anew what an older key sealed, and tells the keeper once when the end is seven days off and
 * once when it has come. An authorization whose companies another one of the same keeper serves
 * longer ends in silence.
 */
public final class WatchAuthorizations implements JobHandler {
  /** The kind of job. */
  public static final String KIND = "anaf.watch-authorizations";

  /** When the keeper is told (api-reference/notification-preferences/get.md). */
  static final Duration NOTICE = Duration.ofDays(7);

  private static final int BATCH = 100;
  private static final LocalTime TIME = LocalTime.of(5, 30);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy").withZone(ZoneId.of("Europe/Bucharest"));

  private final Transactions transactions;
  private final Authorizations authorizations;
  private final TaxpayersOfUser taxpayers;
  private final RenewAuthorization renewal;
  private final TokenSealing sealing;
  private final Notifications notifications;
  private final JobQueue jobs;
  private final Clock clock;

  /** Watches with the given ports; none is null. */
  public WatchAuthorizations(
      Transactions transactions,
      Authorizations authorizations,
      TaxpayersOfUser taxpayers,
      RenewAuthorization renewal,
      TokenSealing sealing,
      Notifications notifications,
      JobQueue jobs,
      Clock clock) {
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.taxpayers = taxpayers;
    this.renewal = renewal;
    this.sealing = sealing;
    this.notifications = notifications;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Begins to watch: today's look is queued, unless another node did so. Call it at each start. */
  public void begin() {
    transactions.inPlatform(
        () -> {
          jobs.enqueue(look(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
          return KIND;
        });
  }

  private static Job look(LocalDate day) {
    return new Job(KIND, null, day.toString(), "{}");
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
    // First of all tomorrow's look, so that one that fails for good does not end the watch.
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    transactions.inPlatform(
        () -> {
          jobs.enqueueAt(look(tomorrow), tomorrow.atTime(TIME).toInstant(ZoneOffset.UTC));
          return tomorrow;
        });
    long last = 0;
    List<Authorization> batch;
    do {
      long from = last;
      batch = transactions.inPlatform(() -> authorizations.after(from, BATCH));
      for (Authorization one : batch) {
        last = one.id();
        watch(one);
      }
    } while (batch.size() == BATCH);
  }

  private void watch(Authorization known) {
    Optional<Authorization> present;
    try {
      reseal(known);
      boolean renew = !known.tokens().accessGoodAt(clock.instant().plus(RenewAuthorization.AHEAD));
      present = renew ? renewal.renew(known) : Optional.of(known);
    } catch (UnreadableSecretException lostKey) {
      // it cannot be used any more, and its keeper is told when its time is over
      present = Optional.of(known);
    }
    present.ifPresent(this::tell);
  }

  private void reseal(Authorization known) {
    sealing
        .resealed(known)
        .ifPresent(
            tokens ->
                transactions.inPlatform(
                    () -> {
                      authorizations.reseal(known.id(), known.generation(), tokens);
                      return known;
                    }));
  }

  private void tell(Authorization one) {
    Instant now = clock.instant();
    Instant end = one.tokens().endsAt();
    if (one.refusedAt() != null || now.isBefore(end.minus(NOTICE))) {
      return;
    }
    NotificationType type =
        now.isBefore(end) ? NotificationType.TOKEN_EXPIRING : NotificationType.TOKEN_EXPIRED;
    transactions.inPlatform(
        () -> {
          if (!servedByAnother(one)) {
            notifications.tell(notice(one, type, end));
          }
          return one;
        });
  }

  private boolean servedByAnother(Authorization ending) {
    Instant now = clock.instant();
    Set<Cif> left = new HashSet<>(allowed(ending.id()));
    boolean servesNobody = left.isEmpty();
    List<Authorization> others =
        authorizations.of(ending.user()).stream()
            .filter(other -> other.id() != ending.id() && other.validAt(now.plus(NOTICE)))
            .toList();
    others.forEach(other -> left.removeAll(allowed(other.id())));
    return servesNobody ? !others.isEmpty() : left.isEmpty();
  }

  private List<Cif> allowed(long id) {
    return HeldAuthorization.allowed(
        authorizations.checked(List.of(id)).getOrDefault(id, List.of()));
  }

  private Notice notice(Authorization one, NotificationType type, Instant end) {
    Set<Cif> allowed = Set.copyOf(allowed(one.id()));
    List<Company> served =
        taxpayers.of(one.user()).entrySet().stream()
            .filter(entry -> allowed.contains(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .toList();
    Map<String, String> data = new HashMap<>();
    data.put("tokenId", Long.toString(one.id()));
    data.put("expiresAt", end.toString());
    data.put("expiresOn", DAY.format(end));
    data.put(
        "companies",
        served.isEmpty()
            ? "–"
            : served.stream()
                .map(company -> company.party().name())
                .distinct()
                .collect(Collectors.joining(", ")));
    served.stream()
        .findFirst()
        .flatMap(TaxpayersOfUser::cif)
        .ifPresent(cif -> data.put("cif", cif.digits()));
    return Notice.toUser(one.user(), type, one.id() + "/" + end.getEpochSecond(), data);
  }
}
