package ro.storno.application.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/** Organizations and who belongs to them; used in platform transactions. */
public interface Organizations {
  void add(Organization organization);

  Optional<Organization> find(OrganizationId id);

  /** Finds an organization; others who ask for it like this wait until the transaction ends. */
  Optional<Organization> findForUpdate(OrganizationId id);

  /**
   * Returns a page of the organizations, newest first.
   *
   * @param search part of a name, or null for all
   */
  Page<Organization> list(@Nullable String search, Page.Request page);

  /**
   * Puts an organization on another plan.
   *
   * @param plan wire name of a plan; not null
   */
  void changePlan(OrganizationId id, String plan);

  /** Demands a second factor of every member from now on, or no longer. */
  void demandSecondFactor(OrganizationId id, boolean demanded);

  /** Returns whether an organization demands a second factor of its members. */
  boolean demandsSecondFactor(OrganizationId id);

  /** Returns the organizations of a user's active memberships that demand a second factor. */
  Set<OrganizationId> demandingSecondFactorOf(UserId user);

  void addMember(Membership membership);

  /** Keeps role, activity and companies of a member. */
  void updateMember(Membership membership);

  /** Finds a member of an organization and locks the row until the transaction ends. */
  Optional<Membership> findMemberForUpdate(OrganizationId organization, MembershipId id);

  /** Takes a user out of every organization. */
  void removeMembershipsOf(UserId user);

  /** Returns every membership in an organization, inactive ones included, oldest first. */
  List<Membership> everyMemberOf(OrganizationId organization);

  /** Returns the active memberships of a user, oldest first. */
  List<Membership> membershipsOf(UserId user);

  /** Returns the active memberships in an organization, oldest first. */
  List<Membership> membersOf(OrganizationId organization);
}
