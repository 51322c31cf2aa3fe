package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.anaf.AnafAuthorizationServer;
import ro.storno.application.anaf.AnafRefreshToken;
import ro.storno.application.anaf.SealCheck;
import ro.storno.application.authority.AuthorityException;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.bootstrap.configuration.ConfigurationReader;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;

class AnafAdaptersTest {
  @TempDir Path folder;

  private Configuration.Anaf anaf(Map<String, String> environment) {
    return new ConfigurationReader(Map.of(), environment, folder).configuration().anaf();
  }

  @Test
  void what_is_not_configured_says_so_when_it_is_called() {
    AnafAdapters adapters = AnafAdapters.of(anaf(Map.of()), InstantSource.system());
    AnafAccessToken token = new AnafAccessToken("t");
    assertThatThrownBy(() -> adapters.efactura().state(token, new UploadIndex("1")))
        .isInstanceOf(AuthorityException.NotReached.class)
        .hasMessageContaining("STORNO_ANAF_BASE_URL");
    assertThatThrownBy(() -> adapters.authorization().refresh(new AnafRefreshToken("r")))
        .isInstanceOf(AuthorityException.NotReached.class)
        .hasMessageContaining("STORNO_ANAF_OAUTH_URL");
    assertThat(adapters.seals().check(new byte[0], null).verdict())
        .isEqualTo(SealCheck.Verdict.UNSIGNED);
  }

  @Test
  void the_settings_of_a_simulator_lead_to_it() {
    try (AnafSimulator simulator = AnafSimulator.start()) {
      Path anchor = folder.resolve("anchor.pem");
      simulator.writeAnchor(anchor);
      AnafAdapters adapters =
          AnafAdapters.of(anaf(simulator.stornoSettings(anchor)), InstantSource.system());
      adapters
          .authorization()
          .check(
              new AnafAccessToken(simulator.oauth().issue(AnafSimulatorSettings.HOLDER).access()));
      assertThat(adapters.authorization().refresh(new AnafRefreshToken("spent")))
          .isInstanceOf(AnafAuthorizationServer.Answer.GrantRefused.class);
    }
  }

  @Test
  void a_file_of_trust_that_cannot_be_read_is_told_at_the_start() throws Exception {
    assertThatThrownBy(
            () ->
                AnafAdapters.of(
                    anaf(Map.of("STORNO_ANAF_TRUST", "missing.pem")), InstantSource.system()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("STORNO_ANAF_TRUST")
        .hasMessageContaining("missing.pem");
    Files.writeString(folder.resolve("text.pem"), "no certificate");
    assertThatThrownBy(
            () ->
                AnafAdapters.of(
                    anaf(Map.of("STORNO_ANAF_TRUST", "text.pem")), InstantSource.system()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("PEM");
  }
}
