package ro.storno.application.administration;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.BriefCache;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Users;
import ro.storno.application.mail.Outbox;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.OutgoingMail;

/**
 * Shows administrators of the installation its accounts, organizations, mails and numbers
 * (api-reference/admin). Nothing of what tenants write is among them.
 */
public final class OverseePlatform {
  /** Where days begin and end for whoever runs the installation. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  private static final Duration COUNTS_ARE_GOOD_FOR = Duration.ofMinutes(5);

  private final Transactions transactions;
  private final PlatformRegister register;
  private final Users users;
  private final Outbox outbox;
  private final Clock clock;
  private final Instant startedAt;
  private final BriefCache<String, PlatformRegister.Counts> counted;

  /** Oversees with the given ports; none is null. */
  public OverseePlatform(
      Transactions transactions,
      PlatformRegister register,
      Users users,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.register = register;
    this.users = users;
    this.outbox = outbox;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.counted = new BriefCache<>(COUNTS_ARE_GOOD_FOR, clock);
  }

  /**
   * Lists accounts, newest first.
   *
   * @throws ApplicationException.Forbidden for all but operators
   */
  public Page<PlatformRegister.Account> accounts(
      Actor actor, PlatformRegister.AccountFilter filter, Page.Request page) {
    actor.requireOperator();
    return transactions.inPlatform(() -> register.accounts(filter, page));
  }

  /**
   * Finds an account.
   *
   * @param key its number or its id; not null
   * @throws ApplicationException.Forbidden for all but operators
   * @throws ApplicationException.NotFound if there is none
   */
  public PlatformRegister.Account account(Actor actor, String key) {
    actor.requireOperator();
    return transactions
        .inPlatform(() -> byNumber(key).or(() -> byId(key)))
        .orElseThrow(() -> new ApplicationException.NotFound("User"));
  }

  private Optional<PlatformRegister.Account> byNumber(String key) {
    return key.matches("\\d{1,18}") ? register.account(Long.parseLong(key)) : Optional.empty();
  }

  private Optional<PlatformRegister.Account> byId(String key) {
    try {
      return register.account(new UserId(UUID.fromString(key)));
    } catch (IllegalArgumentException e) {
      // Neither a number nor an id: nothing is there.
      return Optional.empty();
    }
  }

  /**
   * Returns how many invoices there are in the organizations that an account belongs to.
   *
   * @throws ApplicationException.Forbidden for all but operators
   */
  public long invoicesOf(Actor actor, UserId user) {
    actor.requireOperator();
    return transactions.inPlatform(() -> register.invoicesOf(user));
  }

  /**
   * Lists organizations, newest first.
   *
   * @throws ApplicationException.Forbidden for all but operators
   */
  public Page<PlatformRegister.Household> organizations(
      Actor actor, PlatformRegister.OrganizationFilter filter, Page.Request page) {
    actor.requireOperator();
    return transactions.inPlatform(() -> register.organizations(filter, clock.instant(), page));
  }

  /** Returns the moment as which subscriptions are judged. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Counts everything, at most once in five minutes.
   *
   * @throws ApplicationException.Forbidden for all but operators
   */
  public Statistics statistics(Actor actor) {
    actor.requireOperator();
    PlatformRegister.Counts counts =
        counted.get(
            "", all -> transactions.inPlatform(() -> register.count(since(), clock.instant())));
    return new Statistics(counts, Duration.between(startedAt, clock.instant()));
  }

  private PlatformRegister.Since since() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    return new PlatformRegister.Since(
        start(today),
        start(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
        start(today.withDayOfMonth(1)));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /**
   * Lists mails, newest first; what they say is not among it.
   *
   * @throws ApplicationException.Forbidden for all but operators
   */
  public Page<LoggedMail> mails(Actor actor, Outbox.Filter filter, Page.Request page) {
    actor.requireOperator();
    return transactions.inPlatform(
        () -> {
          Page<OutgoingMail> found = outbox.list(filter, page);
          Map<UserId, String> addresses = addresses(found.data());
          return found.map(mail -> new LoggedMail(mail, addresses.get(mail.sentBy())));
        });
  }

  private Map<UserId, String> addresses(List<OutgoingMail> mails) {
    Map<UserId, String> addresses = new HashMap<>();
    mails.stream()
        .flatMap(mail -> Optional.ofNullable(mail.sentBy()).stream())
        .distinct()
        .forEach(id -> users.find(id).map(User::email).ifPresent(it -> addresses.put(id, it)));
    return addresses;
  }

  /**
   * A mail and who caused it.
   *
   * @param mail not null
   * @param causedBy address of the account, or null if there is none
   */
  public record LoggedMail(OutgoingMail mail, @Nullable String causedBy) {}

  /**
   * How much there is of everything.
   *
   * @param counts at most five minutes old; not null
   * @param uptime how long this node has been running; not null
   */
  public record Statistics(PlatformRegister.Counts counts, Duration uptime) {}
}
