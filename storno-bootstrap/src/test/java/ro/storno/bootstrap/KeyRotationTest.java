package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.audit.VerifyAudit;
import ro.storno.application.secret.ResealSecrets;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.HealthFinding;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.persistence.job.JobSettings;
import ro.storno.rest.server.ApiTester;
import ro.storno.security.secret.EncryptionKeys;

/** The key that seals secrets is changed under two nodes that go on writing. */
class KeyRotationTest {
  private static final JobSettings JOBS =
      new JobSettings(
          2,
          2,
          10,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMillis(50),
          Duration.ofDays(2),
          Duration.ofSeconds(5));

  @TempDir Path folder;
  private RacingNodes nodes;
  private StornoServer one;
  private StornoServer two;
  private ApiTester ana;

  @BeforeEach
  void start() {
    nodes = RacingNodes.open(folder, defaults -> defaults);
    one = nodes.node(JOBS);
    two = nodes.node(JOBS);
    ana = nodes.owner();
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  private LocalInstallation installation(Map<String, String> besides) {
    Map<String, String> environment = new HashMap<>(besides);
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_DATABASE_URL", nodes.address);
    environment.put("STORNO_LOG_LEVEL", "error");
    return new LocalInstallation(environment, folder, line -> {});
  }

  private Administration administration() {
    return installation(Map.of()).administer();
  }

  private HealthFinding doctor(Map<String, String> besides) {
    return installation(besides).examine().stream()
        .filter(finding -> finding.part().equals("secrets"))
        .findFirst()
        .orElseThrow();
  }

  /** One sealed secret of every kind that can be made without an archive; returns the seed. */
  private String secrets() throws Exception {
    ana.send(
            "PUT",
            "/api/v1/mailer-config",
            """
            {"host":"smtp.example.com","port":2525,"encryption":"ssl","username":"facturi",
             "password":"secret-1","fromAddress":"facturi@example.com"}""")
        .expect(200);
    ana.post(
            "/api/v1/companies/" + nodes.company() + "/einvoice-config",
            "{\"provider\":\"xrechnung\",\"enabled\":true,\"config\":{\"email\":\"rechnung@stadt.example\"}}")
        .expect(200);
    String seed = ana.call("POST", "/api/v1/me/mfa/totp/setup").expect(200).at("/secret");
    ana.post("/api/v1/me/mfa/totp/enable", "{\"code\":\"" + AccountsEndToEndTest.code(seed) + "\"}")
        .expect(200);
    return seed;
  }

  private static void write(StornoServer node, int number) {
    ApiTester anyone = new ApiTester(node.address().toString());
    anyone
        .post(
            "/api/auth/register",
            "{\"email\":\"u%d@x.example\",\"password\":\"Parola-buna-1\",\"firstName\":\"U\"}"
                .formatted(number))
        .expect(201);
  }

  @Test
  void everything_is_sealed_anew_while_two_nodes_write_and_the_old_key_can_go() throws Exception {
    secrets();
    String before;
    try (Administration administration = administration()) {
      before = administration.keys().survey().present();
      assertThat(administration.keys().survey().all()).isGreaterThan(10);
    }
    AtomicBoolean on = new AtomicBoolean(true);
    ExecutorService writers = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> first = writers.submit(() -> writing(one, 1_000, on));
      Future<Integer> second = writers.submit(() -> writing(two, 5_000, on));
      ResealSecrets.Outcome outcome;
      try (Administration administration = administration()) {
        outcome = administration.keys().rotate(line -> {});
      } finally {
        on.set(false);
      }
      assertThat(outcome.unreadable()).as("%s", outcome.problems()).isZero();
      assertThat(outcome.resealed()).isGreaterThan(10);
      assertThat(first.get() + second.get()).isPositive();
    } finally {
      writers.shutdownNow();
    }
    try (Administration administration = administration()) {
      // What a transaction had sealed, but not committed, is found by the next call.
      if (administration.keys().survey().older() > 0) {
        assertThat(administration.keys().rotate(line -> {}).unreadable()).isZero();
      }
      ResealSecrets.Survey after = administration.keys().survey();
      assertThat(after.present()).isNotEqualTo(before);
      assertThat(after.of(after.present())).isEqualTo(after.all());
      administration.keys().drop(before);
    }
    write(one, 9_001);
    write(two, 9_002);
    opens();
    assertThat(doctor(Map.of()).state()).isEqualTo(HealthFinding.State.OK);
  }

  private static int writing(StornoServer node, int from, AtomicBoolean on) {
    int written = 0;
    do {
      write(node, from + written++);
    } while (on.get());
    return written;
  }

  /** Servers open all of it without the old key. */
  private void opens() throws Exception {
    ana.get("/api/v1/mailer-config").expect(200);
    assertThat(
            ana.get("/api/v1/companies/" + nodes.company() + "/einvoice-config").expect(200).text())
        .contains("rechnung@stadt.example");
    assertThat(ana.get("/api/v1/anaf/tokens").expect(200).json().path("data")).isNotEmpty();
    try (Administration administration = administration()) {
      assertThat(administration.audit().verifyAll()).allMatch(VerifyAudit.Verdict::sound);
      assertThat(administration.keys().survey().known()).hasSize(1);
      assertThat(administration.keys().survey().lost()).isZero();
      administration.mails(1).forEach(mail -> administration.mail(mail.id()));
    }
  }

  @Test
  void change_that_was_broken_off_goes_on_and_the_doctor_tells_what_is_left() {
    try (Administration administration = administration()) {
      ResealSecrets.Survey before = administration.keys().survey();
      // Broken off right after the new key was stored.
      String added = EncryptionKeys.rotate(Sealing.keys(folder.resolve("data"))).names().get(0);
      assertThat(doctor(Map.of()).state()).isEqualTo(HealthFinding.State.WARNING);
      assertThat(doctor(Map.of()).detail())
          .contains(before.all() + " of " + before.all())
          .contains("storno keys rotate");
      assertThatThrownBy(() -> administration.keys().drop(before.present()))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("still sealed");
      assertThat(administration.keys().rotate(line -> {}).resealed()).isEqualTo(before.all());
      ResealSecrets.Survey after = administration.keys().survey();
      assertThat(after.present()).as("no third key").isEqualTo(added);
      assertThat(after.older()).isZero();
    }
  }

  @Test
  void wrong_and_configured_keys_change_nothing_and_say_why() {
    String other = key(1);
    Map<String, String> wrong = Map.of("STORNO_ENCRYPTION_KEY", other);
    Map<String, Long> counts;
    try (Administration administration = administration()) {
      counts = administration.keys().survey().counts();
    }
    // Beside the file of the data folder the configured key seals; all that is there still opens.
    try (Administration administration = installation(wrong).administer()) {
      assertThat(administration.keys().survey().lost()).isZero();
      assertThat(administration.keys().rotate(line -> {}).unreadable()).isZero();
      assertThatThrownBy(() -> administration.keys().rotate(line -> {}))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("put the new key behind the present one");
    }
    // Without it, nobody who has only the file opens anything, and nothing is touched.
    try (Administration administration = administration()) {
      ResealSecrets.Survey survey = administration.keys().survey();
      assertThat(survey.lost()).isPositive();
      List<String> known = survey.known();
      assertThatThrownBy(() -> administration.keys().rotate(line -> {}))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("a key that is not here");
      assertThat(administration.keys().survey().known()).isEqualTo(known);
    }
    assertThat(doctor(Map.of()).state()).isEqualTo(HealthFinding.State.FAILED);
    assertThat(doctor(wrong).state()).isEqualTo(HealthFinding.State.OK);
    assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isPositive();
  }

  private static String key(int seed) {
    byte[] bytes = new byte[32];
    new Random(seed).nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
