package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.cli.einvoice.OfflineTools;
import ro.storno.cli.simulator.AnafOrder;
import ro.storno.cli.simulator.SimulatedAuthority;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.EInvoicing;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.efactura.SupplierInvoice;

/** The simulator as the command line starts it, and its invoices by the official rules. */
class RunningAnafTest {
  @TempDir Path folder;

  private SimulatedAuthority simulate(int port, String faults, String trust) {
    return new LocalInstallation(Map.of(), folder, line -> {})
        .simulateAnaf(
            new AnafOrder(
                port,
                42L,
                faults,
                "1s",
                "0s..15m",
                true,
                true,
                "storno",
                "secret",
                List.of(),
                Map.of("14399840", 3),
                Path.of(trust)));
  }

  @Test
  void it_serves_with_what_was_ordered_and_its_anchor_is_written() throws Exception {
    try (SimulatedAuthority anaf = simulate(0, "upload.slow=1%", "anchor.pem")) {
      assertThat(anaf.seed()).isEqualTo(42);
      assertThat(anaf.settings())
          .containsEntry("STORNO_ANAF_BASE_URL", anaf.address().toString())
          .containsEntry("STORNO_ANAF_CLIENT_SECRET", "secret")
          .containsEntry("STORNO_ANAF_TRUST", folder.resolve("anchor.pem").toString());
      assertThat(Files.readString(folder.resolve("anchor.pem"))).startsWith("-----BEGIN");
      String state =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(anaf.address() + "/simulator/state")).build(),
                  BodyHandlers.ofString(StandardCharsets.UTF_8))
              .body();
      assertThat(state).contains("\"seed\":42").contains("\"faults\":\"upload.slow=1%\"");
    }
  }

  @Test
  void mistakes_and_taken_ports_are_told() {
    assertThatThrownBy(() -> simulate(0, "upload.nothing=1%", "a.pem"))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
              assertThat(failure.lines()).anyMatch(line -> line.contains("lost-answer"));
            });
    assertThatThrownBy(() -> simulate(0, "", "no/such/folder/a.pem"))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE));
    try (SimulatedAuthority first = simulate(0, "", "a.pem")) {
      assertThatThrownBy(() -> simulate(first.address().getPort(), "", "b.pem"))
          .isInstanceOfSatisfying(
              CommandFailure.class,
              failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE));
    }
  }

  @Test
  void made_up_supplier_invoices_are_valid_by_the_official_rules() {
    OfflineTools tools = new OfflineDesk(EInvoicing.standard());
    List<String> problems = new ArrayList<>();
    try (AnafSimulator anaf = AnafSimulator.start(AnafSimulatorSettings.defaults().withSeed(7))) {
      anaf.supplierInvoices("14399840").stream(60)
          .forEach(invoice -> problems.addAll(problems(tools, invoice)));
    }
    assertThat(Set.copyOf(problems)).isEmpty();
  }

  private static List<String> problems(OfflineTools tools, SupplierInvoice invoice) {
    ValidationReport report = tools.validate(invoice.xml());
    List<String> problems = new ArrayList<>();
    if (report.verdict() != Verdict.VALID) {
      problems.add(report.verdict().name());
    }
    report.errors().forEach(finding -> problems.add(text(finding)));
    return problems;
  }

  private static String text(Finding finding) {
    return finding.rule() + ": " + finding.message();
  }
}
