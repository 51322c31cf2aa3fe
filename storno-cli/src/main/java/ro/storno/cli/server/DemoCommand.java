package ro.storno.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.seed.SeedOutcome;
import ro.storno.cli.seed.SeedReader;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.ValidationReport;

/** {@code storno demo}: a real invoice, from nothing to officially valid. */
@Command(
    name = "demo",
    description =
        "Starts the server with demonstration data, creates and issues an invoice through the HTTP"
            + " API, validates it by the official rules, and leaves its XML and PDF in ./demo.",
    footer = {
      "",
      "Works in the data folder (STORNO_DATA_DIR, ./data unless set) and keeps serving",
      "afterwards; with --once it ends."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final String EMAIL = "demo@storno.example";
  private static final Path FOLDER = Path.of("demo");

  private final Installation installation;
  private final Terminal terminal;

  @Option(names = "--once", description = "End when the documents are written.")
  private boolean once;

  /** A command on an installation. */
  public DemoCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    terminal.message("Starting a server for the demonstration ...");
    Server server =
        installation.start(
            Map.of("STORNO_PORT", "0", "STORNO_HOST", "127.0.0.1", "STORNO_LOG_LEVEL", "warn"));
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
      String password = server.keptSecret("demo-password");
      seed(server, password);
      terminal.message("Creating, issuing and validating an invoice over HTTP ...");
      ApiClient api = new ApiClient(server.address());
      LocalDate today = LocalDate.now(ZoneId.of("Europe/Bucharest"));
      MainJob.Result result = new MainJob(api).run(EMAIL, password, today);
      boolean valid = report(result);
      if (!once) {
        invite(server, password, result);
        server.awaitClosed();
      }
      return (valid ? ExitCode.OK : ExitCode.NEGATIVE).code();
    } finally {
      server.close();
    }
  }

  private static void seed(Server server, String password) {
    String text = resource().replace("DEMO_PASSWORD", password);
    SeedOutcome outcome = server.administration().seed(SeedReader.read("demo-seed.yaml", text));
    if (!outcome.mistakes().isEmpty()) {
      throw new CommandFailure(ExitCode.NEGATIVE, outcome.mistakes());
    }
  }

  private static String resource() {
    try (InputStream seed = DemoCommand.class.getResourceAsStream("demo-seed.yaml")) {
      return new String(
          Objects.requireNonNull(seed, "demo-seed.yaml").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private boolean report(MainJob.Result result) {
    JsonNode invoice = result.invoice();
    String number = invoice.path("number").asText();
    Path xml = FOLDER.resolve(number + ".xml");
    Path pdf = FOLDER.resolve(number + ".pdf");
    InputFile.write(xml, result.xml());
    InputFile.write(pdf, result.pdf());
    // the same bytes once more by the offline tools, which also name the rules
    ValidationReport judged = installation.offlineTools().validate(result.xml());
    RuleSetIdentity rules = judged.ruleSet();
    boolean valid = result.validation().path("valid").asBoolean(false) && judged.isValid();
    String currency = invoice.path("currency").asText();
    line("Number", number);
    line("Net", invoice.path("subtotal").asText() + " " + currency);
    line("VAT", invoice.path("vatTotal").asText() + " " + currency);
    line("Total", invoice.path("total").asText() + " " + currency);
    line("Rules", rules == null ? "none found" : rules.toString());
    line(
        "Verdict",
        valid ? terminal.paint(Paint.GOOD, "VALID") : terminal.paint(Paint.BAD, "NOT VALID"));
    if (!valid) {
      result.validation().path("errors").forEach(error -> line("", error.toString()));
      judged.errors().forEach(finding -> line("", finding.rule() + ": " + finding.message()));
    }
    line("XML", "./" + xml);
    line("PDF", "./" + pdf);
    return valid;
  }

  private void invite(Server server, String password, MainJob.Result result) {
    String url = server.address().toString();
    terminal.result("");
    line("Server", url + "  (API documentation: " + url + "/docs)");
    line("Login", EMAIL + "  " + password);
    terminal.result("");
    terminal.result("Try next, in another terminal:");
    terminal.result(
        "  ./storno validate demo/" + result.invoice().path("number").asText() + ".xml");
    terminal.result(
        "  TOKEN=$(curl -s "
            + url
            + "/api/auth -H 'Content-Type: application/json' -d '{\"email\":\""
            + EMAIL
            + "\",\"password\":\""
            + password
            + "\"}' | sed 's/.*\"token\":\"\\([^\"]*\\).*/\\1/')");
    terminal.result("  curl -s " + url + "/api/v1/me -H \"Authorization: Bearer $TOKEN\"");
    terminal.message("");
    terminal.message("Serving until Ctrl-C.");
  }

  private void line(String name, String value) {
    terminal.result(terminal.paint(Paint.FAINT, String.format("%-9s", name)) + value);
  }
}
