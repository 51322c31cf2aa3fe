package ro.storno.application.anaf;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.SecretTokens;
import ro.storno.application.identity.Users;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/**
 * Sends a browser to ANAF, where the holder of a certificate authorizes us. The state that comes
 * back is good once, for ten minutes, for one user; the browser that begins is given a secret, so
 * that it is recognised when it returns.
 */
public final class StartAuthorization {
  /** How long the holder may take at ANAF. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final AuthorizationAttempts attempts;
  private final TokenLinks links;
  private final Users users;
  private final AnafAuthorizationServer server;
  private final SecretTokens secrets;
  private final Optional<URI> redirectUri;
  private final Clock clock;

  /**
   * Starts with the given ports; none is null.
   *
   * @param redirectUri where ANAF sends browsers back to, as registered there; empty if not
   *     configured
   */
  public StartAuthorization(
      Transactions transactions,
      AuthorizationAttempts attempts,
      TokenLinks links,
      Users users,
      AnafAuthorizationServer server,
      SecretTokens secrets,
      Optional<URI> redirectUri,
      Clock clock) {
    this.transactions = transactions;
    this.attempts = attempts;
    this.links = links;
    this.users = users;
    this.server = server;
    this.secrets = secrets;
    this.redirectUri = redirectUri;
    this.clock = clock;
  }

  /**
   * Where to send the browser.
   *
   * @param url at ANAF; not null
   * @param browserSecret for the browser to bring back; not null
   */
  public record Started(URI url, String browserSecret) {
    /** Shows neither state nor secret. */
    @Override
    public String toString() {
      return "Started[" + url.getHost() + "]";
    }
  }

  /**
   * What the page of a link shows.
   *
   * @param status not null
   * @param requester who asks for the authorization; not null
   * @param authority where the browser will go, such as {@code https://logincert.anaf.ro}; null if
   *     that is not configured
   */
  public record LinkPage(
      TokenLinks.Status status, Requester requester, @Nullable String authority) {}

  /**
   * Begins for the actor.
   *
   * @throws ApplicationException.Unavailable if the access to ANAF is not configured
   */
  public Started begin(Actor actor) {
    return begin(actor.requireUser(), null);
  }

  /**
   * Shows what a link is for.
   *
   * @throws ApplicationException.NotFound if there is no such link
   */
  public LinkPage show(String linkToken) {
    String hash = secrets.hash(linkToken);
    return transactions.inPlatform(
        () -> {
          TokenLinks.TokenLink link =
              links.find(hash).orElseThrow(() -> new ApplicationException.NotFound("Token link"));
          return new LinkPage(
              link.statusAt(clock.instant()), requester(link.user()), authority().orElse(null));
        });
  }

  private Requester requester(UserId user) {
    return Requester.of(
        users
            .find(user)
            .filter(User::active)
            .orElseThrow(() -> new ApplicationException.NotFound("Token link")));
  }

  private Optional<String> authority() {
    try {
      URI url = server.authorizationUrl("", redirect());
      return Optional.of(url.getScheme() + "://" + url.getAuthority());
    } catch (AuthorityException | ApplicationException.Unavailable notConfigured) {
      // whoever goes on is told so
      return Optional.empty();
    }
  }

  /**
   * Begins for the user who made a link.
   *
   * @throws ApplicationException.NotFound if there is no such link
   * @throws ApplicationException.Conflict if it is used or over
   * @throws ApplicationException.Unavailable if the access to ANAF is not configured
   */
  public Started beginByLink(String linkToken) {
    LinkPage page = show(linkToken);
    if (page.status() != TokenLinks.Status.PENDING) {
      throw new ApplicationException.Conflict("", "This link was used, or its time is over.");
    }
    String hash = secrets.hash(linkToken);
    UserId user =
        transactions
            .inPlatform(() -> links.find(hash).map(TokenLinks.TokenLink::user))
            .orElseThrow();
    return begin(user, hash);
  }

  private Started begin(UserId user, @Nullable String linkHash) {
    String state = secrets.generate();
    String browserSecret = secrets.generate();
    URI url;
    try {
      url = server.authorizationUrl(state, redirect());
    } catch (AuthorityException notConfigured) {
      throw new ApplicationException.Unavailable(
          String.valueOf(notConfigured.getMessage()), notConfigured);
    }
    Instant now = clock.instant();
    transactions.inPlatform(
        () -> {
          attempts.add(
              new AuthorizationAttempts.Attempt(
                  secrets.hash(state),
                  user,
                  secrets.hash(browserSecret),
                  linkHash,
                  now,
                  now.plus(LIFETIME),
                  null));
          return user;
        });
    return new Started(url, browserSecret);
  }

  private URI redirect() {
    return redirectUri.orElseThrow(
        () ->
            new ApplicationException.Unavailable(
                "The access to ANAF is not configured: its OAuth redirect address is missing.",
                new IllegalStateException("no redirect address")));
  }
}
