package ro.storno.application.identity;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.IdTokens.IdToken;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/**
 * Signs in, or registers, by an ID token of Google (api-reference/auth/google-oauth.md).
 *
 * <p>An account is found by the subject that was linked to it. By its address it is found only
 * where Google gives that address out itself: for any other, Google saw at some time that it was
 * theirs, which may have changed since, and the password has to be used. An account whose address
 * was never confirmed may have been opened by somebody else; it is cleared of all their credentials
 * first.
 */
public final class LogInWithGoogle {
  private static final String GOOGLE = "Google account";

  private static final int LONGEST_NAME = 100;

  private final Transactions transactions;
  private final Users users;
  private final GoogleLinks links;
  private final Optional<IdTokens> tokens;
  private final Accounts accounts;
  private final ReclaimAccount reclaim;
  private final VerifySecondFactor secondFactor;
  private final Admittance admittance;
  private final boolean open;
  private final Clock clock;

  /**
   * Signs in with the given ports; none is null.
   *
   * @param tokens empty where sign-in with Google is not set up
   * @param open whether anybody may register
   */
  LogInWithGoogle(
      Transactions transactions,
      Users users,
      GoogleLinks links,
      Optional<IdTokens> tokens,
      Accounts accounts,
      ReclaimAccount reclaim,
      VerifySecondFactor secondFactor,
      Admittance admittance,
      boolean open,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.links = links;
    this.tokens = tokens;
    this.accounts = accounts;
    this.reclaim = reclaim;
    this.secondFactor = secondFactor;
    this.admittance = admittance;
    this.open = open;
    this.clock = clock;
  }

  /**
   * Signs in.
   *
   * @param token as sent, or null where it is missing
   * @throws ApplicationException.Invalid if it is missing
   * @throws ApplicationException.Unauthenticated if it proves nothing
   * @throws ApplicationException.Forbidden if Google did not verify the address, the account may
   *     not be signed in to, registration is closed, or sign-in with Google is not set up
   * @throws ApplicationException.Conflict if the address has an account that this does not prove to
   *     be theirs
   * @throws ApplicationException.Unavailable if Google's keys cannot be had
   */
  public Outcome logIn(@Nullable String token) {
    if (token == null || token.isBlank()) {
      throw new ApplicationException.Invalid(Map.of("idToken", Wording.BLANK));
    }
    IdTokens verifier =
        tokens.orElseThrow(
            () ->
                new ApplicationException.Forbidden(
                    "Google sign-in is off", "This server is not set up for Google accounts."));
    IdToken found =
        verifier
            .verify(token.strip(), clock.instant())
            .orElseThrow(
                () -> new ApplicationException.Unauthenticated("Invalid Google ID token."));
    String address = found.email();
    if (!found.emailVerified() || address == null) {
      throw new ApplicationException.Forbidden(
          "Email not verified", "Google account email must be verified.", "email_not_verified");
    }
    Entry entry = transactions.inPlatform(() -> enter(found, Accounts.canonical(address)));
    if (entry.reclaimed) {
      reclaim.forget(entry.user);
    }
    return entry.outcome;
  }

  private record Entry(UserId user, boolean reclaimed, Outcome outcome) {}

  private Entry enter(IdToken token, String email) {
    Optional<User> linked = links.find(token.subject()).flatMap(users::findForUpdate);
    if (linked.isPresent()) {
      return entered(linked.get(), false);
    }
    Optional<User> known = users.findByEmail(email);
    if (known.isPresent()) {
      return link(users.findForUpdate(known.get().id()).orElseThrow(), token);
    }
    return register(token, email);
  }

  private Entry entered(User user, boolean reclaimed) {
    admittance.require(user);
    return new Entry(
        user.id(), reclaimed, new Outcome(secondFactor.beginOrAsk(user, GOOGLE), false));
  }

  private Entry link(User user, IdToken token) {
    if (!token.authoritative()) {
      throw new ApplicationException.Conflict(
          "account_exists",
          "This address has an account already, and Google does not vouch for the address. Log in"
              + " with the password, or ask for a link to choose a new one.");
    }
    boolean unproved = !user.emailVerified();
    User owner = unproved ? reclaim.clear(user) : user;
    links.link(token.subject(), owner.id(), clock.instant());
    return entered(owner, unproved);
  }

  private Entry register(IdToken token, String email) {
    if (!open) {
      throw new ApplicationException.Forbidden(
          "Registration is closed", "Ask whoever runs this server for an account.");
    }
    User user =
        accounts.open(
            email, null, clipped(token.firstName()), clipped(token.lastName()), true, false, email);
    links.link(token.subject(), user.id(), clock.instant());
    return new Entry(user.id(), false, new Outcome(secondFactor.beginOrAsk(user, GOOGLE), true));
  }

  /** Names of Google may be longer than ours; that keeps nobody out. */
  private static @Nullable String clipped(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    return name.strip()
        .codePoints()
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * What comes of it.
   *
   * @param signIn a session, or the question for the second factor; not null
   * @param newUser whether the account was just opened
   */
  public record Outcome(SignIn signIn, boolean newUser) {}
}
