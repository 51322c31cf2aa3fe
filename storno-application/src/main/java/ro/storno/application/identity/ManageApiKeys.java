package ro.storno.application.identity;

import static java.util.stream.Collectors.joining;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.mail.MailTemplate;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.HeaderText;

/**
 * API keys of the signed-in user in the organization acted in (api-reference/api-keys). Only
 * whoever is there in person makes or changes keys, so that no key begets another.
 */
public final class ManageApiKeys {
  /** How every key begins. */
  public static final String PREFIX = "af_";

  private static final int SHOWN = 12;

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final ApiKeys keys;
  private final SecretTokens secrets;
  private final VerifySecondFactor secondFactor;
  private final CredentialChanges changes;
  private final KnownApiKeys known;
  private final AuditTrail audit;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageApiKeys(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      ApiKeys keys,
      SecretTokens secrets,
      VerifySecondFactor secondFactor,
      CredentialChanges changes,
      KnownApiKeys known,
      AuditTrail audit,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.keys = keys;
    this.secrets = secrets;
    this.secondFactor = secondFactor;
    this.changes = changes;
    this.known = known;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Returns what the actor could grant to a key, in order. */
  public List<Permission> scopes(Actor actor) {
    return List.copyOf(
        actor.permissions().isEmpty()
            ? EnumSet.noneOf(Permission.class)
            : EnumSet.copyOf(actor.permissions()));
  }

  /**
   * Returns the actor's keys, newest first, revoked ones included.
   *
   * @throws ApplicationException.Forbidden without {@code api_key.view}
   */
  public List<ApiKey> list(Actor actor) {
    actor.requireInPerson(Permission.API_KEY_VIEW);
    return transactions.inPlatform(() -> keys.of(actor.requireUser(), organization(actor)));
  }

  /**
   * Makes a key.
   *
   * @param verification proof of the second factor, or null where there is none
   * @return the key and its secret, shown this once
   * @throws ApplicationException.Forbidden without {@code api_key.manage}, or with code {@code
   *     mfa_required} where the second factor must be given first
   * @throws ApplicationException.Unacceptable if a field is missing, malformed or asks for more
   *     than the actor may do
   */
  public Made create(Actor actor, Command command, @Nullable String verification) {
    actor.requireInPerson(Permission.API_KEY_MANAGE);
    validator.checkAcceptable(command);
    Instant now = clock.instant();
    FieldErrors errors = new FieldErrors();
    Set<Permission> scopes = scopes(actor, Objects.requireNonNull(command.scopes), errors);
    errors.addIf(
        command.expiresAt != null && !command.expiresAt.isAfter(now),
        "expiresAt",
        "This value should be in the future.");
    errors.throwUnacceptable();
    String secret = PREFIX + secrets.generate();
    ApiKey key =
        new ApiKey(
            new ApiKeyId(ids.next()),
            actor.requireUser(),
            organization(actor),
            HeaderText.oneLine(Objects.requireNonNull(command.name)),
            secret.substring(0, SHOWN),
            scopes,
            now,
            command.expiresAt,
            null,
            null);
    transactions.inPlatform(
        () -> {
          secondFactor.require(key.user(), verification);
          keys.add(key, secrets.hash(secret));
          tell(key);
          return key;
        });
    return new Made(key, secret);
  }

  /**
   * Changes name or scopes.
   *
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.NotFound if the organization has no such key
   * @throws ApplicationException.Forbidden if the key is somebody else's
   * @throws ApplicationException.Unacceptable if nothing was sent, or like {@link #create}
   */
  public ApiKey update(Actor actor, ApiKeyId id, Change command, Set<String> given) {
    actor.requireInPerson(Permission.API_KEY_MANAGE);
    Given fields = new Given(given);
    fields.requireAny("name", "scopes");
    FieldErrors errors = validator.errors(command);
    errors.addIf(
        fields.has("name") && (command.name == null || command.name.isBlank()),
        "name",
        Wording.BLANK);
    errors.addIf(
        fields.has("scopes") && (command.scopes == null || command.scopes.isEmpty()),
        "scopes",
        Wording.BLANK);
    Set<Permission> scopes =
        command.scopes == null ? Set.of() : scopes(actor, command.scopes, errors);
    errors.throwUnacceptable();
    ApiKey changed =
        transactions.inPlatform(
            () -> {
              ApiKey present = own(actor, id);
              ApiKey next =
                  present.changed(
                      HeaderText.oneLine(fields.keep("name", command.name, present.name())),
                      fields.has("scopes") ? scopes : present.scopes());
              keys.update(next);
              audit.record(
                  actor, next.organization(), AuditAction.API_KEY_CHANGED, id.value(), said(next));
              return next;
            });
    known.forgetAll();
    return changed;
  }

  /**
   * Gives a key another secret; the old one opens nothing from then on.
   *
   * @param verification proof of the second factor, or null where there is none
   * @return the key and its new secret, shown this once
   * @throws ApplicationException.NotFound if the organization has no such key
   * @throws ApplicationException.Forbidden if the key is somebody else's, or like {@link #create}
   * @throws ApplicationException.Conflict if it was revoked
   */
  public Made rotate(Actor actor, ApiKeyId id, @Nullable String verification) {
    actor.requireInPerson(Permission.API_KEY_MANAGE);
    String secret = PREFIX + secrets.generate();
    ApiKey rotated =
        transactions.inPlatform(
            () -> {
              ApiKey present = own(actor, id);
              if (present.revokedAt() != null) {
                throw new ApplicationException.Conflict(
                    "", "This API key was revoked; make another one.");
              }
              secondFactor.require(present.user(), verification);
              ApiKey next = present.rotated(secret.substring(0, SHOWN));
              keys.replaceSecret(next, secrets.hash(secret));
              tell(next);
              return next;
            });
    known.forgetAll();
    return new Made(rotated, secret);
  }

  /**
   * Revokes a key for ever; once revoked it stays so.
   *
   * @throws ApplicationException.NotFound if the organization has no such key
   * @throws ApplicationException.Forbidden if the key is somebody else's
   */
  public void revoke(Actor actor, ApiKeyId id) {
    actor.requireInPerson(Permission.API_KEY_MANAGE);
    transactions.inPlatform(
        () -> {
          ApiKey revoked = own(actor, id).revoked(clock.instant());
          keys.update(revoked);
          audit.record(actor, revoked.organization(), AuditAction.API_KEY_REVOKED, id.value(), "");
          return revoked;
        });
    known.forgetAll();
  }

  private static String said(ApiKey key) {
    return key.scopes().stream().sorted().map(Permission::wireName).collect(joining(" "));
  }

  private void tell(ApiKey key) {
    changes.tell(
        users.find(key.user()).orElseThrow(),
        MailTemplate.API_KEY_CREATED,
        Map.of("name", key.name()));
  }

  private ApiKey own(Actor actor, ApiKeyId id) {
    UserId user = actor.requireUser();
    ApiKey key =
        keys.findForUpdate(organization(actor), id)
            .orElseThrow(() -> new ApplicationException.NotFound("API key"));
    if (!key.user().equals(user)) {
      throw new ApplicationException.Forbidden("forbidden", "This API key is somebody else's.");
    }
    return key;
  }

  private static OrganizationId organization(Actor actor) {
    OrganizationId organization = actor.organization();
    if (organization == null) {
      throw new ApplicationException.NotFound("Organization");
    }
    return organization;
  }

  /** Reads scopes that an actor grants, noting those that do not exist or are not the actor's. */
  static Set<Permission> scopes(Actor actor, List<String> names, FieldErrors errors) {
    EnumSet<Permission> scopes = EnumSet.noneOf(Permission.class);
    for (int i = 0; i < names.size(); i++) {
      String field = "scopes[" + i + "]";
      String name = String.valueOf(names.get(i));
      Permission scope = Permission.ofWireName(name).orElse(null);
      if (scope == null) {
        errors.add(field, "There is no such scope; see /api/v1/api-tokens/scopes.");
      } else if (!actor.permissions().contains(scope)) {
        errors.add(field, "You do not have this permission yourself.");
      } else {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  /**
   * A key and its secret.
   *
   * @param key not null
   * @param secret shown this once; not null
   */
  public record Made(ApiKey key, String secret) {
    /** Shows no secret. */
    @Override
    public String toString() {
      return "Made[" + key.id() + "]";
    }
  }

  /**
   * A key to make.
   *
   * @param name required
   * @param scopes wire names of permissions, at least one
   * @param expiresAt or null for never
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Size(max = 100, message = Wording.TOO_LONG)
          @Nullable String name,
      @NotEmpty(message = Wording.BLANK) @Size(max = 200, message = Wording.TOO_MANY)
          @Nullable List<String> scopes,
      @Nullable Instant expiresAt) {}

  /**
   * New values.
   *
   * @param name or null
   * @param scopes wire names of permissions, in place of the present ones; or null
   */
  public record Change(
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String name,
      @Size(max = 200, message = Wording.TOO_MANY) @Nullable List<String> scopes) {}
}
