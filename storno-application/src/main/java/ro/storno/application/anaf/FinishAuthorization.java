package ro.storno.application.anaf;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.identity.SecretTokens;
import ro.storno.application.identity.Users;

/**
 * Receives the browser that comes back from ANAF, and keeps what it brings.
 *
 * <p>The state tells whose attempt it is, and is used up before the code is exchanged. A browser
 * that is not the one that began (somebody may have been sent an address made by another) has to
 * confirm for whom it authorizes; nothing is used up before that.
 */
public final class FinishAuthorization {
  /** How long the answer may wait for what ANAF says about the companies. */
  private static final Duration CHECKING = Duration.ofSeconds(8);

  private static final int LONGEST = 4096;

  private final Transactions transactions;
  private final AuthorizationAttempts attempts;
  private final TokenLinks links;
  private final Authorizations authorizations;
  private final Users users;
  private final AnafAuthorizationServer server;
  private final CheckAuthorization checking;
  private final TokenSealing sealing;
  private final SecretTokens secrets;
  private final Optional<URI> redirectUri;
  private final Ids ids;
  private final Clock clock;

  /**
   * Finishes with the given ports; none is null.
   *
   * @param redirectUri as for {@link StartAuthorization}
   */
  public FinishAuthorization(
      Transactions transactions,
      AuthorizationAttempts attempts,
      TokenLinks links,
      Authorizations authorizations,
      Users users,
      AnafAuthorizationServer server,
      CheckAuthorization checking,
      TokenSealing sealing,
      SecretTokens secrets,
      Optional<URI> redirectUri,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.attempts = attempts;
    this.links = links;
    this.authorizations = authorizations;
    this.users = users;
    this.server = server;
    this.checking = checking;
    this.sealing = sealing;
    this.secrets = secrets;
    this.redirectUri = redirectUri;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What the browser brought.
   *
   * @param state or null
   * @param code or null
   * @param error ANAF's code of error, such as {@code access_denied}, or null
   * @param browserSecret what the browser was given when it began, or null
   * @param confirmed whether the holder confirmed for whom
   */
  public record Callback(
      @Nullable String state,
      @Nullable String code,
      @Nullable String error,
      @Nullable String browserSecret,
      boolean confirmed) {
    /** Shows none of it. */
    @Override
    public String toString() {
      return "Callback[confirmed=" + confirmed + "]";
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * The holder has to confirm first.
     *
     * @param requester for whom the authorization would be; not null
     */
    record Confirm(Requester requester) implements Outcome {}

    /**
     * The authorization is kept.
     *
     * @param id its number
     * @param byLink whether a link led here
     * @param checked what ANAF said about the user's companies; not null
     * @param unknown how many companies are still to be asked for
     */
    record Done(long id, boolean byLink, List<CheckedCif> checked, int unknown)
        implements Outcome {}

    /**
     * Nothing is kept.
     *
     * @param reason not null
     * @param byLink whether a link led here
     */
    record Failed(Reason reason, boolean byLink) implements Outcome {}
  }

  /** Why nothing is kept. */
  public enum Reason {
    /** What came back lacks the state, or both code and error. */
    MALFORMED,
    /** The state is unknown, used, or older than ten minutes. */
    ATTEMPT_OVER,
    /** The link was used meanwhile, or its time is over. */
    LINK_OVER,
    /** The holder refused, or the certificate has no rights. */
    DENIED,
    /** ANAF reported another error. */
    AUTHORITY_ERROR,
    /** ANAF does not take the code: it is a minute old, or was used. */
    CODE_REFUSED,
    /** ANAF does not take our client id and secret, or the redirect address. */
    CLIENT_REFUSED,
    /** ANAF did not answer. */
    UNREACHABLE
  }

  /**
   * Finishes an attempt. Not for use inside a transaction.
   *
   * @return never null; failures of ANAF are outcomes
   */
  public Outcome finish(Callback callback) {
    String state = callback.state();
    if (!plausible(state) || !plausible(callback.code()) && !plausible(callback.error())) {
      return new Outcome.Failed(Reason.MALFORMED, false);
    }
    String hash = secrets.hash(String.valueOf(state));
    Instant now = clock.instant();
    Optional<AuthorizationAttempts.Attempt> known =
        transactions.inPlatform(() -> attempts.find(hash)).filter(one -> one.openAt(now));
    if (known.isEmpty()) {
      return new Outcome.Failed(Reason.ATTEMPT_OVER, false);
    }
    boolean byLink = known.get().linkHash() != null;
    if (callback.error() != null) {
      transactions.inPlatform(() -> attempts.consume(hash, now));
      boolean denied = callback.error().equals("access_denied");
      return new Outcome.Failed(denied ? Reason.DENIED : Reason.AUTHORITY_ERROR, byLink);
    }
    if (!callback.confirmed() && !sameBrowser(known.get(), callback)) {
      return confirmation(known.get());
    }
    return exchange(hash, String.valueOf(callback.code()), byLink);
  }

  private static boolean plausible(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST;
  }

  private boolean sameBrowser(AuthorizationAttempts.Attempt attempt, Callback callback) {
    String secret = callback.browserSecret();
    return secret != null && secrets.hash(secret).equals(attempt.browserHash());
  }

  private Outcome confirmation(AuthorizationAttempts.Attempt attempt) {
    return transactions
        .inPlatform(() -> users.find(attempt.user()))
        .<Outcome>map(user -> new Outcome.Confirm(Requester.of(user)))
        .orElseGet(() -> new Outcome.Failed(Reason.ATTEMPT_OVER, attempt.linkHash() != null));
  }

  private Outcome exchange(String stateHash, String code, boolean byLink) {
    Instant now = clock.instant();
    Optional<AuthorizationAttempts.Attempt> mine =
        transactions.inPlatform(() -> attempts.consume(stateHash, now));
    if (mine.isEmpty()) {
      return new Outcome.Failed(Reason.ATTEMPT_OVER, byLink);
    }
    String link = mine.get().linkHash();
    if (link != null && !transactions.inPlatform(() -> links.claim(link, now))) {
      return new Outcome.Failed(Reason.LINK_OVER, true);
    }
    Outcome outcome = exchange(mine.get(), code);
    if (link != null && outcome instanceof Outcome.Failed) {
      transactions.inPlatform(
          () -> {
            links.release(link);
            return link;
          });
    }
    return outcome;
  }

  private Outcome exchange(AuthorizationAttempts.Attempt attempt, String code) {
    boolean byLink = attempt.linkHash() != null;
    AnafAuthorizationServer.Answer answer;
    try {
      answer = server.exchange(code, redirectUri.orElseThrow());
    } catch (AuthorityException.AccessRefused | AuthorityException.Declined refused) {
      return new Outcome.Failed(Reason.CLIENT_REFUSED, byLink);
    } catch (AuthorityException silent) {
      return new Outcome.Failed(Reason.UNREACHABLE, byLink);
    }
    if (answer instanceof AnafAuthorizationServer.Answer.Granted granted) {
      long id = transactions.inPlatform(() -> keep(attempt, granted));
      int unknown = checking.checkAll(id, CHECKING);
      List<CheckedCif> checked =
          transactions.inPlatform(
              () -> authorizations.checked(List.of(id)).getOrDefault(id, List.of()));
      return new Outcome.Done(id, byLink, checked, unknown);
    }
    return new Outcome.Failed(Reason.CODE_REFUSED, byLink);
  }

  private long keep(
      AuthorizationAttempts.Attempt attempt, AnafAuthorizationServer.Answer.Granted granted) {
    Instant now = clock.instant();
    UUID uid = ids.next();
    SealedTokens tokens = sealing.seal(uid, granted, now);
    long id =
        authorizations
            .add(new Authorization(0, uid, attempt.user(), null, tokens, 0, null, now, null, null))
            .orElseGet(() -> keptBefore(attempt, tokens));
    String link = attempt.linkHash();
    if (link != null) {
      links.fulfil(link, id, now);
    }
    checking.enqueue(id);
    return id;
  }

  /** ANAF gave the same token again. */
  private long keptBefore(AuthorizationAttempts.Attempt attempt, SealedTokens tokens) {
    return authorizations.of(attempt.user()).stream()
        .filter(one -> one.tokens().fingerprint().equals(tokens.fingerprint()))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
