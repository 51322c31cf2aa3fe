package ro.storno.bootstrap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Identity;
import ro.storno.application.identity.ManageMembers;
import ro.storno.application.identity.OperateAccounts;
import ro.storno.application.licensing.ChangePlan;
import ro.storno.cli.identity.AccountAdministration;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** Accounts, organizations and API keys of an open database, for its operator. */
final class OpenAccounts implements AccountAdministration {
  private final Identity identity;
  private final OperateAccounts operate;
  private final ChangePlan changePlan;

  OpenAccounts(Identity identity, ChangePlan changePlan) {
    this.identity = identity;
    this.changePlan = changePlan;
    this.operate = identity.operate;
  }

  @Override
  public List<User> users(@Nullable String search, int limit) {
    return operate.users(Actor.SYSTEM, search, first(limit)).data();
  }

  private static Page.Request first(int limit) {
    return new Page.Request(1, limit);
  }

  @Override
  public User user(String email) {
    return operate.user(Actor.SYSTEM, email);
  }

  @Override
  public List<OperateAccounts.Place> places(UserId user) {
    return operate.places(Actor.SYSTEM, user);
  }

  @Override
  public void setActive(UserId user, boolean may) {
    operate.setActive(Actor.SYSTEM, user, may);
  }

  @Override
  public void endSessions(UserId user) {
    operate.endSessions(Actor.SYSTEM, user);
  }

  @Override
  public void removeSecondFactor(UserId user) {
    operate.removeSecondFactor(Actor.SYSTEM, user);
  }

  @Override
  public void delete(UserId user) {
    identity.deleteAccount.deleteOf(Actor.SYSTEM, user);
  }

  @Override
  public List<Organization> organizations(@Nullable String search, int limit) {
    return operate.organizations(Actor.SYSTEM, search, first(limit)).data();
  }

  @Override
  public List<ManageMembers.Member> members(OrganizationId organization) {
    return operate.members(Actor.SYSTEM, organization);
  }

  @Override
  public void handOver(OrganizationId organization, UserId to) {
    operate.handOver(Actor.SYSTEM, organization, to);
  }

  @Override
  public void changePlan(
      OrganizationId organization, String plan, boolean trial, @Nullable Instant endsAt) {
    changePlan.change(Actor.SYSTEM, organization, plan, trial, endsAt);
  }

  @Override
  public List<ApiKey> keys(@Nullable UserId user, int limit) {
    return operate.keys(Actor.SYSTEM, user, first(limit)).data();
  }

  @Override
  public ApiKey revoke(ApiKeyId key) {
    return operate.revoke(Actor.SYSTEM, key);
  }
}
