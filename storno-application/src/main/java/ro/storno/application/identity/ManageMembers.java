package ro.storno.application.identity;

import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;

/**
 * Shows the members of an organization and changes what they may do (api-reference/members). Owners
 * and super administrators cannot be touched, nobody changes themselves, and ownership is handed
 * over rather than given; so an organization never loses its owner here.
 */
public final class ManageMembers {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final Organizations organizations;
  private final Invitations invitations;
  private final CompanyDirectory companies;
  private final KnownUsers known;
  private final AuditTrail audit;

  /** Manages with the given ports; none is null. */
  public ManageMembers(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      Organizations organizations,
      Invitations invitations,
      CompanyDirectory companies,
      KnownUsers known,
      AuditTrail audit) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.organizations = organizations;
    this.invitations = invitations;
    this.companies = companies;
    this.known = known;
    this.audit = audit;
  }

  /**
   * Returns what there is to permit.
   *
   * @throws ApplicationException.Forbidden without {@code org.manage_members}
   */
  public List<Permission> permissions(Actor actor) {
    actor.require(Permission.ORG_MANAGE_MEMBERS);
    return List.of(Permission.values());
  }

  /**
   * Lists the members, oldest first, inactive ones included.
   *
   * @throws ApplicationException.Forbidden without {@code org.manage_members}
   */
  public Listed list(Actor actor) {
    actor.requireInPerson(Permission.ORG_MANAGE_MEMBERS);
    return transactions.inPlatform(
        () -> {
          OrganizationId organization = Members.organization(actor);
          List<Member> members =
              organizations.everyMemberOf(organization).stream().map(this::member).toList();
          OptionalInt most = Plan.of(organizations.find(organization).orElseThrow().plan()).users();
          return new Listed(members, most.isPresent() ? most.getAsInt() : null);
        });
  }

  private Member member(Membership membership) {
    return new Member(membership, users.find(membership.user()).orElseThrow());
  }

  /**
   * Changes what is given.
   *
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.Forbidden without {@code org.manage_members}, for owners and super
   *     administrators, and for the role of owner
   * @throws ApplicationException.NotFound if the organization has no such member
   * @throws ApplicationException.Unacceptable for oneself, and if role or companies do not do
   * @throws ApplicationException.PlanLimit if somebody is to come back and there is no place left
   */
  public Member update(Actor actor, MembershipId id, Command command, Set<String> given) {
    actor.requireInPerson(Permission.ORG_MANAGE_MEMBERS);
    validator.checkAcceptable(command);
    Given fields = new Given(given);
    fields.requireAny("role", "isActive", "allowedCompanies");
    OrganizationId organization = Members.organization(actor);
    Set<CompanyId> own =
        companies.of(organization).stream().map(Company::id).collect(Collectors.toSet());
    Member changed =
        transactions.inPlatform(
            () -> {
              // Locked first, as by those who invite: the last place is given away once.
              Organization house = organizations.findForUpdate(organization).orElseThrow();
              Member present = touchable(organization, id);
              if (present.user.id().equals(actor.user())) {
                throw new ApplicationException.Unacceptable(
                    "You cannot change your own role or access.", Map.of());
              }
              Membership next = changed(present.membership, command, fields, own);
              if (next.active() && !present.membership.active()) {
                Members.requirePlace(house, organizations.everyMemberOf(organization), invitations);
              }
              organizations.updateMember(next);
              audit.record(
                  actor, organization, AuditAction.MEMBER_CHANGED, next.user().value(), said(next));
              return new Member(next, present.user);
            });
    known.forget(changed.user.id());
    return changed;
  }

  private static String said(Membership member) {
    return member.role().wireName()
        + (member.active() ? ", active" : ", inactive")
        + (member.allowedCompanies() == null
            ? ""
            : ", " + member.allowedCompanies().size() + " companies");
  }

  private static Membership changed(
      Membership present, Command command, Given fields, Set<CompanyId> own) {
    FieldErrors errors = new FieldErrors();
    String name = fields.keep("role", command.role, present.role().name());
    if (Role.OWNER.name().equalsIgnoreCase(name)) {
      throw new ApplicationException.Forbidden(
          "Access denied", "Ownership is handed over, not given.");
    }
    Optional<Role> role =
        Arrays.stream(Role.values()).filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
    errors.addIf(role.isEmpty(), "role", "The role is ADMIN, ACCOUNTANT or EMPLOYEE.");
    boolean active = fields.keep("isActive", command.isActive, present.active());
    Set<CompanyId> allowed = present.allowedCompanies();
    if (fields.has("allowedCompanies") && command.allowedCompanies != null) {
      allowed = command.allowedCompanies.stream().map(CompanyId::new).collect(Collectors.toSet());
      errors.addIf(
          !own.containsAll(allowed), "allowedCompanies", "Your organization has no such company.");
      errors.addIf(
          active && allowed.isEmpty() && role.filter(r -> r != Role.ADMIN).isPresent(),
          "allowedCompanies",
          "Give an active member at least one company.");
    }
    errors.throwUnacceptable();
    return new Membership(
        present.id(),
        present.user(),
        present.organization(),
        role.orElseThrow(),
        active,
        allowed,
        present.joinedAt());
  }

  /**
   * Deactivates a member; nothing of theirs opens anything in the organization within a second.
   *
   * @throws ApplicationException.Forbidden without {@code org.manage_members}, for oneself, owners
   *     and super administrators
   * @throws ApplicationException.NotFound if the organization has no such member
   */
  public void deactivate(Actor actor, MembershipId id) {
    actor.requireInPerson(Permission.ORG_MANAGE_MEMBERS);
    OrganizationId organization = Members.organization(actor);
    Member gone =
        transactions.inPlatform(
            () -> {
              Member present = touchable(organization, id);
              if (present.user.id().equals(actor.user())) {
                throw new ApplicationException.Forbidden(
                    "Access denied", "You cannot remove yourself.");
              }
              Membership member = present.membership;
              organizations.updateMember(
                  new Membership(
                      member.id(),
                      member.user(),
                      member.organization(),
                      member.role(),
                      false,
                      member.allowedCompanies(),
                      member.joinedAt()));
              audit.record(
                  actor, organization, AuditAction.MEMBER_DEACTIVATED, member.user().value(), "");
              return present;
            });
    known.forget(gone.user.id());
  }

  private Member touchable(OrganizationId organization, MembershipId id) {
    Member member =
        organizations
            .findMemberForUpdate(organization, id)
            .map(this::member)
            .orElseThrow(() -> new ApplicationException.NotFound("Member"));
    if (member.membership.role() == Role.OWNER || member.user.platformAdmin()) {
      throw new ApplicationException.Forbidden(
          "Access denied", "Owners and super administrators cannot be changed here.");
    }
    return member;
  }

  /**
   * A member.
   *
   * @param membership not null
   * @param user not null
   */
  public record Member(Membership membership, User user) {}

  /**
   * The members.
   *
   * @param members oldest first; not null
   * @param mostUsers how many the plan allows, or null for any number
   */
  public record Listed(List<Member> members, @Nullable Integer mostUsers) {
    /** Takes a copy. */
    public Listed {
      members = List.copyOf(members);
    }
  }

  /**
   * New values.
   *
   * @param role {@code ADMIN}, {@code ACCOUNTANT} or {@code EMPLOYEE}
   * @param isActive whether the membership counts
   * @param allowedCompanies what a restricted member may see
   */
  public record Command(
      @Nullable String role,
      @Nullable Boolean isActive,
      @Size(max = 1000, message = Wording.TOO_MANY) @Nullable List<UUID> allowedCompanies) {}
}
