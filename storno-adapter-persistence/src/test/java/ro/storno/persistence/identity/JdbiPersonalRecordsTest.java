package ro.storno.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.identity.RefreshTokens;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.persistence.PostgresPorts;

class JdbiPersonalRecordsTest extends PostgresPorts {
  private JdbiPersonalRecords records() {
    return new JdbiPersonalRecords(transactions());
  }

  private JdbiOrganizations organizations() {
    return new JdbiOrganizations(transactions());
  }

  private OrganizationId organization(String name) {
    OrganizationId id = new OrganizationId(uuid());
    runInPlatform(
        () -> organizations().add(new Organization(id, name, "org-" + id, "community", NOW)));
    return id;
  }

  private void sql(String statement, Object... values) {
    runInPlatform(() -> transactions().handle().execute(statement, values));
  }

  /** Somebody with a row in a good part of the tables that speak of people. */
  private User person() {
    User user = StoredAccounts.user();
    OrganizationId organization = organization("Exemplu SRL");
    runInPlatform(
        () -> {
          new JdbiUsers(transactions()).add(user.withPassword("hash-of-password", NOW));
          organizations()
              .addMember(
                  new Membership(
                      new MembershipId(uuid()),
                      user.id(),
                      organization,
                      Role.OWNER,
                      true,
                      null,
                      NOW));
          new JdbiRefreshTokens(transactions())
              .add(
                  new RefreshTokens.RefreshToken(
                      "refresh-" + user.id(), uuid(), user.id(), NOW.plusSeconds(60), NOW));
        });
    sql(
        "insert into second_factor (user_id, sealed_secret, created_at, last_step)"
            + " values (?, 'sealed-totp', ?, 0)",
        user.id().value(),
        NOW);
    sql(
        "insert into notification (id, user_id, type, key, title, message, data, created_at)"
            + " values (?, ?, 'x', ?, 'A title', 'm', '{}', ?)",
        uuid(),
        user.id().value(),
        user.id().toString(),
        NOW);
    sql(
        "insert into outgoing_mail (id, category, recipient, subject, status, created_at,"
            + " sealed_content) values (?, 'x', ?, 'A subject', 'KEPT', ?, 'sealed-mail')",
        uuid(),
        user.email(),
        NOW);
    return user;
  }

  @Test
  void export_tells_everything_but_secrets() {
    User user = person();
    String json = inPlatform(() -> records().export(user.id(), user.email()));
    assertThat(json)
        .contains(user.email(), "Exemplu SRL", "OWNER", "A title", "A subject", "refresh_token")
        .doesNotContain("hash-of-password", "refresh-" + user.id(), "sealed-totp", "sealed-mail");
    User other = person();
    assertThat(json).doesNotContain(other.email());
  }

  @Test
  void nothing_that_hangs_on_the_account_is_left_and_others_keep_theirs() {
    User user = person();
    User other = person();
    runInPlatform(() -> records().forget(user.id(), user.email()));
    String json = inPlatform(() -> records().export(user.id(), user.email()));
    assertThat(json).doesNotContain("A title", "A subject", "expires_at");
    assertThat(inPlatform(() -> records().export(other.id(), other.email())))
        .contains("A title", "A subject", "expires_at");
  }

  private long count(String from, Object... values) {
    return inPlatform(
        () ->
            transactions()
                .handle()
                .select("select count(*) from " + from, values)
                .mapTo(long.class)
                .one());
  }

  @Test
  void words_of_a_server_that_refused_a_mail_go_with_the_mail() {
    User user = person();
    UUID mail =
        inPlatform(
            () ->
                transactions()
                    .handle()
                    .select("select id from outgoing_mail where recipient = ?", user.email())
                    .mapTo(UUID.class)
                    .one());
    String dead =
        "insert into dead_job (kind, key, data, error, attempts, first_failure, last_failure)"
            + " values ('mail.deliver', ?, '', '450 nobody here', 9, ?, ?)";
    sql(dead, mail.toString(), NOW, NOW);
    String others = uuid().toString();
    sql(dead, others, NOW, NOW);
    runInPlatform(() -> records().forget(user.id(), user.email()));
    assertThat(count("dead_job where key = ?", mail.toString())).isZero();
    assertThat(count("dead_job where key = ?", others)).isEqualTo(1);
  }

  @Test
  void of_an_organization_that_ends_a_nameless_row_is_left() {
    User user = person();
    OrganizationId ending =
        inPlatform(() -> organizations().membershipsOf(user.id())).get(0).organization();
    OrganizationId other = organization("Alta Firma");
    for (OrganizationId each : List.of(ending, other)) {
      sql(
          "insert into sender_configuration (organization_id, id, enabled, host, port, encryption,"
              + " sealed_password, from_address, created_at)"
              + " values (?, ?, true, 'smtp.example.ro', 587, 'TLS', 'x', 'ana@example.ro', ?)",
          each.value(),
          uuid(),
          NOW);
      sql(
          "insert into licence_key (id, organization_id, hash, masked, instance_url, active,"
              + " created_at) values (?, ?, ?, 'a...b', 'https://ana.example', true, ?)",
          uuid(),
          each.value(),
          uuid().toString(),
          NOW);
      sql(
          "insert into invitation (id, hash, organization_id, email, role, allowed_companies,"
              + " invited_by, created_at, expires_at)"
              + " values (?, ?, ?, 'ion@example.ro', 'ADMIN', '', ?, ?, ?)",
          uuid(),
          uuid().toString(),
          each.value(),
          user.id().value(),
          NOW,
          NOW);
    }
    runInPlatform(() -> records().forget(ending));
    for (String table :
        List.of("sender_configuration", "licence_key", "invitation", "membership")) {
      assertThat(count(table + " where organization_id = ?", ending.value())).as(table).isZero();
    }
    for (String table : List.of("sender_configuration", "licence_key", "invitation")) {
      assertThat(count(table + " where organization_id = ?", other.value())).as(table).isOne();
    }
    Organization left = inPlatform(() -> organizations().find(ending)).orElseThrow();
    assertThat(left.name()).isEqualTo("Deleted organization");
    assertThat(left.slug()).isEqualTo("deleted-" + ending);
    assertThat(inPlatform(() -> organizations().find(other)).orElseThrow().name())
        .isEqualTo("Alta Firma");
  }

  @Test
  void organization_has_one_owner_whatever_the_application_does() {
    User user = person();
    OrganizationId organization =
        inPlatform(() -> organizations().membershipsOf(user.id())).get(0).organization();
    User second = person();
    assertThatThrownBy(
            () ->
                runInPlatform(
                    () ->
                        organizations()
                            .addMember(
                                new Membership(
                                    new MembershipId(uuid()),
                                    second.id(),
                                    organization,
                                    Role.OWNER,
                                    true,
                                    null,
                                    NOW))))
        .isInstanceOf(ApplicationException.Conflict.class);
    runInPlatform(() -> organizations().removeMembershipsOf(user.id()));
    assertThat(inPlatform(() -> organizations().everyMemberOf(organization))).isEmpty();
  }

  @Test
  void operators_lists_are_searched_and_paged() {
    User user = person();
    organization("Cu totul altfel");
    assertThat(
            inPlatform(
                () ->
                    new JdbiUsers(transactions())
                        .list(user.email().toUpperCase(Locale.ROOT), first())))
        .extracting(Page::total)
        .isEqualTo(1L);
    assertThat(inPlatform(() -> organizations().list("TOTUL", first())).data())
        .extracting(Organization::name)
        .isEqualTo(List.of("Cu totul altfel"));
    assertThat(inPlatform(() -> organizations().list(null, first())).data()).hasSize(1);
    assertThat(inPlatform(() -> new JdbiApiKeys(transactions()).list(user.id(), first())).data())
        .isEmpty();
  }

  private static Page.Request first() {
    return new Page.Request(1, 1);
  }
}
