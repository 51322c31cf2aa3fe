package ro.storno.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Samples;
import ro.storno.application.identity.Races;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Invitation;
import ro.storno.domain.identity.InvitationId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.persistence.PostgresPorts;

class JdbiInvitationsTest extends PostgresPorts {
  private JdbiInvitations invitations() {
    return new JdbiInvitations(transactions());
  }

  private JdbiOrganizations organizations() {
    return new JdbiOrganizations(transactions());
  }

  private User account() {
    User user = StoredAccounts.user();
    inPlatform(() -> new JdbiUsers(transactions()).add(user));
    return user;
  }

  private OrganizationId organization() {
    OrganizationId id = new OrganizationId(uuid());
    runInPlatform(
        () ->
            organizations()
                .add(new Organization(id, "Exemplu", "exemplu-" + id, "community", NOW)));
    return id;
  }

  private Invitation invitation(OrganizationId organization, String email) {
    return new Invitation(
        new InvitationId(uuid()),
        organization,
        new EmailAddress(email),
        Role.ACCOUNTANT,
        Set.of(new CompanyId(uuid()), new CompanyId(uuid())),
        account().id(),
        NOW,
        NOW.plusSeconds(60));
  }

  @Test
  void open_invitation_is_found_until_it_is_closed_and_one_address_has_one() {
    OrganizationId organization = organization();
    Invitation one = invitation(organization, "ana@example.ro");
    assertThat(inPlatform(() -> invitations().add(one, "hash-1"))).isTrue();
    Invitation again = invitation(organization, "ana@example.ro");
    assertThat(inPlatform(() -> invitations().add(again, "hash-2"))).isFalse();
    assertThat(inPlatform(() -> invitations().findByHash("hash-1"))).contains(one);
    assertThat(inPlatform(() -> invitations().findForUpdate(organization, one.id()))).contains(one);
    assertThat(inPlatform(() -> invitations().findForUpdate(organization(), one.id()))).isEmpty();
    assertThat(inPlatform(() -> invitations().of(organization))).containsExactly(one);
    runInPlatform(() -> invitations().replaceToken(one.id(), "hash-3"));
    assertThat(inPlatform(() -> invitations().findByHash("hash-1"))).isEmpty();
    assertThat(inPlatform(() -> invitations().close(one.id(), NOW))).isTrue();
    assertThat(inPlatform(() -> invitations().findByHash("hash-3"))).isEmpty();
    assertThat(inPlatform(() -> invitations().add(again, "hash-2"))).isTrue();
  }

  @Test
  void invitation_is_closed_by_one_of_32() throws Exception {
    Invitation one = invitation(organization(), "race@example.ro");
    inPlatform(() -> invitations().add(one, "hash-race"));
    assertThat(
            Races.winners(
                () -> {
                  if (!inPlatform(() -> invitations().close(one.id(), NOW))) {
                    throw new ApplicationException.NotFound("Invitation");
                  }
                }))
        .isEqualTo(1);
  }

  @Test
  void members_are_listed_inactive_ones_included_and_changed() {
    OrganizationId organization = organization();
    Membership member =
        new Membership(
            new MembershipId(uuid()),
            account().id(),
            organization,
            Role.EMPLOYEE,
            true,
            Set.of(),
            NOW);
    Membership gone =
        new Membership(
            new MembershipId(uuid()),
            account().id(),
            organization,
            Role.ADMIN,
            false,
            null,
            NOW.plusSeconds(1));
    runInPlatform(
        () -> {
          organizations().addMember(member);
          organizations().addMember(gone);
        });
    assertThat(inPlatform(() -> organizations().everyMemberOf(organization)))
        .containsExactly(member, gone);
    assertThat(inPlatform(() -> organizations().findMemberForUpdate(organization, member.id())))
        .contains(member);
    assertThat(inPlatform(() -> organizations().findMemberForUpdate(organization(), member.id())))
        .isEmpty();
    Membership changed =
        new Membership(
            member.id(),
            member.user(),
            organization,
            Role.ACCOUNTANT,
            false,
            Set.of(new CompanyId(uuid())),
            NOW);
    runInPlatform(() -> organizations().updateMember(changed));
    assertThat(inPlatform(() -> organizations().everyMemberOf(organization)))
        .containsExactly(changed, gone);
  }

  @Test
  void nothing_of_this_is_seen_while_working_for_a_company() {
    OrganizationId organization = organization();
    Invitation one = invitation(organization, "wall@example.ro");
    inPlatform(() -> invitations().add(one, "hash-wall"));
    run(
        Samples.company(),
        () -> {
          assertThat(invitations().findByHash("hash-wall")).isEmpty();
          assertThat(invitations().of(organization)).isEmpty();
          assertThat(organizations().everyMemberOf(organization)).isEmpty();
        });
  }
}
