package ro.storno.application.identity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;

/**
 * Hands an organization over to another of its members. It has one owner before, meanwhile and
 * afterwards; the former one stays as an administrator.
 */
public final class TransferOwnership {
  private final Transactions transactions;
  private final Users users;
  private final Organizations organizations;
  private final PasswordProof proof;
  private final VerifySecondFactor secondFactor;
  private final KnownUsers known;
  private final AuditTrail audit;

  /** Transfers with the given ports; none is null. */
  TransferOwnership(
      Transactions transactions,
      Users users,
      Organizations organizations,
      PasswordProof proof,
      VerifySecondFactor secondFactor,
      KnownUsers known,
      AuditTrail audit) {
    this.transactions = transactions;
    this.users = users;
    this.organizations = organizations;
    this.proof = proof;
    this.secondFactor = secondFactor;
    this.known = known;
    this.audit = audit;
  }

  /**
   * Hands the actor's organization over.
   *
   * @param to the member who becomes owner; not null
   * @param password the actor's, or null where it is missing
   * @param verification proof of the second factor, or null where there is none
   * @return the new owner
   * @throws ApplicationException.Forbidden for all but the owner in person, if the password is
   *     wrong, or with code {@code mfa_required}
   * @throws ApplicationException.NotFound if the organization has no such member
   * @throws ApplicationException.Unacceptable if the member is the actor, inactive or not confirmed
   */
  public ManageMembers.Member transfer(
      Actor actor, MembershipId to, @Nullable String password, @Nullable String verification) {
    actor.requireInPerson(Permission.ORG_MANAGE_BILLING);
    PasswordProof.Proved proved =
        proof
            .prove(actor, password)
            .orElseThrow(
                () ->
                    new ApplicationException.Forbidden("Access denied", "The password is wrong."));
    OrganizationId organization = Members.organization(actor);
    ManageMembers.Member owner =
        transactions.inPlatform(
            () -> {
              proved.lockStanding(users);
              Membership present = presentOwner(actor, organization);
              Membership next =
                  organizations
                      .findMemberForUpdate(organization, to)
                      .orElseThrow(() -> new ApplicationException.NotFound("Member"));
              User heir = checked(present, next);
              secondFactor.require(actor.requireUser(), verification);
              return handedOver(actor, present, next, heir);
            });
    known.forget(actor.requireUser());
    known.forget(owner.user().id());
    return owner;
  }

  /** Of any number who hand over at once, the first holds this row and the others come too late. */
  private Membership presentOwner(Actor actor, OrganizationId organization) {
    List<Membership> own = organizations.membershipsOf(actor.requireUser());
    return own.stream()
        .filter(each -> each.organization().equals(organization))
        .findFirst()
        .flatMap(each -> organizations.findMemberForUpdate(organization, each.id()))
        .filter(each -> each.active() && each.role() == Role.OWNER)
        .orElseThrow(
            () ->
                new ApplicationException.Forbidden(
                    "Access denied", "Only the owner can hand the organization over."));
  }

  private User checked(Membership present, Membership next) {
    User heir = users.find(next.user()).orElseThrow();
    String wrong =
        next.id().equals(present.id())
            ? "You are the owner already."
            : !next.active() || !heir.active()
                ? "This member is inactive; activate them first."
                : heir.emailVerified() ? null : "This member has not confirmed their address yet.";
    if (wrong != null) {
      throw new ApplicationException.Unacceptable(wrong, Map.of());
    }
    return heir;
  }

  private ManageMembers.Member handedOver(
      Actor actor, Membership present, Membership next, User heir) {
    // In this order: at no moment are there two.
    organizations.updateMember(present.as(Role.ADMIN));
    Membership owner = next.as(Role.OWNER);
    organizations.updateMember(owner);
    audit.record(
        actor,
        owner.organization(),
        AuditAction.OWNERSHIP_TRANSFERRED,
        heir.id().value(),
        "handed over by the owner");
    return new ManageMembers.Member(owner, heir);
  }
}
