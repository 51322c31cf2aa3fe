package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.cli.einvoice.OfflineTools;
import ro.storno.cli.simulator.KsefOrder;
import ro.storno.cli.simulator.SimulatedAuthority;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.simulator.ksef.KsefSimulator;
import ro.storno.simulator.ksef.KsefSimulatorSettings;

/** The simulator as the command line starts it, and its invoices by the official schema. */
class RunningKsefTest {
  @TempDir Path folder;

  private SimulatedAuthority simulate(String faults) {
    return new LocalInstallation(Map.of(), folder, line -> {})
        .simulateKsef(
            new KsefOrder(0, 42L, faults, "1s", "0s..15m", true, Map.of("5265877635", 3)));
  }

  @Test
  void it_serves_with_what_was_ordered() throws Exception {
    try (SimulatedAuthority ksef = simulate("invoice-send.slow=1%")) {
      assertThat(ksef.seed()).isEqualTo(42);
      assertThat(ksef.settings()).containsEntry("STORNO_KSEF_URL", ksef.address().toString());
      String state =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(ksef.address().resolve("/simulator/state")).build(),
                  BodyHandlers.ofString(StandardCharsets.UTF_8))
              .body();
      assertThat(state)
          .contains("\"seed\":42")
          .contains("\"faults\":\"invoice-send.slow=1%\"")
          .contains("DOST/5265877635/3");
    }
  }

  @Test
  void a_plan_that_cannot_be_read_is_a_mistake_of_the_caller() {
    assertThatThrownBy(() -> simulate("upload.slow=1%"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("invoice-send");
  }

  @Test
  void made_up_supplier_invoices_are_valid_by_the_official_schema() {
    OfflineTools tools = new OfflineDesk();
    try (KsefSimulator ksef = KsefSimulator.start(KsefSimulatorSettings.defaults().withSeed(7))) {
      for (int i = 0; i < 20; i++) {
        ValidationReport report = tools.validate(ksef.supplierInvoice("5265877635", i));
        assertThat(report.errors()).extracting(Finding::message).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
      }
    }
  }
}
