package ro.storno.cli.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.ManageMembers;
import ro.storno.application.identity.OperateAccounts;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** What the commands do to accounts, organizations and API keys. */
public interface AccountAdministration {
  /** Returns accounts, newest first; those whose address holds a text, or all. */
  List<User> users(@Nullable String search, int limit);

  /** Returns the account with an address. */
  User user(String email);

  /** Returns where a user belongs. */
  List<OperateAccounts.Place> places(UserId user);

  /** Allows or forbids an account to sign in. */
  void setActive(UserId user, boolean may);

  /** Ends every session of an account. */
  void endSessions(UserId user);

  /** Takes second factor and passkeys of somebody away who has lost them; ends every session. */
  void removeSecondFactor(UserId user);

  /** Deletes an account, and what it says about a person, for ever. */
  void delete(UserId user);

  /** Returns organizations, newest first; those whose name holds a text, or all. */
  List<Organization> organizations(@Nullable String search, int limit);

  /** Returns the members of an organization, oldest first. */
  List<ManageMembers.Member> members(OrganizationId organization);

  /** Makes a member the owner of an organization. */
  void handOver(OrganizationId organization, UserId to);

  /**
   * Puts an organization on a plan.
   *
   * @param trial whether it is only tried
   * @param endsAt when it ends, or null for never
   */
  void changePlan(
      OrganizationId organization, String plan, boolean trial, @Nullable Instant endsAt);

  /** Returns API keys, newest first; those of a user, or all. */
  List<ApiKey> keys(@Nullable UserId user, int limit);

  /** Revokes an API key for ever. */
  ApiKey revoke(ApiKeyId key);
}
