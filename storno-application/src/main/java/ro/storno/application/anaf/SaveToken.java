package ro.storno.application.anaf;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.identity.Actor;
import ro.storno.domain.identity.UserId;

/**
 * Keeps an access token that a user has from elsewhere (api-reference/anaf/tokens.md). It comes
 * without a refresh token, so it ends when it ends.
 */
public final class SaveToken {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 8192;
  private static final Duration CHECKING = Duration.ofSeconds(8);
  private static final Duration USUAL_LIFETIME = Duration.ofDays(90);
  private static final String FORM = "Invalid token format: ";

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Authorizations authorizations;
  private final ListAuthorizations listing;
  private final TaxpayersOfUser taxpayers;
  private final AnafAuthorizationServer server;
  private final CheckAuthorization checking;
  private final TokenSealing sealing;
  private final Ids ids;
  private final Clock clock;

  /** Saves with the given ports; none is null. */
  public SaveToken(
      CommandValidator validator,
      Transactions transactions,
      Authorizations authorizations,
      ListAuthorizations listing,
      TaxpayersOfUser taxpayers,
      AnafAuthorizationServer server,
      CheckAuthorization checking,
      TokenSealing sealing,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.listing = listing;
    this.taxpayers = taxpayers;
    this.server = server;
    this.checking = checking;
    this.sealing = sealing;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps the token. Not for use inside a transaction.
   *
   * @return what is kept, with what ANAF said about the actor's companies
   * @throws ApplicationException.Invalid if the token is malformed, expired or refused by ANAF
   * @throws ApplicationException.NotFound if the actor has no such company
   * @throws ApplicationException.Unacceptable if the actor keeps the token already
   */
  public HeldAuthorization save(Actor actor, Command command) {
    UserId user = actor.requireUser();
    validator.check(command);
    AnafAccessToken token = token(Objects.requireNonNull(command.token));
    requireCompany(user, command.companyId);
    Instant expiresAt = expiresAt(token, command.expiresInDays);
    Instant now = clock.instant();
    UUID uid = ids.next();
    Authorization authorization =
        new Authorization(
            0,
            uid,
            user,
            command.label == null || command.label.isBlank() ? null : command.label.strip(),
            sealing.seal(uid, token, expiresAt),
            0,
            null,
            now,
            null,
            null);
    long id =
        transactions.inPlatform(
            () -> {
              long number = authorizations.add(authorization).orElseThrow(SaveToken::known);
              checking.enqueue(number);
              return number;
            });
    var unused = checking.checkAll(id, CHECKING);
    return transactions.inPlatform(
        () -> listing.describe(user, List.of(authorizations.find(id).orElseThrow())).get(0));
  }

  private static ApplicationException known() {
    return new ApplicationException.Unacceptable(
        "This token already exists.", Map.of("token", "This token already exists."));
  }

  private static AnafAccessToken token(String text) {
    String plain = text.strip().replaceFirst("^[Bb]earer\\s+", "");
    if (plain.length() < SHORTEST || plain.length() > LONGEST) {
      throw invalid(FORM + "it should have " + SHORTEST + " to " + LONGEST + " characters.");
    }
    if (!plain.matches("[!-~]+")) {
      throw invalid(FORM + "it contains blanks or characters that no token has.");
    }
    return new AnafAccessToken(plain);
  }

  private void requireCompany(UserId user, @Nullable String companyId) {
    if (companyId == null || companyId.isBlank()) {
      return;
    }
    boolean own =
        transactions.inPlatform(
            () ->
                taxpayers.of(user).values().stream()
                    .flatMap(List::stream)
                    .anyMatch(company -> company.id().toString().equals(companyId.strip())));
    if (!own) {
      throw new ApplicationException.NotFound("Company");
    }
  }

  /**
   * The token's own word counts; one that says nothing must be known to ANAF or be given an end.
   */
  private Instant expiresAt(AnafAccessToken token, @Nullable Integer days) {
    boolean confirmed = confirmed(token);
    Instant now = clock.instant();
    AnafAuthorizationServer.TokenForm form = server.form(token);
    if (form instanceof AnafAuthorizationServer.TokenForm.Readable readable) {
      if (!now.isBefore(readable.expiresAt())) {
        throw invalid("This token has expired; authorize at ANAF again.");
      }
      return readable.expiresAt();
    }
    if (days != null) {
      return now.plus(Duration.ofDays(days));
    }
    if (confirmed) {
      return now.plus(USUAL_LIFETIME);
    }
    throw invalid(FORM + ((AnafAuthorizationServer.TokenForm.Malformed) form).why());
  }

  /** Returns whether ANAF knows the token; it may not answer now. */
  private boolean confirmed(AnafAccessToken token) {
    try {
      server.check(token);
      return true;
    } catch (AuthorityException.AccessRefused refused) {
      throw invalid("ANAF refuses this token; authorize at ANAF again.");
    } catch (AuthorityException silent) {
      return false;
    }
  }

  private static ApplicationException.Invalid invalid(String why) {
    return new ApplicationException.Invalid(Map.of("token", why));
  }

  /**
   * A token from elsewhere.
   *
   * @param token as ANAF gave it, required
   * @param label name for people, or null
   * @param expiresInDays end of a token that does not tell it itself, or null
   * @param companyId a company of the user that it is meant for, or null
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Nullable String token,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String label,
      @Min(value = 1, message = "This value should be between 1 and 365.")
          @Max(value = 365, message = "This value should be between 1 and 365.")
          @Nullable Integer expiresInDays,
      @Size(max = 40, message = Wording.TOO_LONG) @Nullable String companyId) {
    /** Shows no token. */
    @Override
    public String toString() {
      return "SaveToken.Command[" + label + "]";
    }
  }
}
