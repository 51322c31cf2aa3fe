package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.SecretTokens;
import ro.storno.application.identity.Users;
import ro.storno.domain.identity.UserId;

/**
 * Makes links that a user hands to whoever has the certificate (api-reference/anaf/token-links.md).
 * Whoever opens one can give an authorization to the user, and nothing else.
 */
public final class ManageTokenLinks {
  /** Most links of a user that wait at a time. */
  public static final int MOST_ACTIVE = 5;

  /** How long a link waits; the page does not say, its examples show an hour and a day. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  private static final int LISTED = 100;

  private final Transactions transactions;
  private final TokenLinks links;
  private final Users users;
  private final SecretTokens secrets;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageTokenLinks(
      Transactions transactions,
      TokenLinks links,
      Users users,
      SecretTokens secrets,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.links = links;
    this.users = users;
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A new link, the only time that its token is seen.
   *
   * @param token 64 characters; not null
   * @param link not null
   */
  public record Created(String token, TokenLinks.TokenLink link) {
    /** Shows no token. */
    @Override
    public String toString() {
      return "Created[" + link.id() + "]";
    }
  }

  /**
   * Makes a link.
   *
   * @throws ApplicationException.TooMany if five of the actor's wait already
   */
  public Created create(Actor actor) {
    UserId user = actor.requireUser();
    String token = secrets.generate();
    Instant now = clock.instant();
    TokenLinks.TokenLink link =
        new TokenLinks.TokenLink(
            ids.next(), secrets.hash(token), user, now, now.plus(LIFETIME), null, null);
    return transactions.inPlatform(
        () -> {
          // Locks the user, so that requests at once do not each find room for one more.
          var unused = users.findForUpdate(user);
          if (links.active(user, now) >= MOST_ACTIVE) {
            throw tooMany(user, now);
          }
          links.add(link);
          return new Created(token, link);
        });
  }

  private ApplicationException tooMany(UserId user, Instant now) {
    Duration untilOneEnds =
        links.of(user, LISTED).stream()
            .filter(link -> link.statusAt(now) == TokenLinks.Status.PENDING)
            .map(link -> Duration.between(now, link.expiresAt()))
            .min(Comparator.naturalOrder())
            .orElse(LIFETIME);
    return new ApplicationException.TooMany(
        "", "Too many active links (maximum " + MOST_ACTIVE + ")", untilOneEnds);
  }

  /** Returns the actor's links, newest first. */
  public List<TokenLinks.TokenLink> list(Actor actor) {
    UserId user = actor.requireUser();
    return transactions.inPlatform(() -> links.of(user, LISTED));
  }

  /**
   * Returns a link to whoever knows its token.
   *
   * @throws ApplicationException.NotFound if there is no such link
   */
  public TokenLinks.TokenLink show(String token) {
    return transactions
        .inPlatform(() -> links.find(secrets.hash(token)))
        .orElseThrow(() -> new ApplicationException.NotFound("Token link"));
  }
}
