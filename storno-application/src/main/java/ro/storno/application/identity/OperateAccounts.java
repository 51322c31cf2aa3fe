package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.mail.Letter;
import ro.storno.application.mail.MailTemplate;
import ro.storno.application.mail.Post;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.EmailAddress;

/**
 * What whoever runs the installation sees of accounts, organizations and keys, and does to them.
 */
public final class OperateAccounts {
  private final Transactions transactions;
  private final Users users;
  private final Organizations organizations;
  private final ApiKeys keys;
  private final RefreshTokens refreshTokens;
  private final KnownUsers known;
  private final KnownApiKeys knownKeys;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Post post;
  private final ConfirmationMails mails;
  private final AuditTrail audit;
  private final Clock clock;

  /** Operates with the given ports; none is null. */
  OperateAccounts(
      Transactions transactions,
      Users users,
      Organizations organizations,
      ApiKeys keys,
      RefreshTokens refreshTokens,
      KnownUsers known,
      KnownApiKeys knownKeys,
      SecondFactors factors,
      Passkeys passkeys,
      Post post,
      ConfirmationMails mails,
      AuditTrail audit,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.organizations = organizations;
    this.keys = keys;
    this.refreshTokens = refreshTokens;
    this.known = known;
    this.knownKeys = knownKeys;
    this.factors = factors;
    this.passkeys = passkeys;
    this.post = post;
    this.mails = mails;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Lists accounts, newest first.
   *
   * @param search part of an address, or null for all
   * @throws ApplicationException.Forbidden for all but operators
   */
  public Page<User> users(Actor actor, @Nullable String search, Page.Request page) {
    actor.requireOperator();
    return transactions.inPlatform(() -> users.list(search, page));
  }

  /**
   * Returns the account with an address.
   *
   * @throws ApplicationException.Forbidden for all but operators
   * @throws ApplicationException.NotFound if there is none
   */
  public User user(Actor actor, String email) {
    actor.requireOperator();
    return transactions
        .inPlatform(() -> users.findByEmail(Accounts.normalized(email)))
        .orElseThrow(() -> new ApplicationException.NotFound("Account"));
  }

  /**
   * Returns where a user belongs, in the order of joining.
   *
   * @throws ApplicationException.Forbidden for all but operators
   */
  public List<Place> places(Actor actor, UserId user) {
    actor.requireOperator();
    return transactions.inPlatform(
        () ->
            organizations.membershipsOf(user).stream()
                .map(each -> new Place(each, organization(each.organization())))
                .toList());
  }

  private Organization organization(OrganizationId id) {
    return organizations
        .find(id)
        .orElseThrow(() -> new ApplicationException.NotFound("Organization"));
  }

  /**
   * Allows or forbids an account to sign in; forbidden, its sessions and keys open nothing within a
   * second.
   *
   * @throws ApplicationException.Forbidden for all but operators, and for operators whose like the
   *     account is
   * @throws ApplicationException.NotFound if there is no such account
   */
  public User setActive(Actor actor, UserId id, boolean may) {
    return change(actor, id, user -> may);
  }

  /**
   * Allows an account to sign in that may not, and the other way round.
   *
   * @throws ApplicationException.Forbidden like {@link #setActive}
   * @throws ApplicationException.NotFound if there is no such account
   */
  public User toggleActive(Actor actor, UserId id) {
    return change(actor, id, user -> !user.active());
  }

  private User change(Actor actor, UserId id, Predicate<User> wish) {
    actor.requireOperator();
    User changed =
        transactions.inPlatform(
            () -> {
              Instant now = clock.instant();
              User present = touchable(actor, id);
              boolean may = wish.test(present);
              User next = present.withActive(may, now);
              users.update(next);
              if (!may) {
                refreshTokens.revokeAllOf(id, now);
              }
              audit.recordOfUser(
                  actor, id, may ? AuditAction.USER_ACTIVATED : AuditAction.USER_DEACTIVATED, "");
              return next;
            });
    known.forget(id);
    return changed;
  }

  /** Administrators do not shut each other out; the console may do anything. */
  private User touchable(Actor actor, UserId id) {
    User user =
        users.findForUpdate(id).orElseThrow(() -> new ApplicationException.NotFound("User"));
    if (user.platformAdmin() && !actor.equals(Actor.SYSTEM)) {
      throw new ApplicationException.Forbidden(
          "Forbidden", "Administrators of the installation are changed at its console only.");
    }
    return user;
  }

  /**
   * Takes the address of an account as confirmed.
   *
   * @throws ApplicationException.Forbidden like {@link #setActive}
   * @throws ApplicationException.NotFound if there is no such account
   */
  public User confirmEmail(Actor actor, UserId id) {
    actor.requireOperator();
    User confirmed =
        transactions.inPlatform(
            () -> {
              User present = touchable(actor, id);
              if (present.emailVerified()) {
                return present;
              }
              User next = present.confirmed(clock.instant());
              users.update(next);
              audit.recordOfUser(actor, id, AuditAction.EMAIL_VERIFIED, "by the operator");
              return next;
            });
    known.forget(id);
    return confirmed;
  }

  /**
   * Sends an account another link to confirm its address; earlier ones open nothing any more.
   *
   * @throws ApplicationException.Forbidden like {@link #setActive}
   * @throws ApplicationException.NotFound if there is no such account
   * @throws ApplicationException.Unacceptable if the address is confirmed, or the account may not
   *     sign in
   * @throws ApplicationException.TooMany after three such mails within an hour
   */
  public void resendConfirmation(Actor actor, UserId id) {
    actor.requireOperator();
    transactions.inPlatform(
        () -> {
          User user = touchable(actor, id);
          if (user.emailVerified() || !user.active()) {
            throw new ApplicationException.Unacceptable(
                user.emailVerified()
                    ? "This address is confirmed already."
                    : "This account may not sign in; allow it first.",
                Map.of());
          }
          if (!mails.askToConfirm(user)) {
            throw new ApplicationException.TooMany(
                "", "Three such mails went to this address within an hour.", Duration.ofHours(1));
          }
          audit.recordOfUser(actor, id, AuditAction.CONFIRMATION_SENT, "by the operator");
          return id;
        });
  }

  /**
   * Ends every session of an account.
   *
   * @throws ApplicationException.Forbidden for all but operators
   */
  public void endSessions(Actor actor, UserId id) {
    actor.requireOperator();
    transactions.inPlatform(
        () -> {
          refreshTokens.revokeAllOf(id, clock.instant());
          audit.recordOfUser(actor, id, AuditAction.SESSIONS_ENDED, "");
          return id;
        });
    known.forget(id);
  }

  /**
   * Takes the authenticator, the backup codes and the passkeys of somebody away who has lost them,
   * ends every session, and tells the owner by mail. Who they are has to be made sure of first.
   *
   * @throws ApplicationException.Forbidden for all but operators, and for operators whose like the
   *     account is
   * @throws ApplicationException.NotFound if there is no such account
   * @throws ApplicationException.Conflict if no second factor is on and there is no passkey
   */
  public void removeSecondFactor(Actor actor, UserId id) {
    actor.requireOperator();
    transactions.inPlatform(
        () -> {
          User user = touchable(actor, id);
          boolean on = factors.find(id).filter(SecondFactors.SecondFactor::enabled).isPresent();
          List<Passkey> lost = passkeys.of(id);
          if (!on && lost.isEmpty()) {
            throw new ApplicationException.Conflict("", "This account has no second factor.");
          }
          factors.remove(id);
          passkeys.removeAllOf(id);
          refreshTokens.revokeAllOf(id, clock.instant());
          if (on) {
            tellOfLoss(actor, user, MailTemplate.TWO_FACTOR_DISABLED, Map.of());
          }
          lost.forEach(
              passkey ->
                  tellOfLoss(
                      actor, user, MailTemplate.PASSKEY_REMOVED, Map.of("name", passkey.name())));
          return id;
        });
    known.forget(id);
  }

  private void tellOfLoss(
      Actor actor, User user, MailTemplate template, Map<String, String> values) {
    audit.recordOfUser(actor, user.id(), AuditAction.valueOf(template.name()), "by the operator");
    post.post(new Letter(template, new EmailAddress(user.email()), user.locale(), values, null));
  }

  /**
   * Lists organizations, newest first.
   *
   * @param search part of a name, or null for all
   * @throws ApplicationException.Forbidden for all but operators
   */
  public Page<Organization> organizations(Actor actor, @Nullable String search, Page.Request page) {
    actor.requireOperator();
    return transactions.inPlatform(() -> organizations.list(search, page));
  }

  /**
   * Lists the members of an organization, oldest first, inactive ones included.
   *
   * @throws ApplicationException.Forbidden for all but operators
   * @throws ApplicationException.NotFound if there is no such organization
   */
  public List<ManageMembers.Member> members(Actor actor, OrganizationId id) {
    actor.requireOperator();
    return transactions.inPlatform(
        () ->
            organizations.everyMemberOf(organization(id).id()).stream()
                .map(each -> new ManageMembers.Member(each, users.find(each.user()).orElseThrow()))
                .toList());
  }

  /**
   * Hands an organization over to a member, for instance when its owner can no longer sign in.
   *
   * @throws ApplicationException.Forbidden for all but operators
   * @throws ApplicationException.Unacceptable if the user is no active member
   */
  public void handOver(Actor actor, OrganizationId id, UserId to) {
    actor.requireOperator();
    List<Membership> members =
        transactions.inPlatform(
            () -> {
              List<Membership> present = organizations.membersOf(organization(id).id());
              Membership heir = locked(id, heir(present, to));
              present.stream()
                  .filter(each -> each.role() == Role.OWNER && !each.id().equals(heir.id()))
                  .map(each -> locked(id, each))
                  .forEach(each -> organizations.updateMember(each.as(Role.ADMIN)));
              organizations.updateMember(heir.as(Role.OWNER));
              audit.record(
                  actor,
                  id,
                  AuditAction.OWNERSHIP_TRANSFERRED,
                  to.value(),
                  "handed over by the operator");
              return present;
            });
    members.forEach(each -> known.forget(each.user()));
  }

  private Membership locked(OrganizationId organization, Membership member) {
    return organizations
        .findMemberForUpdate(organization, member.id())
        .filter(Membership::active)
        .orElseThrow(OperateAccounts::noMember);
  }

  private static ApplicationException.Unacceptable noMember() {
    return new ApplicationException.Unacceptable(
        "This user is no active member of the organization.", Map.of());
  }

  private static Membership heir(List<Membership> members, UserId to) {
    return members.stream()
        .filter(each -> each.user().equals(to))
        .findFirst()
        .orElseThrow(OperateAccounts::noMember);
  }

  /**
   * Lists API keys, newest first, revoked ones included.
   *
   * @param user whose, or null for everybody's
   * @throws ApplicationException.Forbidden for all but operators
   */
  public Page<ApiKey> keys(Actor actor, @Nullable UserId user, Page.Request page) {
    actor.requireOperator();
    return transactions.inPlatform(() -> keys.list(user, page));
  }

  /**
   * Revokes an API key for ever.
   *
   * @throws ApplicationException.Forbidden for all but operators
   * @throws ApplicationException.NotFound if there is no such key
   */
  public ApiKey revoke(Actor actor, ApiKeyId id) {
    actor.requireOperator();
    ApiKey revoked =
        transactions.inPlatform(
            () -> {
              ApiKey next =
                  keys.findForUpdate(id)
                      .orElseThrow(() -> new ApplicationException.NotFound("API key"))
                      .revoked(clock.instant());
              keys.update(next);
              audit.record(actor, next.organization(), AuditAction.API_KEY_REVOKED, id.value(), "");
              return next;
            });
    knownKeys.forgetAll();
    return revoked;
  }

  /**
   * A place in an organization.
   *
   * @param membership not null
   * @param organization not null
   */
  public record Place(Membership membership, Organization organization) {}
}
