package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.User;

/**
 * Lets whoever reads the console of a new installation make its first account, which runs the
 * installation. The link is good for ten minutes, for one account, and only while there is none; a
 * server that is started again gives out another.
 */
public final class OpenFirstAccount {
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final Users users;
  private final CreateUser createUser;
  private final SecretTokens secrets;
  private final AccountLinks links;
  private final Clock clock;
  private final AtomicReference<@Nullable Ticket> ticket = new AtomicReference<>();

  private record Ticket(String hash, Instant expiresAt) {}

  /** Opens with the given ports; none is null. */
  OpenFirstAccount(
      Transactions transactions,
      Users users,
      CreateUser createUser,
      SecretTokens secrets,
      AccountLinks links,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.createUser = createUser;
    this.secrets = secrets;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Gives out a link in the place of any earlier one.
   *
   * @return empty if there is an account
   */
  public Optional<String> offer() {
    if (!none()) {
      return Optional.empty();
    }
    String token = secrets.generate();
    ticket.set(new Ticket(secrets.hash(token), clock.instant().plus(LIFETIME)));
    return Optional.of(links.firstRun(token));
  }

  private boolean none() {
    return transactions.inPlatform(users::count) == 0;
  }

  /** Returns whether a link still opens the first account. */
  public boolean good(String token) {
    return valid(token) != null && none();
  }

  private @Nullable Ticket valid(String token) {
    Ticket given = ticket.get();
    return given != null
            && given.hash.equals(secrets.hash(token))
            && clock.instant().isBefore(given.expiresAt)
        ? given
        : null;
  }

  /**
   * Makes the account; of any number of concurrent callers exactly one succeeds.
   *
   * @throws ApplicationException.NotFound if the link is not good, or somebody is using it
   * @throws ApplicationException.Invalid if address or password are malformed; the link stays good
   */
  public User open(String token, CreateUser.Command command) {
    Ticket given = valid(token);
    if (given == null || !ticket.compareAndSet(given, null)) {
      throw new ApplicationException.NotFound("First-run link");
    }
    boolean opened = false;
    try {
      if (!none()) {
        throw new ApplicationException.NotFound("First-run link");
      }
      // Another node may have given out a link of its own; the database decides.
      User first = createUser.createFirst(command);
      opened = true;
      return first;
    } finally {
      if (!opened) {
        ticket.compareAndSet(null, given);
      }
    }
  }
}
