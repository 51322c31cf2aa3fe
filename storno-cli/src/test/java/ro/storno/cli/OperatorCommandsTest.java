package ro.storno.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.audit.VerifyAudit;
import ro.storno.application.identity.OperateAccounts;
import ro.storno.application.licensing.LicenceVerdict;
import ro.storno.application.secret.ResealSecrets;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.licensing.InstallationLicence;

class OperatorCommandsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final UserId ANA = new UserId(new UUID(0, 1));
  private static final OrganizationId HOME = new OrganizationId(new UUID(0, 2));
  private static final ApiKeyId KEY = new ApiKeyId(new UUID(0, 3));

  @TempDir Path folder;
  private final FakeInstallation installation = new FakeInstallation();
  private final FakeAccounts accounts = installation.accounts;
  private String out = "";
  private String err = "";

  @Test
  void keys_are_listed_with_what_they_seal_and_missing_ones_are_an_alarm() {
    assertThat(run("keys", "list")).isZero();
    assertThat(out).contains("aaa  seals  3 secrets");
    installation.keys.survey =
        new ResealSecrets.Survey(List.of("bbb", "aaa"), Map.of("bbb", 1L, "aaa", 2L, "ccc", 1L));
    assertThat(run("keys", "list")).isEqualTo(1);
    assertThat(out)
        .contains("bbb  seals  1 secrets", "aaa  opens  2 secrets", "ccc  MISSING  1 secrets");
    assertThat(run("keys", "list", "--json")).isEqualTo(1);
    assertThat(out).contains("\"MISSING\"");
  }

  @Test
  void change_of_keys_tells_what_is_left_and_is_no_success_before_nothing_is() {
    assertThat(run("keys", "rotate")).isZero();
    assertThat(out).contains("3 secrets were sealed anew with key aaa; 0 are still");
    installation.keys.outcome =
        new ResealSecrets.Outcome(2, 1, List.of("second_factor.sealed_secret 7: changed"));
    assertThat(run("keys", "rotate")).isEqualTo(1);
    assertThat(out + err).contains("1 cannot be opened", "second_factor.sealed_secret 7");
    installation.keys.outcome = new ResealSecrets.Outcome(2, 0, List.of());
    installation.keys.survey =
        new ResealSecrets.Survey(List.of("bbb", "aaa"), Map.of("bbb", 1L, "aaa", 2L));
    assertThat(run("keys", "rotate")).isEqualTo(1);
    assertThat(out).contains("2 are still sealed with older ones");
    assertThat(run("keys", "drop", "aaa")).isZero();
    assertThat(installation.keys.dropped).containsExactly("aaa");
  }

  private int run(String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            false,
            false);
    int code = new StornoCli(installation, terminal).run(arguments);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  @BeforeEach
  void ana_owns_an_organization_and_has_a_key() {
    accounts.users.add(
        new User(
            ANA,
            "ana@example.ro",
            "hash-of-her-password",
            null,
            null,
            null,
            "ro",
            "Europe/Bucharest",
            true,
            "{}",
            true,
            false,
            true,
            NOW,
            NOW,
            null,
            null));
    accounts.places.add(
        new OperateAccounts.Place(
            new Membership(
                new MembershipId(new UUID(0, 4)), ANA, HOME, Role.OWNER, true, null, NOW),
            new Organization(HOME, "Exemplu SRL", "exemplu", "community", NOW)));
    accounts.keys.add(
        new ApiKey(
            KEY,
            ANA,
            HOME,
            "Shop",
            "af_123456789",
            Set.of(Permission.INVOICE_VIEW),
            NOW,
            null,
            null,
            null));
  }

  @Test
  void accounts_are_listed_and_shown_without_secrets() {
    assertThat(run("user", "list")).isZero();
    assertThat(out).contains(ANA.toString(), "ana@example.ro", "not confirmed");
    assertThat(run("user", "list", "nobody")).isZero();
    assertThat(err).contains("no accounts");
    assertThat(run("user", "list", "--json")).isZero();
    assertThat(out).contains("\"email\"").doesNotContain("hash-of-her-password");
    assertThat(run("user", "show", "ana@example.ro")).isZero();
    assertThat(out).contains("owner of Exemplu SRL", HOME.toString());
    assertThat(run("user", "show", "x@example.ro")).isEqualTo(1);
    assertThat(run("user", "list", "--limit", "0")).isEqualTo(2);
  }

  @Test
  void accounts_are_changed_and_deleted_only_when_that_is_meant() {
    assertThat(run("user", "disable", "ana@example.ro")).isZero();
    assertThat(run("user", "enable", "ana@example.ro")).isZero();
    assertThat(run("user", "sign-out", "ana@example.ro")).isZero();
    assertThat(run("user", "remove-second-factor", "ana@example.ro")).isEqualTo(2);
    assertThat(err).contains("Make sure first");
    assertThat(run("user", "remove-second-factor", "ana@example.ro", "--yes")).isZero();
    assertThat(run("user", "delete", "ana@example.ro")).isEqualTo(2);
    assertThat(err).contains("--yes");
    assertThat(run("user", "delete", "ana@example.ro", "--yes")).isZero();
    assertThat(accounts.done)
        .containsExactly(
            "disable " + ANA,
            "enable " + ANA,
            "sign out " + ANA,
            "remove second factor " + ANA,
            "delete " + ANA);
  }

  @Test
  void organizations_are_listed_and_handed_over() {
    assertThat(run("org", "list")).isZero();
    assertThat(out).contains(HOME.toString(), "community", "Exemplu SRL");
    assertThat(run("org", "list", "--json")).isZero();
    assertThat(out).contains("\"plan\"");
    assertThat(run("org", "members", HOME.toString())).isZero();
    assertThat(out).contains("owner", "ana@example.ro");
    assertThat(run("org", "members", "none")).isEqualTo(2);
    assertThat(run("org", "hand-over", HOME.toString(), "ana@example.ro")).isZero();
    assertThat(accounts.done).containsExactly("hand over " + HOME + " to " + ANA);
  }

  @Test
  void organization_is_put_on_a_plan_for_good_or_for_a_time() {
    String id = HOME.toString();
    assertThat(run("org", "plan", id, "business")).isZero();
    assertThat(run("org", "plan", id, "starter", "--trial", "--until", "2027-01-15")).isZero();
    assertThat(accounts.done)
        .containsExactly(
            "plan " + HOME + " business false null",
            "plan " + HOME + " starter true 2027-01-15T22:00:00Z");
    assertThat(run("org", "plan", id, "starter", "--trial")).isNotZero();
    assertThat(run("org", "plan", id, "starter", "--until", "soon")).isNotZero();
    assertThat(accounts.done).hasSize(2);
  }

  @Test
  void keys_are_listed_and_revoked() {
    assertThat(run("token", "list", "--user", "ana@example.ro")).isZero();
    assertThat(out).contains(KEY.toString(), "af_123456789", "Shop");
    assertThat(run("token", "list", "--json")).isZero();
    assertThat(out).contains("invoice.view");
    assertThat(run("token", "revoke", KEY.toString())).isZero();
    assertThat(accounts.done).containsExactly("revoke " + KEY);
    assertThat(run("token", "revoke", "none")).isEqualTo(2);
  }

  @Test
  void broken_chain_is_told_by_the_exit_code_and_in_words() {
    String hash = "a".repeat(64);
    accounts.verdicts.add(new VerifyAudit.Verdict(HOME, 7, hash, List.of()));
    assertThat(run("audit", "verify")).isZero();
    assertThat(out).contains("7 entries", "ok", hash);
    OrganizationId other = new OrganizationId(new UUID(0, 9));
    accounts.verdicts.add(new VerifyAudit.Verdict(other, 3, hash, List.of("entry 2 was changed")));
    assertThat(run("audit", "verify")).isEqualTo(1);
    assertThat(out).contains("BROKEN", "entry 2 was changed");
    assertThat(run("audit", "verify", HOME.toString())).isZero();
    assertThat(run("audit", "verify", "--json")).isEqualTo(1);
    assertThat(out).contains("\"sound\"");
    assertThat(run("audit", "verify", "none")).isEqualTo(2);
  }

  private static LicenceVerdict good() {
    return LicenceVerdict.good(
        new InstallationLicence(
            "Exemplu\u001b[31m SRL",
            Plan.BUSINESS,
            List.of("white-label"),
            Instant.parse("2027-11-21T00:00:00Z")));
  }

  @Test
  void installation_without_a_licence_is_on_the_community_plan_and_that_is_well() {
    assertThat(run("licence", "show")).isZero();
    assertThat(out).contains("community, without limits");
    assertThat(err).contains("STORNO_LICENCE_KEY");
    assertThat(run("licence", "show", "--json")).isZero();
    assertThat(out).contains("\"none\"", "\"community\"");
  }

  @Test
  void licence_is_shown_in_words_and_as_json() {
    installation.licence = good();
    assertThat(run("licence", "show")).isZero();
    assertThat(out)
        .contains("valid", "2027-11-21T00:00:00Z", "business", "SRL", "white-label")
        .doesNotContain("\u001b");
    assertThat(run("licence", "show", "--json")).isZero();
    assertThat(out).contains("\"valid\"", "\"business\"", "\"white-label\"");
  }

  @Test
  void licence_that_is_not_believed_is_told_by_the_exit_code_and_leaves_community() {
    installation.licence = LicenceVerdict.refused("It expired.");
    assertThat(run("licence", "show")).isEqualTo(1);
    assertThat(out).contains("refused", "It expired.");
    assertThat(run("licence", "show", "--json")).isEqualTo(1);
    assertThat(out).contains("\"refused\"", "\"community\"", "It expired.");
  }

  @Test
  void licence_is_verified_from_a_file_or_as_it_is() throws Exception {
    installation.licence = good();
    Path file = Files.writeString(folder.resolve("licence.jwt"), "head.body.seal\n");
    assertThat(run("licence", "verify", file.toString())).isZero();
    assertThat(run("licence", "verify", "head.body.seal")).isZero();
    assertThat(out).contains("business");
    assertThat(run("licence", "verify", "head.body.other")).isEqualTo(1);
    assertThat(out).contains("It was changed.");
    Files.writeString(file, "anything else");
    assertThat(run("licence", "verify", file.toString(), "--json")).isEqualTo(1);
  }

  @Test
  void licence_that_cannot_be_read_or_judged_is_no_verdict() throws Exception {
    installation.licence = good();
    assertThat(run("licence", "verify", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err).contains("there is no such file");
    assertThat(run("licence", "verify", folder.toString())).isEqualTo(2);
    assertThat(run("licence", "verify", "-")).isEqualTo(2);
    assertThat(err).contains("is empty");
    assertThat(run("licence", "verify")).isEqualTo(2);
    installation.licence = null;
    assertThat(run("licence", "verify", "head.body.seal")).isEqualTo(2);
    assertThat(out).isEmpty();
  }

  @Test
  void trail_is_exported_into_a_new_file_only() throws Exception {
    assertThat(run("audit", "export", HOME.toString())).isZero();
    assertThat(out).contains(HOME.toString());
    Path file = folder.resolve("audit.ndjson");
    assertThat(run("audit", "export", HOME.toString(), "--output", file.toString())).isZero();
    assertThat(Files.readString(file)).isEqualTo("{\"organization\":\"" + HOME + "\"}\n");
    assertThat(run("audit", "export", HOME.toString(), "--output", file.toString())).isNotZero();
    assertThat(err).contains("Cannot write");
  }
}
