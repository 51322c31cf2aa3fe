package ro.storno.application.identity;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.UserId;

/**
 * Lets an organization demand a second factor of its members. Whoever has none, administrators of
 * the installation not excepted, can sign in and turn one on, and nothing else: neither in person
 * nor by their API keys and apps is the organization open to them.
 */
public final class DemandSecondFactor {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Organizations organizations;
  private final SecondFactors factors;
  private final VerifySecondFactor verify;
  private final KnownUsers known;
  private final AuditTrail audit;

  /** Demands with the given ports; none is null. */
  DemandSecondFactor(
      CommandValidator validator,
      Transactions transactions,
      Organizations organizations,
      SecondFactors factors,
      VerifySecondFactor verify,
      KnownUsers known,
      AuditTrail audit) {
    this.validator = validator;
    this.transactions = transactions;
    this.organizations = organizations;
    this.factors = factors;
    this.verify = verify;
    this.known = known;
    this.audit = audit;
  }

  /**
   * Returns whether the organization demands it.
   *
   * @throws ApplicationException.Forbidden without {@code org.manage_members}
   */
  public boolean demanded(Actor actor) {
    actor.requireInPerson(Permission.ORG_MANAGE_MEMBERS);
    OrganizationId organization = Members.organization(actor);
    return transactions.inPlatform(() -> organizations.demandsSecondFactor(organization));
  }

  /**
   * Demands it of every member, or no longer. Acts at once on this node, and within a second on
   * every other.
   *
   * @param verification token of {@link VerifySecondFactor#confirm}, or null where it is missing
   * @return whether it is demanded now
   * @throws ApplicationException.Forbidden without {@code org.manage_members}, and with code {@code
   *     mfa_required} if the second factor was not given again
   * @throws ApplicationException.Unacceptable if nothing is said
   * @throws ApplicationException.Conflict if the one who demands has no second factor
   */
  public boolean demand(Actor actor, Command command, @Nullable String verification) {
    actor.requireInPerson(Permission.ORG_MANAGE_MEMBERS);
    validator.checkAcceptable(command);
    boolean demanded = Objects.requireNonNull(command.secondFactorRequired);
    OrganizationId organization = Members.organization(actor);
    List<Membership> members =
        transactions.inPlatform(() -> change(actor, organization, demanded, verification));
    members.forEach(member -> known.forget(member.user()));
    return demanded;
  }

  private List<Membership> change(
      Actor actor, OrganizationId organization, boolean demanded, @Nullable String verification) {
    UserId user = actor.requireUser();
    if (factors.find(user).filter(SecondFactors.SecondFactor::enabled).isEmpty()) {
      throw new ApplicationException.Conflict(
          "", "Turn your own second factor on before you demand one of others.");
    }
    verify.require(user, verification);
    // Locked, so that the trail says each change once.
    Organization house = organizations.findForUpdate(organization).orElseThrow();
    if (organizations.demandsSecondFactor(organization) != demanded) {
      organizations.demandSecondFactor(organization, demanded);
      audit.record(
          actor,
          organization,
          demanded ? AuditAction.SECOND_FACTOR_DEMANDED : AuditAction.SECOND_FACTOR_RELEASED,
          house.id().value(),
          "");
    }
    return organizations.membersOf(organization);
  }

  /**
   * What is demanded.
   *
   * @param secondFactorRequired required
   */
  public record Command(@NotNull(message = Wording.BLANK) @Nullable Boolean secondFactorRequired) {}
}
