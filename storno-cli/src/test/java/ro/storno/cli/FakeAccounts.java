package ro.storno.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.audit.VerifyAudit;
import ro.storno.application.identity.ManageMembers;
import ro.storno.application.identity.OperateAccounts;
import ro.storno.cli.audit.AuditAdministration;
import ro.storno.cli.identity.AccountAdministration;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** Accounts that remember what was done to them. */
final class FakeAccounts implements AccountAdministration, AuditAdministration {
  final List<User> users = new ArrayList<>();
  final List<OperateAccounts.Place> places = new ArrayList<>();
  final List<ApiKey> keys = new ArrayList<>();
  final List<VerifyAudit.Verdict> verdicts = new ArrayList<>();
  final List<String> done = new ArrayList<>();

  @Override
  public List<User> users(@Nullable String search, int limit) {
    return users.stream()
        .filter(user -> search == null || user.email().contains(search))
        .limit(limit)
        .toList();
  }

  @Override
  public User user(String email) {
    return users.stream()
        .filter(user -> user.email().equals(email))
        .findFirst()
        .orElseThrow(() -> new ApplicationException.NotFound("Account"));
  }

  @Override
  public List<OperateAccounts.Place> places(UserId user) {
    return places.stream().filter(place -> place.membership().user().equals(user)).toList();
  }

  @Override
  public void setActive(UserId user, boolean may) {
    done.add((may ? "enable " : "disable ") + user);
  }

  @Override
  public void endSessions(UserId user) {
    done.add("sign out " + user);
  }

  @Override
  public void removeSecondFactor(UserId user) {
    done.add("remove second factor " + user);
  }

  @Override
  public void delete(UserId user) {
    done.add("delete " + user);
  }

  @Override
  public List<Organization> organizations(@Nullable String search, int limit) {
    return places.stream().map(OperateAccounts.Place::organization).limit(limit).toList();
  }

  @Override
  public List<ManageMembers.Member> members(OrganizationId organization) {
    return places.stream()
        .filter(place -> place.organization().id().equals(organization))
        .map(
            place ->
                new ManageMembers.Member(
                    place.membership(),
                    users.stream()
                        .filter(user -> user.id().equals(place.membership().user()))
                        .findFirst()
                        .orElseThrow()))
        .toList();
  }

  @Override
  public void handOver(OrganizationId organization, UserId to) {
    done.add("hand over " + organization + " to " + to);
  }

  @Override
  public void changePlan(
      OrganizationId organization, String plan, boolean trial, @Nullable Instant endsAt) {
    done.add("plan " + organization + " " + plan + " " + trial + " " + endsAt);
  }

  @Override
  public List<ApiKey> keys(@Nullable UserId user, int limit) {
    return keys.stream().filter(key -> user == null || key.user().equals(user)).toList();
  }

  @Override
  public ApiKey revoke(ApiKeyId id) {
    done.add("revoke " + id);
    return keys.stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new ApplicationException.NotFound("API key"));
  }

  @Override
  public List<VerifyAudit.Verdict> verifyAll() {
    return verdicts;
  }

  @Override
  public VerifyAudit.Verdict verify(OrganizationId organization) {
    return verdicts.stream()
        .filter(verdict -> verdict.organization().equals(organization))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void export(OrganizationId organization, Consumer<String> line) {
    line.accept("{\"organization\":\"" + organization + "\"}");
  }
}
