package ro.storno.application.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.company.DeleteCompany;
import ro.storno.application.mail.Letter;
import ro.storno.application.mail.MailTemplate;
import ro.storno.application.mail.Post;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.EmailAddress;

/**
 * Deletes an account and what it says about a person, at once and for ever (api-reference/auth/me).
 * Documents keep the id of whoever wrote them, which then leads to nobody.
 *
 * <p>An organization that loses its owner passes to its oldest administrator. Where others belong
 * to it but none is an administrator, the owner has to choose an heir first; where nobody else
 * belongs to it, it ends: its companies are deleted as anybody would delete them, and what else it
 * had goes with its name.
 */
public final class DeleteAccount {
  private final Transactions transactions;
  private final Users users;
  private final Organizations organizations;
  private final PersonalRecords records;
  private final PasswordProof proof;
  private final VerifySecondFactor secondFactor;
  private final DeleteCompany companies;
  private final KnownUsers known;
  private final Post post;
  private final AuditTrail audit;
  private final Clock clock;

  /** Deletes with the given ports; none is null. */
  DeleteAccount(
      Transactions transactions,
      Users users,
      Organizations organizations,
      PersonalRecords records,
      PasswordProof proof,
      VerifySecondFactor secondFactor,
      DeleteCompany companies,
      KnownUsers known,
      Post post,
      AuditTrail audit,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.organizations = organizations;
    this.records = records;
    this.proof = proof;
    this.secondFactor = secondFactor;
    this.companies = companies;
    this.known = known;
    this.post = post;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Deletes the actor's own account.
   *
   * @param password the actor's, or null where it is missing
   * @param verification proof of the second factor, or null where there is none
   * @throws ApplicationException.Invalid if the password is missing
   * @throws ApplicationException.Forbidden if it is wrong, or with code {@code mfa_required}
   * @throws ApplicationException.Conflict if an organization would be left without an owner, or
   *     pays for a plan
   */
  public void delete(Actor actor, @Nullable String password, @Nullable String verification) {
    PasswordProof.Proved proved =
        proof
            .prove(actor, password)
            .orElseThrow(
                () ->
                    new ApplicationException.Forbidden(
                        "Access denied", "Password is incorrect. Account not deleted."));
    UserId id = actor.requireUser();
    deleted(
        actor,
        id,
        () -> {
          proved.lockStanding(users);
          secondFactor.require(id, verification);
        });
  }

  /**
   * Deletes an account on behalf of the operator.
   *
   * @throws ApplicationException.Forbidden for all but operators
   * @throws ApplicationException.Conflict like {@link #delete}
   */
  public void deleteOf(Actor actor, UserId user) {
    actor.requireOperator();
    deleted(actor, user, () -> {});
  }

  private void deleted(Actor actor, UserId id, Runnable check) {
    List<UserId> changed = new ArrayList<>(List.of(id));
    List<Membership> left =
        transactions.inPlatform(
            () -> {
              check.run();
              User user = users.findForUpdate(id).orElseThrow();
              audit.recordOfUser(actor, id, AuditAction.USER_DELETED, "");
              List<Membership> places = organizations.membershipsOf(id);
              places.forEach(place -> leave(actor, place).ifPresent(changed::add));
              organizations.removeMembershipsOf(id);
              records.forget(id, user.email());
              Instant now = clock.instant();
              users.update(user.anonymous(anonymousAddress(user, now), now));
              post.post(farewell(user));
              return places;
            });
    changed.forEach(known::forget);
    left.forEach(place -> companies.forget(place.organization()));
  }

  private static Letter farewell(User user) {
    return new Letter(
        MailTemplate.ACCOUNT_DELETED,
        new EmailAddress(user.email()),
        user.locale(),
        Map.of(),
        null);
  }

  /** The page has a time stamp in it; the id keeps it unique. */
  private static String anonymousAddress(User user, Instant now) {
    return "deleted-" + now.getEpochSecond() + "-" + user.id() + "@example.com";
  }

  /** Leaves an organization and returns who owns it now, if that changes. */
  private Optional<UserId> leave(Actor actor, Membership place) {
    Membership own =
        organizations.findMemberForUpdate(place.organization(), place.id()).orElseThrow();
    if (own.role() != Role.OWNER) {
      return Optional.empty();
    }
    List<Membership> others =
        organizations.membersOf(own.organization()).stream()
            .filter(member -> !member.id().equals(own.id()))
            .toList();
    // As they are under the lock: an heir who leaves at the same moment inherits nothing.
    Optional<Membership> heir =
        others.stream()
            .filter(member -> member.role() == Role.ADMIN)
            .flatMap(
                member ->
                    organizations.findMemberForUpdate(own.organization(), member.id()).stream())
            .filter(member -> member.active() && member.role() == Role.ADMIN)
            .filter(member -> users.find(member.user()).filter(User::active).isPresent())
            .findFirst();
    if (heir.isPresent()) {
      return Optional.of(inherit(actor, own, heir.get()));
    }
    if (!others.isEmpty()) {
      throw new ApplicationException.Conflict(
          "",
          "You own an organization with other members and no administrator. Hand it over, or remove"
              + " them first.");
    }
    requireUnpaid(own);
    companies.deleteAllOf(actor, own.organization());
    records.forget(own.organization());
    return Optional.empty();
  }

  private void requireUnpaid(Membership own) {
    Plan plan = Plan.of(organizations.find(own.organization()).orElseThrow().plan());
    if (plan == Plan.STARTER || plan == Plan.PROFESSIONAL || plan == Plan.BUSINESS) {
      throw new ApplicationException.Conflict(
          "",
          "Cannot delete account with active subscription. Please cancel your subscription first.");
    }
  }

  private UserId inherit(Actor actor, Membership own, Membership heir) {
    // In this order: at no moment are there two owners.
    organizations.updateMember(own.as(Role.EMPLOYEE));
    organizations.updateMember(heir.as(Role.OWNER));
    audit.record(
        actor,
        own.organization(),
        AuditAction.OWNERSHIP_TRANSFERRED,
        heir.user().value(),
        "passed to the oldest administrator when the owner's account was deleted");
    return heir.user();
  }
}
