package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.bootstrap.configuration.ConfigurationReader;
import ro.storno.cli.installation.HealthFinding;
import ro.storno.cli.installation.HealthFinding.State;

/** The doctor looks at public services only where their addresses are set. */
class DoctorServicesTest {
  private static final int SILENT = 0;

  @TempDir Path folder;
  private HttpServer server;
  private volatile int status = 200;
  private volatile String day = LocalDate.now().toString();

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          if (status == SILENT) {
            exchange.close(); // without a word
            return;
          }
          byte[] body =
              ("<DataSet xmlns=\"http://www.bnr.ro/xsd\"><Body><Cube date=\""
                      + day
                      + "\"><Rate currency=\"EUR\">5.08</Rate></Cube></Body></DataSet>")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private List<HealthFinding> examine(String... settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    for (String setting : settings) {
      environment.put(setting, "http://127.0.0.1:" + server.getAddress().getPort());
    }
    return new Doctor(new ConfigurationReader(Map.of(), environment, folder))
        .examine().stream()
            .filter(
                finding ->
                    List.of("ANAF registry", "VIES", "exchange rates").contains(finding.part()))
            .toList();
  }

  @Test
  void without_addresses_nothing_is_called() {
    assertThat(examine()).isEmpty();
  }

  @Test
  void what_answers_is_well() {
    assertThat(examine("STORNO_ANAF_REGISTRY_URL", "STORNO_VIES_URL", "STORNO_BNR_URL"))
        .hasSize(3)
        .allMatch(finding -> finding.state() == State.OK)
        .anySatisfy(finding -> assertThat(finding.detail()).contains(day));
  }

  @Test
  void what_is_out_of_order_is_a_warning_and_so_are_old_rates() {
    day = "2026-01-16";
    assertThat(examine("STORNO_BNR_URL"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.state()).isEqualTo(State.WARNING))
        .satisfies(finding -> assertThat(finding.detail()).contains("days old"));
    status = 503;
    assertThat(examine("STORNO_VIES_URL", "STORNO_BNR_URL"))
        .hasSize(2)
        .allMatch(finding -> finding.state() == State.WARNING);
    status = SILENT;
    assertThat(examine("STORNO_ANAF_REGISTRY_URL"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.detail()).contains("does not answer"));
  }
}
