package ro.storno.application.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.Whereabouts;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.HeaderText;

/**
 * Writes down who did what from where, in the transaction in which it is done. The end of each
 * chain is sealed with the key of the installation: whoever can write into the database, but does
 * not have the key, cannot make another chain that holds.
 */
public final class AuditTrail implements AuditRecorder {
  /** The chain of what belongs to no organization. */
  public static final OrganizationId INSTALLATION = new OrganizationId(new UUID(0, 0));

  private final AuditLog log;
  private final Organizations organizations;
  private final SecretBox box;
  private final Whereabouts whereabouts;
  private final Clock clock;

  /** Writes with the given ports; none is null. */
  public AuditTrail(
      AuditLog log,
      Organizations organizations,
      SecretBox box,
      Whereabouts whereabouts,
      Clock clock) {
    this.log = log;
    this.organizations = organizations;
    this.box = box;
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  @Override
  public void record(
      Actor actor,
      OrganizationId organization,
      AuditAction action,
      @Nullable UUID subject,
      String details) {
    String means = actor.user() == null ? "system" : actor.firstParty() ? "session" : "token";
    append(organization, actor.user(), means, action, subject, details);
  }

  /**
   * Writes what concerns an account into the trail of each organization that it belongs to, or into
   * that of the installation if there is none; call it in a platform transaction.
   *
   * @param actor who did it; not null
   * @param user whose account; not null
   * @param action not null
   * @param details in words, without personal data; not null
   */
  public void recordOfUser(Actor actor, UserId user, AuditAction action, String details) {
    String means = actor.user() == null ? "system" : "session";
    of(user).forEach(each -> append(each, actor.user(), means, action, user.value(), details));
  }

  /** Writes what somebody did to their own account. */
  public void recordOfUser(UserId user, AuditAction action, String details) {
    of(user).forEach(each -> append(each, user, "session", action, user.value(), details));
  }

  /** Returns whether a user has signed in from where the present call comes from. */
  public boolean signedInFromHere(UserId user) {
    return log.signedInFrom(user, whereabouts.address());
  }

  /** In one order, so that two who wait for the same chains never wait for each other. */
  private List<OrganizationId> of(UserId user) {
    List<OrganizationId> own =
        organizations.membershipsOf(user).stream()
            .map(Membership::organization)
            .sorted((a, b) -> a.value().compareTo(b.value()))
            .toList();
    return own.isEmpty() ? List.of(INSTALLATION) : own;
  }

  private void append(
      OrganizationId organization,
      @Nullable UserId user,
      String means,
      AuditAction action,
      @Nullable UUID subject,
      String details) {
    AuditLog.Head head = log.lockHead(organization);
    AuditEntry entry =
        AuditEntry.following(
            head.hash(),
            organization,
            head.sequence() + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            user,
            means,
            whereabouts.address(),
            action.wireName(),
            subject,
            HeaderText.oneLine(details));
    log.append(entry, seal(entry));
  }

  private SealedSecret seal(AuditEntry entry) {
    return box.seal(sealed(entry.sequence(), entry.hash()), place(entry.organization()));
  }

  /** What the seal of the end of a chain says. */
  static String sealed(long sequence, String hash) {
    return sequence + " " + hash;
  }

  /** Where the seal of the end of a chain belongs. */
  static String place(OrganizationId organization) {
    return "audit_head/" + organization + "/seal";
  }
}
