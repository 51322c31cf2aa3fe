package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.bootstrap.configuration.ConfigurationReader;
import ro.storno.cli.StornoCli;
import ro.storno.cli.installation.HealthFinding;
import ro.storno.cli.installation.HealthFinding.State;
import ro.storno.cli.terminal.Terminal;

/** The licence of the installation, from the setting to the command, the doctor and the log. */
class LicencesTest {
  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
  private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir static Path folder;
  private static KeyPair vendor;

  private String said = "";

  @BeforeAll
  static void pin_the_key() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    vendor = generator.generateKeyPair();
    Files.writeString(
        folder.resolve("vendor.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(vendor.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
  }

  private static String licence(Instant end) throws Exception {
    String signed =
        part("{\"alg\":\"RS256\"}")
            + "."
            + part(
                "{\"iss\":\"https://app.storno.ro\",\"plan\":\"business\",\"exp\":"
                    + end.getEpochSecond()
                    + "}");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(vendor.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> settings(String licence) {
    Map<String, String> settings = new HashMap<>();
    settings.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    settings.put("STORNO_PORT", "0");
    settings.put("STORNO_LICENCE_KEY", licence);
    settings.put("STORNO_LICENCE_PUBLIC_KEY", "vendor.pem");
    return settings;
  }

  private static Configuration configuration(Map<String, String> settings) {
    return new ConfigurationReader(Map.of(), settings, folder).configuration();
  }

  private static HealthFinding examined(Map<String, String> settings, Instant now) {
    return Doctor.licence(configuration(settings).licence(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private int run(Map<String, String> settings, String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream sink = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), sink, sink, false, false);
    int code =
        new StornoCli(new LocalInstallation(settings, folder, line -> {}), terminal).run(arguments);
    said = bytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  @Test
  void doctor_tells_plan_and_end_and_warns_in_time() throws Exception {
    Map<String, String> settings = settings(licence(FAR));
    HealthFinding early = examined(settings, PAST);
    assertThat(early.state()).isEqualTo(State.OK);
    assertThat(early.detail()).contains("business", FAR.toString());
    assertThat(examined(settings, FAR.minusSeconds(86_400)).state()).isEqualTo(State.WARNING);
    HealthFinding late = examined(settings, FAR);
    assertThat(late.state()).isEqualTo(State.WARNING);
    assertThat(late.detail()).contains("community", "It expired on " + FAR);
  }

  @Test
  void without_a_licence_or_without_a_key_the_plan_is_community() throws Exception {
    assertThat(examined(settings(""), PAST))
        .isEqualTo(
            new HealthFinding("licence", State.OK, "none; the plan is community, without limits"));
    Map<String, String> settings = settings(licence(FAR));
    settings.put("STORNO_LICENCE_PUBLIC_KEY", "");
    HealthFinding keyless = examined(settings, PAST);
    assertThat(keyless.state()).isEqualTo(State.WARNING);
    assertThat(keyless.detail()).contains("community", "STORNO_LICENCE_PUBLIC_KEY is not set");
    settings.put("STORNO_LICENCE_PUBLIC_KEY", "elsewhere.pem");
    assertThat(examined(settings, PAST).detail()).contains("community", "elsewhere.pem");
  }

  @Test
  void commands_tell_good_from_bad_by_their_exit_codes() throws Exception {
    String good = licence(FAR);
    String expired = licence(PAST);
    assertThat(run(settings(good), "licence", "show")).isZero();
    assertThat(said).contains("valid", "business", FAR.toString());
    assertThat(run(settings(expired), "licence", "show")).isEqualTo(1);
    assertThat(run(settings(""), "licence", "show")).isZero();
    assertThat(run(settings(""), "licence", "verify", good)).isZero();
    assertThat(run(settings(""), "licence", "verify", expired)).isEqualTo(1);
    Map<String, String> keyless = settings(good);
    keyless.put("STORNO_LICENCE_PUBLIC_KEY", "");
    assertThat(run(keyless, "licence", "show")).isEqualTo(1);
    assertThat(run(keyless, "licence", "verify", good)).isEqualTo(2);
  }

  @Test
  void licence_is_shown_by_no_listing_of_settings() {
    Configuration configuration = configuration(settings("the.secret.licence"));
    assertThat(configuration.toString()).doesNotContain("secret");
    assertThat(run(settings("the.secret.licence"), "config")).isZero();
    assertThat(said).contains("STORNO_LICENCE_KEY").doesNotContain("secret.licence");
  }

  @Test
  void server_with_an_expired_licence_starts_and_warns() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(Licences.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try (StornoServer server =
        StornoServer.start(configuration(settings(licence(PAST))), line -> {})) {
      assertThat(server.address().getPort()).isPositive();
      assertThat(log.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .singleElement()
          .asString()
          .contains("community", "It expired on " + PAST);
    } finally {
      logger.detachAppender(log);
    }
  }
}
