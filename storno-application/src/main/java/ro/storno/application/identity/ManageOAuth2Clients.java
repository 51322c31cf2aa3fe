package ro.storno.application.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.OAuth2ClientId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.RedirectUri;
import ro.storno.domain.mail.HeaderText;

/**
 * The OAuth2 apps of the organization acted in (api-reference/oauth2). Only whoever is there in
 * person makes or changes apps.
 */
public final class ManageOAuth2Clients {
  private static final String CLIENT_PREFIX = "storno_cid_";
  private static final int CLIENT_ID_DIGITS = 32;
  private static final String SECRET_PREFIX = "storno_cs_";
  private static final int SHOWN = 14;
  private static final String NAME = "name";
  private static final String DESCRIPTION = "description";
  private static final String REDIRECT_URIS = "redirectUris";
  private static final String SCOPES = "scopes";
  private static final String WEBSITE = "websiteUrl";
  private static final String LOGO = "logoUrl";
  private static final String ACTIVE = "isActive";

  private final CommandValidator validator;
  private final Transactions transactions;
  private final OAuth2Clients clients;
  private final SecretTokens secrets;
  private final KnownOAuth2Tokens known;
  private final AuditRecorder audit;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageOAuth2Clients(
      CommandValidator validator,
      Transactions transactions,
      OAuth2Clients clients,
      SecretTokens secrets,
      KnownOAuth2Tokens known,
      AuditRecorder audit,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.clients = clients;
    this.secrets = secrets;
    this.known = known;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Returns the apps, newest first, revoked ones included.
   *
   * @throws ApplicationException.Forbidden without {@code oauth2_app.view}
   */
  public List<OAuth2Client> list(Actor actor) {
    actor.require(Permission.OAUTH2_APP_VIEW);
    return transactions.inPlatform(() -> clients.of(Members.organization(actor)));
  }

  /**
   * Returns an app.
   *
   * @throws ApplicationException.Forbidden without {@code oauth2_app.view}
   * @throws ApplicationException.NotFound if the organization has no such app
   */
  public OAuth2Client get(Actor actor, OAuth2ClientId id) {
    actor.require(Permission.OAUTH2_APP_VIEW);
    return transactions
        .inPlatform(() -> clients.find(Members.organization(actor), id))
        .orElseThrow(ManageOAuth2Clients::notFound);
  }

  /**
   * Registers an app.
   *
   * @return the app and, unless it is public, its secret, shown this once
   * @throws ApplicationException.Forbidden without {@code oauth2_app.manage}
   * @throws ApplicationException.Unacceptable if a field is missing, malformed or asks for more
   *     than the actor may do
   */
  public Made create(Actor actor, Command command) {
    actor.requireInPerson(Permission.OAUTH2_APP_MANAGE);
    validator.checkAcceptable(command);
    FieldErrors errors = new FieldErrors();
    OAuth2Client.Card card =
        new OAuth2Client.Card(
            HeaderText.oneLine(Objects.requireNonNull(command.name)),
            command.description,
            redirectUris(Objects.requireNonNull(command.redirectUris), errors),
            ManageApiKeys.scopes(actor, Objects.requireNonNull(command.scopes), errors),
            address(WEBSITE, command.websiteUrl, errors),
            address(LOGO, command.logoUrl, errors));
    errors.throwUnacceptable();
    String secret = "public".equals(command.clientType) ? null : SECRET_PREFIX + secrets.generate();
    OAuth2Client client =
        new OAuth2Client(
            new OAuth2ClientId(ids.next()),
            Members.organization(actor),
            CLIENT_PREFIX + secrets.code("0123456789abcdef", CLIENT_ID_DIGITS),
            secret == null ? null : shown(secret),
            card,
            true,
            null,
            clock.instant());
    transactions.inPlatform(
        () -> {
          clients.add(client, secret == null ? null : secrets.hash(secret));
          note(actor, AuditAction.OAUTH2_APP_REGISTERED, client, Scopes.text(card.scopes()));
          return client;
        });
    return new Made(client, secret);
  }

  /**
   * Changes an app.
   *
   * @param sent names of the components of the command that were sent; not null
   * @throws ApplicationException.Forbidden without {@code oauth2_app.manage}
   * @throws ApplicationException.NotFound if the organization has no such app
   * @throws ApplicationException.Conflict if it was revoked
   * @throws ApplicationException.Unacceptable if nothing was sent, or like {@link #create}
   */
  public OAuth2Client update(Actor actor, OAuth2ClientId id, Change command, Set<String> sent) {
    actor.requireInPerson(Permission.OAUTH2_APP_MANAGE);
    Given given = new Given(sent);
    given.requireAny(NAME, DESCRIPTION, REDIRECT_URIS, SCOPES, ACTIVE, WEBSITE, LOGO);
    FieldErrors errors = validator.errors(command);
    errors.addIf(
        given.has(NAME) && (command.name == null || command.name.isBlank()), NAME, Wording.BLANK);
    errors.addIf(
        given.has(REDIRECT_URIS) && empty(command.redirectUris), REDIRECT_URIS, Wording.BLANK);
    errors.addIf(given.has(SCOPES) && empty(command.scopes), SCOPES, Wording.BLANK);
    errors.addIf(given.has(ACTIVE) && command.isActive == null, ACTIVE, Wording.BLANK);
    List<RedirectUri> redirectUris =
        redirectUris(Objects.requireNonNullElse(command.redirectUris, List.of()), errors);
    Set<Permission> scopes =
        ManageApiKeys.scopes(actor, Objects.requireNonNullElse(command.scopes, List.of()), errors);
    String website = address(WEBSITE, command.websiteUrl, errors);
    String logo = address(LOGO, command.logoUrl, errors);
    errors.throwUnacceptable();
    return transactions.inPlatform(
        () -> {
          OAuth2Client present = standing(actor, id);
          OAuth2Client.Card card = present.card();
          OAuth2Client changed =
              present.changed(
                  new OAuth2Client.Card(
                      HeaderText.oneLine(given.keep(NAME, command.name, card.name())),
                      given.pick(DESCRIPTION, command.description, card.description()),
                      given.has(REDIRECT_URIS) ? redirectUris : card.redirectUris(),
                      given.has(SCOPES) ? scopes : card.scopes(),
                      given.pick(WEBSITE, website, card.websiteUrl()),
                      given.pick(LOGO, logo, card.logoUrl())),
                  given.keep(ACTIVE, command.isActive, present.active()));
          clients.update(changed);
          note(
              actor, AuditAction.OAUTH2_APP_CHANGED, changed, Scopes.text(changed.card().scopes()));
          return changed;
        });
  }

  /**
   * Gives an app another secret; the old one proves nothing from then on. Tokens stay good.
   *
   * @throws ApplicationException.Forbidden without {@code oauth2_app.manage}, or if the app is
   *     public
   * @throws ApplicationException.NotFound if the organization has no such app
   * @throws ApplicationException.Conflict if it was revoked
   */
  public Made rotate(Actor actor, OAuth2ClientId id) {
    actor.requireInPerson(Permission.OAUTH2_APP_MANAGE);
    String secret = SECRET_PREFIX + secrets.generate();
    OAuth2Client rotated =
        transactions.inPlatform(
            () -> {
              OAuth2Client present = standing(actor, id);
              if (!present.confidential()) {
                throw new ApplicationException.Forbidden(
                    "forbidden", "A public app has no secret that could be rotated.");
              }
              OAuth2Client next = present.rotated(shown(secret));
              clients.replaceSecret(next, secrets.hash(secret));
              note(actor, AuditAction.OAUTH2_APP_ROTATED, next, "");
              return next;
            });
    return new Made(rotated, secret);
  }

  /**
   * Revokes an app for ever, with every token that it was given; once revoked it stays so.
   *
   * @throws ApplicationException.Forbidden without {@code oauth2_app.manage}
   * @throws ApplicationException.NotFound if the organization has no such app
   */
  public void revoke(Actor actor, OAuth2ClientId id) {
    actor.requireInPerson(Permission.OAUTH2_APP_MANAGE);
    transactions.inPlatform(
        () -> {
          OAuth2Client revoked = locked(actor, id).revoked(clock.instant());
          clients.update(revoked);
          note(actor, AuditAction.OAUTH2_APP_REVOKED, revoked, "");
          return revoked;
        });
    known.forgetAll();
  }

  private void note(Actor actor, AuditAction action, OAuth2Client client, String details) {
    audit.record(actor, client.organization(), action, client.id().value(), details);
  }

  private OAuth2Client standing(Actor actor, OAuth2ClientId id) {
    OAuth2Client client = locked(actor, id);
    if (client.revokedAt() != null) {
      throw new ApplicationException.Conflict("", "This app was revoked; register another one.");
    }
    return client;
  }

  private OAuth2Client locked(Actor actor, OAuth2ClientId id) {
    return clients
        .findForUpdate(Members.organization(actor), id)
        .orElseThrow(ManageOAuth2Clients::notFound);
  }

  private static ApplicationException.NotFound notFound() {
    return new ApplicationException.NotFound("OAuth2 application");
  }

  private static String shown(String secret) {
    return secret.substring(0, SHOWN);
  }

  private static boolean empty(@Nullable List<String> values) {
    return values == null || values.isEmpty();
  }

  private static List<RedirectUri> redirectUris(List<String> sent, FieldErrors errors) {
    List<RedirectUri> uris = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      String text = String.valueOf(sent.get(i));
      RedirectUri uri =
          errors.captureAs(REDIRECT_URIS + "[" + i + "]", () -> new RedirectUri(text));
      if (uri != null && !uris.contains(uri)) {
        uris.add(uri);
      }
    }
    return uris;
  }

  /** Shown to users as a link or picture: nothing but the web. */
  private static @Nullable String address(String field, @Nullable String sent, FieldErrors errors) {
    if (sent == null || sent.isBlank()) {
      return null;
    }
    try {
      URI uri = new URI(sent.strip());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null) {
        return uri.toString();
      }
    } catch (URISyntaxException e) {
      // told below, like any other address that leads nowhere
    }
    errors.add(field, "This value is not a valid URL; it should begin with https://.");
    return null;
  }

  /**
   * An app and its secret.
   *
   * @param client not null
   * @param secret shown this once; null for a public app
   */
  public record Made(OAuth2Client client, @Nullable String secret) {
    /** Shows no secret. */
    @Override
    public String toString() {
      return "Made[" + client.id() + "]";
    }
  }

  /**
   * An app to register.
   *
   * @param name required
   * @param clientType {@code confidential}, where nothing is given, or {@code public}
   * @param redirectUris where browsers may be sent with a code, at least one
   * @param scopes wire names of permissions, at least one
   * @param description or null
   * @param websiteUrl or null
   * @param logoUrl or null
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Size(max = 100, message = Wording.TOO_LONG)
          @Nullable String name,
      @Pattern(
              regexp = "confidential|public",
              message = "This value should be confidential or public.")
          @Nullable String clientType,
      @NotEmpty(message = Wording.BLANK) @Size(max = 50, message = Wording.TOO_MANY)
          @Nullable List<String> redirectUris,
      @NotEmpty(message = Wording.BLANK) @Size(max = 200, message = Wording.TOO_MANY)
          @Nullable List<String> scopes,
      @Size(max = 2000, message = Wording.TOO_LONG) @Nullable String description,
      @Size(max = 2000, message = Wording.TOO_LONG) @Nullable String websiteUrl,
      @Size(max = 2000, message = Wording.TOO_LONG) @Nullable String logoUrl) {}

  /**
   * New values; lists take the place of the present ones.
   *
   * @param name or null
   * @param description null to clear it
   * @param redirectUris or null
   * @param scopes wire names of permissions; or null
   * @param isActive whether users can let it in; or null
   * @param websiteUrl null to clear it
   * @param logoUrl null to clear it
   */
  public record Change(
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String name,
      @Size(max = 2000, message = Wording.TOO_LONG) @Nullable String description,
      @Size(max = 50, message = Wording.TOO_MANY) @Nullable List<String> redirectUris,
      @Size(max = 200, message = Wording.TOO_MANY) @Nullable List<String> scopes,
      @Nullable Boolean isActive,
      @Size(max = 2000, message = Wording.TOO_LONG) @Nullable String websiteUrl,
      @Size(max = 2000, message = Wording.TOO_LONG) @Nullable String logoUrl) {}
}
