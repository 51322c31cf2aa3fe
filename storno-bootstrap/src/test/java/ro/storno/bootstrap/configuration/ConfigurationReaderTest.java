package ro.storno.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.MailServer;

class ConfigurationReaderTest {
  @TempDir Path folder;

  private ConfigurationReader reader(Map<String, String> environment) {
    return new ConfigurationReader(Map.of(), environment, folder);
  }

  private ConfigurationException refused(Map<String, String> environment) {
    return catchThrowableOfType(
        ConfigurationException.class, () -> reader(environment).configuration());
  }

  @Test
  void with_nothing_set_everything_has_a_value() {
    Configuration configuration = reader(Map.of()).configuration();
    assertThat(configuration.http().port()).isEqualTo(8080);
    assertThat(configuration.dataFolder()).isEqualTo(folder.resolve("data"));
    assertThat(configuration.database().url()).isEmpty();
    assertThat(configuration.http().rateLimits()).isTrue();
    assertThat(configuration.registry()).isEmpty();
    assertThat(configuration.bnr()).isEmpty();
    assertThat(configuration.vies()).isEmpty();
  }

  @Test
  void services_are_called_encrypted_or_on_this_machine() {
    for (String address :
        List.of(
            "https://curs.bnr.ro",
            "http://127.0.0.1:9000/bnr",
            "http://localhost:1",
            "http://[::1]:2")) {
      assertThat(reader(Map.of("STORNO_BNR_URL", address)).configuration().bnr())
          .contains(URI.create(address));
    }
    for (String address :
        List.of(
            "http://curs.bnr.ro",
            "http://10.0.0.1",
            "http://127.0.0.1.example.org",
            "http://localhost.example.org",
            "https://user:secret@curs.bnr.ro",
            "file:///etc/passwd",
            "ftp://curs.bnr.ro")) {
      for (String key : List.of("STORNO_BNR_URL", "STORNO_VIES_URL", "STORNO_ANAF_REGISTRY_URL")) {
        assertThat(refused(Map.of(key, address)).mistakes())
            .as(address)
            .singleElement()
            .asString()
            .contains(key)
            .doesNotContain("secret");
      }
    }
  }

  @Test
  void memory_of_lists_is_a_share_of_the_heap_or_a_size_within_it() {
    long heap = Runtime.getRuntime().maxMemory();
    assertThat(listMemory("10%")).isBetween(heap / 11, heap / 9);
    assertThat(listMemory("3MB")).isEqualTo(3 << 20);
    assertThat(listMemory("0")).isZero();
    for (String mistaken : List.of("100%", "-1", "much", "1.5%")) {
      assertThat(refused(Map.of("STORNO_LIST_MEMORY", mistaken)).mistakes())
          .as(mistaken)
          .singleElement()
          .asString()
          .contains("STORNO_LIST_MEMORY");
    }
  }

  private long listMemory(String text) {
    return reader(Map.of("STORNO_LIST_MEMORY", text)).configuration().database().listMemory();
  }

  @Test
  void options_win_over_environment_and_that_over_the_file() throws Exception {
    Files.writeString(
        folder.resolve("storno.conf"),
        "# ours\nSTORNO_PORT = 1001\nSTORNO_HOST = '0.0.0.0'\nSTORNO_MAX_BODY=1MB\n");
    ConfigurationReader reader =
        new ConfigurationReader(
            Map.of("STORNO_PORT", "1003"),
            Map.of("STORNO_PORT", "1002", "STORNO_HOST", "::1"),
            folder);
    Configuration configuration = reader.configuration();
    assertThat(configuration.http().port()).isEqualTo(1003);
    assertThat(configuration.http().host()).isEqualTo("::1");
    assertThat(configuration.http().maxBody()).isEqualTo(1024 * 1024);
    assertThat(reader.current(Settings.MAX_BODY).origin()).endsWith("storno.conf line 4");
  }

  @Test
  void the_file_of_the_data_folder_is_found() throws Exception {
    Path data = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(data.resolve("storno.conf"), "STORNO_JOB_THREADS = 7\n");
    assertThat(reader(Map.of("STORNO_DATA_DIR", "elsewhere")).configuration().jobThreads())
        .isEqualTo(7);
  }

  @Test
  void every_mistake_is_told_at_once_and_names_its_place() throws Exception {
    Files.writeString(folder.resolve("storno.conf"), "STORNO_PROT = 1\nnonsense\n");
    ConfigurationException e =
        refused(
            Map.of(
                "STORNO_PORT", "eighty",
                "STORNO_RATE_LIMITS", "perhaps",
                "STORNO_PUBLIC_URL", "ftp://x",
                "STORNO_CORS_ORIGINS", "https://a.example/path",
                "STORNO_MAX_BODY", "2 apples",
                "STORNO_LOG_FORMAT", "xml"));
    assertThat(e.mistakes()).hasSize(8);
    assertThat(e.mistakes().get(0)).contains("line 1", "STORNO_PROT", "did you mean STORNO_PORT");
    assertThat(e.getMessage())
        .contains("STORNO_PORT (environment): 'eighty' is not a whole number from 0 to 65535")
        .contains("'perhaps' is neither on nor off")
        .contains("KEY = value")
        .contains("text, json");
  }

  @Test
  void a_port_out_of_range_is_a_mistake() {
    assertThat(refused(Map.of("STORNO_PORT", "70000")).mistakes()).hasSize(1);
  }

  @Test
  void a_named_file_that_is_missing_is_a_mistake() {
    assertThat(refused(Map.of("STORNO_CONFIG", "no.conf")).getMessage())
        .contains("STORNO_CONFIG", "no.conf");
  }

  @Test
  void secrets_are_neither_shown_nor_repeated_in_mistakes() {
    ConfigurationReader reader = reader(Map.of("STORNO_DATABASE_URL", "mysql://u:hunter2@h/d"));
    assertThat(reader.current(Settings.DATABASE_URL).value()).isEqualTo("********");
    assertThat(refused(Map.of("STORNO_DATABASE_URL", "mysql://u:hunter2@h/d")).getMessage())
        .contains("STORNO_DATABASE_URL")
        .doesNotContain("hunter2");
    Configuration good =
        reader(Map.of("STORNO_DATABASE_URL", "postgresql://u:hunter2@h/d")).configuration();
    assertThat(good.toString()).doesNotContain("hunter2");
  }

  @Test
  void an_unknown_variable_is_noticed() {
    assertThat(reader(Map.of("STORNO_PORTS", "1", "HOME", "/")).unknownVariables())
        .singleElement()
        .asString()
        .contains("STORNO_PORTS", "did you mean STORNO_PORT");
  }

  @Test
  void lists_and_addresses_are_read() {
    Configuration configuration =
        reader(
                Map.of(
                    "STORNO_CORS_ORIGINS", "https://a.example, http://localhost:3000",
                    "STORNO_PUBLIC_URL", "https://facturi.example/"))
            .configuration();
    assertThat(configuration.http().corsOrigins())
        .isEqualTo(Set.of("https://a.example", "http://localhost:3000"));
    assertThat(configuration.http().publicUrl()).contains(URI.create("https://facturi.example"));
  }

  @Test
  void the_way_to_anaf_is_read() {
    Configuration.Anaf anaf =
        reader(
                Map.of(
                    "STORNO_ANAF_BASE_URL", "https://api.anaf.ro/",
                    "STORNO_ANAF_ENVIRONMENT", "test",
                    "STORNO_ANAF_OAUTH_URL", "https://logincert.anaf.ro/anaf-oauth2/v1",
                    "STORNO_ANAF_CLIENT_ID", "id",
                    "STORNO_ANAF_CLIENT_SECRET", "hunter2",
                    "STORNO_ANAF_TRUST", "certs/mf.pem",
                    "STORNO_PUBLIC_URL", "https://facturi.example/"))
            .configuration()
            .anaf();
    assertThat(anaf.services()).contains(URI.create("https://api.anaf.ro"));
    assertThat(anaf.environment()).isEqualTo(Configuration.AnafEnvironment.TEST);
    assertThat(anaf.oauth()).contains(URI.create("https://logincert.anaf.ro/anaf-oauth2/v1"));
    assertThat(anaf.clientId()).contains("id");
    assertThat(anaf.clientSecret()).contains("hunter2");
    assertThat(anaf.trust()).contains(folder.resolve("certs/mf.pem"));
    assertThat(anaf.redirect()).contains(URI.create("https://facturi.example/auth/callback/anaf"));
    assertThat(anaf.toString()).doesNotContain("hunter2");
  }

  @Test
  void without_settings_there_is_no_way_to_anaf() {
    Configuration.Anaf anaf = reader(Map.of()).configuration().anaf();
    assertThat(anaf.services()).isEmpty();
    assertThat(anaf.environment()).isEqualTo(Configuration.AnafEnvironment.PROD);
    assertThat(anaf.redirect()).isEmpty();
    assertThat(anaf.trust()).isEmpty();
  }

  @Test
  void redirect_address_is_kept_to_the_letter_and_the_page_afterwards_with_its_query() {
    Configuration.Anaf anaf =
        reader(
                Map.of(
                    "STORNO_ANAF_REDIRECT_URL", "https://facturi.example/auth/callback/anaf/",
                    "STORNO_ANAF_AFTER_OAUTH_URL", "https://app.example/settings?tab=anaf#top"))
            .configuration()
            .anaf();
    assertThat(anaf.redirect()).contains(URI.create("https://facturi.example/auth/callback/anaf/"));
    assertThat(anaf.afterwards()).contains(URI.create("https://app.example/settings?tab=anaf#top"));
    for (String wrong : List.of("javascript:alert(1)", "//app.example", "https://a:b@c.example")) {
      assertThat(refused(Map.of("STORNO_ANAF_AFTER_OAUTH_URL", wrong)).mistakes()).hasSize(1);
    }
  }

  @Test
  void encryption_key_is_read_and_never_shown() {
    String key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    ConfigurationReader reader = reader(Map.of("STORNO_ENCRYPTION_KEY", key));
    assertThat(reader.configuration().encryptionKeys()).isPresent();
    assertThat(reader.configuration().toString()).doesNotContain(key.substring(0, 20));
    assertThat(refused(Map.of("STORNO_ENCRYPTION_KEY", "hunter2")).getMessage())
        .contains("openssl rand")
        .doesNotContain("hunter2");
  }

  @Test
  void tokens_and_documents_go_in_the_clear_to_this_machine_only() {
    for (String local :
        List.of(
            "http://localhost:3003", "http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]:9")) {
      assertThat(
              reader(Map.of("STORNO_ANAF_BASE_URL", local, "STORNO_ANAF_OAUTH_URL", local))
                  .configuration()
                  .anaf()
                  .services())
          .contains(URI.create(local));
    }
    for (String away :
        List.of(
            "http://api.anaf.ro",
            "http://127.0.0.1.example.ro",
            "http://localhost.example.ro",
            "http://localhost@example.ro",
            "https://user:hunter2@api.anaf.ro",
            "http://10.0.0.1",
            "http://[::2]",
            "ftp://localhost")) {
      ConfigurationException e =
          refused(
              Map.of(
                  "STORNO_ANAF_BASE_URL", away,
                  "STORNO_ANAF_OAUTH_URL", away,
                  "STORNO_ANAF_REDIRECT_URL", away));
      assertThat(e.mistakes()).as(away).hasSize(3);
      assertThat(e.getMessage()).doesNotContain("hunter2");
    }
  }

  @Test
  void every_default_is_without_mistake_and_every_setting_says_what_it_means() {
    for (Setting<?> setting : Settings.all()) {
      assertThat(setting.meaning()).as(setting.key()).endsWith(".");
      String defaultText = setting.defaultText();
      if (defaultText != null) {
        assertThat(setting.mistakeIn(defaultText)).as(setting.key()).isEmpty();
      }
    }
    assertThat(Settings.all().stream().map(Setting::key)).doesNotHaveDuplicates();
  }

  @Test
  void mail_server_is_an_address_with_user_and_password() {
    Configuration.Mail mail =
        reader(
                Map.of(
                    "STORNO_SMTP_URL", "smtps://ana%40example.ro:p%40ss%3A1@mail.example.ro",
                    "STORNO_MAIL_FROM", "Storno <No-Reply@example.ro>"))
            .configuration()
            .mail();
    MailServer server = mail.server().orElseThrow();
    assertThat(server.host()).isEqualTo("mail.example.ro");
    assertThat(server.port()).isEqualTo(465);
    assertThat(server.encryption()).isEqualTo(MailEncryption.SSL);
    assertThat(server.username()).isEqualTo("ana@example.ro");
    assertThat(server.password()).isEqualTo("p@ss:1");
    assertThat(server.fromAddress().value()).isEqualTo("no-reply@example.ro");
    assertThat(server.fromName()).isEqualTo("Storno");
    assertThat(mail.privateHosts()).isFalse();
    assertThat(reader(Map.of()).configuration().mail().server()).isEmpty();
  }

  @Test
  void mistakes_in_mail_settings_are_told_without_the_password() {
    assertThat(refused(Map.of("STORNO_SMTP_URL", "http://ana:secret-1@x")).mistakes())
        .singleElement()
        .asString()
        .contains("STORNO_SMTP_URL", "smtp://")
        .doesNotContain("secret-1");
    assertThat(refused(Map.of("STORNO_SMTP_URL", "smtp://ana:secret-1@x")).mistakes())
        .singleElement()
        .asString()
        .contains("STORNO_MAIL_FROM");
    assertThat(refused(Map.of("STORNO_MAIL_FROM", "nobody")).mistakes())
        .singleElement()
        .asString()
        .contains("no sender");
    assertThat(refused(Map.of("STORNO_ENCRYPTION_KEY", "short")).mistakes())
        .singleElement()
        .asString()
        .doesNotContain("short");
  }
}
