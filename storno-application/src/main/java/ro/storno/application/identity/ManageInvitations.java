package ro.storno.application.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.application.mail.Letter;
import ro.storno.application.mail.MailTemplate;
import ro.storno.application.mail.Post;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Invitation;
import ro.storno.domain.identity.InvitationId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.mail.EmailAddress;

/**
 * Invites people into an organization and lets them in (api-reference/invitations). The token goes
 * to the mailbox only: whoever brings it has shown that the address is theirs.
 */
public final class ManageInvitations {
  private static final Duration LIFETIME = Duration.ofDays(7);

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final Organizations organizations;
  private final Invitations invitations;
  private final CompanyDirectory companies;
  private final SecretTokens secrets;
  private final Post post;
  private final AccountLinks links;
  private final KnownUsers known;
  private final AuditTrail audit;
  private final Ids ids;
  private final Clock clock;

  /** Invites with the given ports; none is null. */
  public ManageInvitations(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      Organizations organizations,
      Invitations invitations,
      CompanyDirectory companies,
      SecretTokens secrets,
      Post post,
      AccountLinks links,
      KnownUsers known,
      AuditTrail audit,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.organizations = organizations;
    this.invitations = invitations;
    this.companies = companies;
    this.secrets = secrets;
    this.post = post;
    this.links = links;
    this.known = known;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Invites somebody and sends the mail.
   *
   * @throws ApplicationException.Forbidden without {@code org.manage_members}
   * @throws ApplicationException.Unacceptable if address, role or companies do not do, or if the
   *     address belongs to a member
   * @throws ApplicationException.Conflict with code {@code ALREADY_INVITED}
   * @throws ApplicationException.PlanLimit if the plan has no place left
   */
  public Invitation invite(Actor actor, Command command) {
    actor.requireInPerson(Permission.ORG_MANAGE_MEMBERS);
    validator.checkAcceptable(command);
    FieldErrors errors = new FieldErrors();
    Optional<EmailAddress> address = EmailAddress.find(Objects.requireNonNull(command.email));
    errors.addIf(address.isEmpty(), "email", Wording.EMAIL);
    Optional<Role> role = role(command.role);
    errors.addIf(role.isEmpty(), "role", "The role is ADMIN, ACCOUNTANT or EMPLOYEE.");
    OrganizationId organization = Members.organization(actor);
    Set<CompanyId> allowed = allowed(organization, command.allowedCompanies, errors);
    errors.throwUnacceptable();
    Instant now = clock.instant();
    Invitation invitation =
        new Invitation(
            new InvitationId(ids.next()),
            organization,
            address.orElseThrow(),
            role.orElseThrow(),
            allowed,
            actor.requireUser(),
            now,
            now.plus(LIFETIME));
    transactions.inPlatform(() -> add(actor, invitation));
    return invitation;
  }

  private Invitation add(Actor actor, Invitation invitation) {
    // Locked first, so that the last place is given away once.
    Organization organization =
        organizations.findForUpdate(invitation.organization()).orElseThrow();
    List<Membership> members = organizations.everyMemberOf(invitation.organization());
    Optional<User> account = users.findByEmail(invitation.email().value());
    boolean member =
        account
            .filter(
                user -> members.stream().anyMatch(m -> m.active() && m.user().equals(user.id())))
            .isPresent();
    if (member) {
      throw new ApplicationException.Unacceptable(
          "This person is a member already.", Map.of("email", "This person is a member already."));
    }
    Members.requirePlace(organization, members, invitations);
    String token = secrets.generate();
    if (!invitations.add(invitation, secrets.hash(token))) {
      throw new ApplicationException.Conflict(
          "ALREADY_INVITED", "This address has an open invitation; send it again instead.");
    }
    send(invitation, organization, token);
    audit.record(
        actor,
        organization.id(),
        AuditAction.MEMBER_INVITED,
        invitation.id().value(),
        invitation.role().wireName());
    return invitation;
  }

  private void send(Invitation invitation, Organization organization, String token) {
    User inviter = users.find(invitation.invitedBy()).orElseThrow();
    post.post(
        new Letter(
            MailTemplate.INVITATION,
            invitation.email(),
            inviter.locale(),
            Map.of(
                "organization", organization.name(),
                "inviter", People.person(inviter).name(),
                "role", invitation.role().wireName(),
                "link", links.acceptInvitation(token)),
            inviter.id()));
  }

  private static Optional<Role> role(@Nullable String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.OWNER && role.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private Set<CompanyId> allowed(
      OrganizationId organization, @Nullable List<UUID> wanted, FieldErrors errors) {
    if (wanted == null) {
      return Set.of();
    }
    Set<CompanyId> own =
        companies.of(organization).stream().map(Company::id).collect(Collectors.toSet());
    Set<CompanyId> allowed = wanted.stream().map(CompanyId::new).collect(Collectors.toSet());
    errors.addIf(
        !own.containsAll(allowed), "allowedCompanies", "Your organization has no such company.");
    return allowed;
  }

  /**
   * Returns the open invitations, newest first, expired ones included.
   *
   * @throws ApplicationException.Forbidden without {@code org.manage_members}
   */
  public List<Invitation> list(Actor actor) {
    actor.requireInPerson(Permission.ORG_MANAGE_MEMBERS);
    return transactions.inPlatform(() -> invitations.of(Members.organization(actor)));
  }

  /**
   * Withdraws an invitation.
   *
   * @throws ApplicationException.NotFound if there is no such open invitation
   */
  public void cancel(Actor actor, InvitationId id) {
    actor.requireInPerson(Permission.ORG_MANAGE_MEMBERS);
    transactions.inPlatform(
        () -> {
          Invitation withdrawn = own(actor, id);
          audit.record(
              actor, withdrawn.organization(), AuditAction.INVITATION_WITHDRAWN, id.value(), "");
          return invitations.close(id, clock.instant());
        });
  }

  /**
   * Sends an invitation again, with a new token; it expires when it did.
   *
   * @throws ApplicationException.NotFound if there is no such open invitation
   * @throws ApplicationException.Gone if it has expired
   */
  public void resend(Actor actor, InvitationId id) {
    actor.requireInPerson(Permission.ORG_MANAGE_MEMBERS);
    transactions.inPlatform(
        () -> {
          Invitation invitation = unexpired(own(actor, id));
          String token = secrets.generate();
          invitations.replaceToken(id, secrets.hash(token));
          send(invitation, organizations.find(invitation.organization()).orElseThrow(), token);
          return id;
        });
  }

  private Invitation own(Actor actor, InvitationId id) {
    return invitations
        .findForUpdate(Members.organization(actor), id)
        .orElseThrow(() -> new ApplicationException.NotFound("Invitation"));
  }

  private Invitation unexpired(Invitation invitation) {
    if (invitation.expired(clock.instant())) {
      throw new ApplicationException.Gone("This invitation has expired; ask for another.");
    }
    return invitation;
  }

  /**
   * Shows an invitation to whoever has its token.
   *
   * @throws ApplicationException.NotFound if it is unknown, used or withdrawn
   * @throws ApplicationException.Gone if it has expired
   */
  public Offer offer(String token) {
    return transactions.inPlatform(
        () -> {
          Invitation invitation = unexpired(found(token));
          return new Offer(
              invitation,
              organizations.find(invitation.organization()).orElseThrow(),
              users.find(invitation.invitedBy()).map(user -> People.person(user).name()).orElse(""),
              users.findByEmail(invitation.email().value()).isPresent());
        });
  }

  private Invitation found(String token) {
    return invitations
        .findByHash(secrets.hash(token))
        .orElseThrow(() -> new ApplicationException.NotFound("Invitation"));
  }

  /**
   * Lets the signed-in user into the organization.
   *
   * @throws ApplicationException.NotFound if the invitation is unknown, used or withdrawn
   * @throws ApplicationException.Gone if it has expired
   * @throws ApplicationException.Unacceptable if it was sent to another address
   * @throws ApplicationException.Conflict if the user is a member already
   */
  public Accepted accept(Actor actor, String token) {
    Accepted accepted = transactions.inPlatform(() -> accepted(actor, token));
    known.forget(accepted.membership.user());
    return accepted;
  }

  /** Accepts in the running platform transaction. */
  Accepted accepted(Actor actor, String token) {
    User user = users.findForUpdate(actor.requireUser()).orElseThrow();
    Invitation invitation = unexpired(found(token));
    if (!user.email().equals(invitation.email().value())) {
      throw new ApplicationException.Unacceptable(
          "This invitation was sent to another address; sign in with that one.", Map.of());
    }
    Optional<Membership> present =
        organizations.everyMemberOf(invitation.organization()).stream()
            .filter(member -> member.user().equals(user.id()))
            .findFirst();
    if (present.filter(Membership::active).isPresent()) {
      throw new ApplicationException.Conflict(
          "ALREADY_MEMBER", "You are a member of this organization already.");
    }
    Instant now = clock.instant();
    if (!invitations.close(invitation.id(), now)) {
      throw new ApplicationException.NotFound("Invitation");
    }
    if (!user.emailVerified()) {
      users.update(user.confirmed(now));
    }
    Membership membership =
        new Membership(
            present.map(Membership::id).orElseGet(() -> new MembershipId(ids.next())),
            user.id(),
            invitation.organization(),
            invitation.role(),
            true,
            invitation.allowedCompanies(),
            present.map(Membership::joinedAt).orElse(now));
    if (present.isPresent()) {
      organizations.updateMember(membership);
    } else {
      organizations.addMember(membership);
    }
    audit.record(
        actor,
        membership.organization(),
        AuditAction.MEMBER_JOINED,
        user.id().value(),
        membership.role().wireName());
    return new Accepted(membership, organizations.find(invitation.organization()).orElseThrow());
  }

  /**
   * An invitation as the invited sees it.
   *
   * @param invitation not null
   * @param organization not null
   * @param inviter name of whoever invites, or empty; not null
   * @param hasAccount whether the address has an account
   */
  public record Offer(
      Invitation invitation, Organization organization, String inviter, boolean hasAccount) {}

  /**
   * A new member.
   *
   * @param membership not null
   * @param organization not null
   */
  public record Accepted(Membership membership, Organization organization) {}

  /**
   * Whom to invite.
   *
   * @param email required
   * @param role {@code ADMIN}, {@code ACCOUNTANT} or {@code EMPLOYEE}; required
   * @param allowedCompanies what a restricted member will see, or null for nothing yet
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Size(max = 320, message = Wording.TOO_LONG)
          @Nullable String email,
      @NotBlank(message = Wording.BLANK) @Nullable String role,
      @Size(max = 1000, message = Wording.TOO_MANY) @Nullable List<UUID> allowedCompanies) {}
}
