package ro.storno.application.licensing;

import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.SecretTokens;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.licensing.LicenceKey;
import ro.storno.domain.licensing.LicenceKeyId;
import ro.storno.domain.mail.HeaderText;

/** Keys for the self-hosted servers of an organization; only its owner has to do with them. */
public final class ManageLicenceKeys {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Organizations organizations;
  private final LicenceKeys keys;
  private final SecretTokens secrets;
  private final AuditRecorder audit;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageLicenceKeys(
      CommandValidator validator,
      Transactions transactions,
      Organizations organizations,
      LicenceKeys keys,
      SecretTokens secrets,
      AuditRecorder audit,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.organizations = organizations;
    this.keys = keys;
    this.secrets = secrets;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a key.
   *
   * @return the key, in full this once
   * @throws ApplicationException.Forbidden for all but the owner, in person
   * @throws ApplicationException.NotFound if the actor acts in no organization
   * @throws ApplicationException.Invalid if the name is too long
   */
  public Made create(Actor actor, Command command) {
    actor.requireInPerson(Permission.ORG_MANAGE_BILLING);
    validator.check(command);
    String secret = secrets.generate();
    LicenceKey made =
        transactions.inPlatform(
            () -> {
              LicenceKey key =
                  new LicenceKey(
                      new LicenceKeyId(ids.next()),
                      organization(actor),
                      LicenceKey.mask(secret),
                      name(command.instanceName),
                      null,
                      true,
                      clock.instant(),
                      null,
                      null);
              keys.add(key, secrets.hash(secret));
              note(actor, key, AuditAction.LICENCE_CREATED);
              return key;
            });
    return new Made(made, secret);
  }

  private static @Nullable String name(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : HeaderText.oneLine(typed.strip());
  }

  private void note(Actor actor, LicenceKey key, AuditAction action) {
    audit.record(actor, key.organization(), action, key.id().value(), key.masked());
  }

  private OrganizationId organization(Actor actor) {
    return Optional.ofNullable(actor.organization())
        .flatMap(organizations::find)
        .map(Organization::id)
        .orElseThrow(() -> new ApplicationException.NotFound("Organization"));
  }

  /**
   * Lists the keys, newest first, revoked ones included.
   *
   * @throws ApplicationException.Forbidden for all but the owner, in person
   * @throws ApplicationException.NotFound if the actor acts in no organization
   */
  public List<LicenceKey> list(Actor actor) {
    actor.requireInPerson(Permission.ORG_MANAGE_BILLING);
    return transactions.inPlatform(() -> keys.of(organization(actor)));
  }

  /**
   * Revokes a key for ever; revoking it again changes nothing.
   *
   * @throws ApplicationException.Forbidden for all but the owner, in person
   * @throws ApplicationException.NotFound if the organization has no such key
   */
  public void revoke(Actor actor, LicenceKeyId id) {
    actor.requireInPerson(Permission.ORG_MANAGE_BILLING);
    transactions.inPlatform(
        () -> {
          LicenceKey present =
              keys.findForUpdate(organization(actor), id)
                  .orElseThrow(() -> new ApplicationException.NotFound("License key"));
          if (present.active()) {
            keys.update(present.revoked());
            note(actor, present, AuditAction.LICENCE_REVOKED);
          }
          return id;
        });
  }

  /**
   * A key and its secret.
   *
   * @param key not null
   * @param secret shown this once; not null
   */
  public record Made(LicenceKey key, String secret) {
    /** Shows no secret. */
    @Override
    public String toString() {
      return "Made[" + key.id() + "]";
    }
  }

  /**
   * A key to make.
   *
   * @param instanceName what to call the server, or null
   */
  public record Command(
      @Size(max = 200, message = Wording.TOO_LONG) @Nullable String instanceName) {}
}
