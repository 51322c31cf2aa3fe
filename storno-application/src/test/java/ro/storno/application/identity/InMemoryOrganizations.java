package ro.storno.application.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.Pages;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/** Organizations in memory. */
public final class InMemoryOrganizations implements Organizations {
  private final Map<OrganizationId, Organization> organizations;
  private final Map<MembershipId, Membership> memberships;
  private final Map<OrganizationId, Boolean> demanding;

  public InMemoryOrganizations(InMemoryTransactions transactions) {
    this.organizations = transactions.table();
    this.memberships = transactions.table();
    this.demanding = transactions.table();
  }

  @Override
  public void add(Organization organization) {
    organizations.put(organization.id(), organization);
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return Optional.ofNullable(organizations.get(id));
  }

  @Override
  public Optional<Organization> findForUpdate(OrganizationId id) {
    return find(id);
  }

  @Override
  public void changePlan(OrganizationId id, String plan) {
    organizations.computeIfPresent(
        id, (same, was) -> new Organization(same, was.name(), was.slug(), plan, was.createdAt()));
  }

  @Override
  public Page<Organization> list(@Nullable String search, Page.Request page) {
    List<Organization> found =
        organizations.values().stream()
            .filter(
                each ->
                    search == null
                        || each.name()
                            .toLowerCase(Locale.ROOT)
                            .contains(search.toLowerCase(Locale.ROOT)))
            .sorted(Comparator.comparing(Organization::createdAt).reversed())
            .toList();
    return Pages.of(found, page);
  }

  @Override
  public void removeMembershipsOf(UserId user) {
    memberships.values().removeIf(member -> member.user().equals(user));
  }

  @Override
  public void demandSecondFactor(OrganizationId id, boolean demanded) {
    if (demanded) {
      demanding.put(id, true);
    } else {
      demanding.remove(id);
    }
  }

  @Override
  public boolean demandsSecondFactor(OrganizationId id) {
    return demanding.containsKey(id);
  }

  @Override
  public Set<OrganizationId> demandingSecondFactorOf(UserId user) {
    return membershipsOf(user).stream()
        .map(Membership::organization)
        .filter(this::demandsSecondFactor)
        .collect(Collectors.toSet());
  }

  @Override
  public void addMember(Membership membership) {
    memberships.put(membership.id(), membership);
  }

  @Override
  public void updateMember(Membership membership) {
    memberships.replace(membership.id(), membership);
  }

  @Override
  public Optional<Membership> findMemberForUpdate(OrganizationId organization, MembershipId id) {
    return everyMemberOf(organization).stream().filter(m -> m.id().equals(id)).findFirst();
  }

  @Override
  public List<Membership> everyMemberOf(OrganizationId organization) {
    return memberships.values().stream()
        .filter(member -> member.organization().equals(organization))
        .sorted(Comparator.comparing(Membership::joinedAt))
        .toList();
  }

  @Override
  public List<Membership> membershipsOf(UserId user) {
    return memberships.values().stream()
        .filter(membership -> membership.user().equals(user) && membership.active())
        .sorted(Comparator.comparing(Membership::joinedAt))
        .toList();
  }

  @Override
  public List<Membership> membersOf(OrganizationId organization) {
    return memberships.values().stream()
        .filter(member -> member.organization().equals(organization) && member.active())
        .sorted(Comparator.comparing(Membership::joinedAt))
        .toList();
  }
}
