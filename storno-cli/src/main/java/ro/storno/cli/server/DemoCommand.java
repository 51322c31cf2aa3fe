package ro.storno.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.seed.SeedOutcome;
import ro.storno.cli.seed.SeedReader;
import ro.storno.cli.simulator.AnafOrder;
import ro.storno.cli.simulator.KsefOrder;
import ro.storno.cli.simulator.ServiceOrder;
import ro.storno.cli.simulator.SimulatedAuthority;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.ValidationReport;

/** {@code storno demo}: a real invoice, from nothing to accepted by (simulated) ANAF. */
@Command(
    name = "demo",
    description =
        "Starts the server with demonstration data, creates and issues an invoice through the HTTP"
            + " API, validates it by the official rules, submits it to a simulated ANAF, receives a"
            + " supplier's invoice from there, writes proforma, delivery note, payments, credit"
            + " note, receipt, refund, Z report and a recurring invoice, and leaves the documents"
            + " in ./demo.",
    footer = {
      "",
      "ANAF and the National Bank are simulated on this machine; nothing leaves it.",
      "Works in the data folder (STORNO_DATA_DIR, ./data unless set) and keeps serving",
      "afterwards; with --once it ends."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final String EMAIL = "demo@storno.example";
  private static final String CIF = "99001234";
  private static final String CLIENT_ID = "storno-demo";
  private static final Path FOLDER = Path.of("demo");

  private final Installation installation;
  private final Terminal terminal;

  @Option(names = "--once", description = "End when the documents are written.")
  private boolean once;

  @Option(
      names = "--country",
      paramLabel = "COUNTRY",
      description =
          "Instead, let a seller of de, it, pl or fr issue an invoice, judge it by the rules of that"
              + " country, hand it in at its simulated authority, and wait for the verdict.")
  private @Nullable String country;

  /** A command on an installation. */
  public DemoCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (country != null) {
      return abroad(CountryJourney.place(country), country);
    }
    terminal.message("Starting a server and a simulated ANAF for the demonstration ...");
    folder();
    try (SimulatedAuthority anaf = installation.simulateAnaf(anaf())) {
      Server server = installation.start(overrides(anaf));
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        String password = server.keptSecret("demo-password");
        seed(server, password);
        ApiClient api = new ApiClient(server.address());
        AnafJourney journey = new AnafJourney(api);
        MainJob.Result result = journey(api, journey, password);
        boolean valid = report(result);
        terminal.message("Writing the other documents of a business ...");
        DocumentWalk.Result walk = walk(api, result);
        terminal.message("Waiting for ANAF to take them in, and for what suppliers sent ...");
        journey.handedIn(result.id());
        walk.invoices().forEach(journey::handedIn);
        journey.synchronise();
        AnafJourney.Outcome outcome = journey.follow(result.id());
        report(result, outcome);
        journey.received().ifPresentOrElse(this::received, () -> line("Received", "nothing"));
        rate(api.get("/api/v1/exchange-rates"));
        boolean accepted = report(walk, journey) && outcome.accepted();
        if (!once) {
          invite(server, anaf, password);
          server.awaitClosed();
        }
        return (valid && accepted ? ExitCode.OK : ExitCode.NEGATIVE).code();
      } finally {
        server.close();
      }
    }
  }

  private Integer abroad(JsonNode place, String where) throws InterruptedException {
    terminal.message(
        "Starting a server for a seller of " + where + " and its simulated authority ...");
    folder();
    try (SimulatedAuthority authority = authority(place.path("provider").asText())) {
      Map<String, String> overrides = new LinkedHashMap<>(authority.settings());
      overrides.putAll(settings(freePort()));
      overrides.put("STORNO_PRIVATE_HOSTS", "on"); // the authority is on this machine
      Server server = installation.start(overrides);
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        String password = server.keptSecret("demo-password");
        seed(server, password);
        ApiClient api = new ApiClient(server.address());
        new MainJob(api).signIn(EMAIL, password);
        boolean accepted = abroad(new CountryJourney(api, place), authority);
        if (!once) {
          String url = server.address().toString();
          line("Server", url + "  (API documentation: " + url + "/docs)");
          line("Login", EMAIL + "  " + password);
          line("Saw", authority.address().resolve("/simulator/state").toString());
          terminal.message("Serving until Ctrl-C.");
          server.awaitClosed();
        }
        return (accepted ? ExitCode.OK : ExitCode.NEGATIVE).code();
      } finally {
        server.close();
      }
    }
  }

  private boolean abroad(CountryJourney journey, SimulatedAuthority authority) {
    terminal.message("Configuring the seller for its authority and trying that ...");
    JsonNode tested = journey.configure(authority.providerFields());
    boolean let = tested.path("success").asBoolean();
    line(
        "Test",
        terminal.paint(let ? Paint.GOOD : Paint.BAD, let ? "PASSED" : "FAILED")
            + "  "
            + tested.path("message").asText());
    terminal.message("Issuing an invoice and submitting it over HTTP ...");
    CountryJourney.Result result = journey.submit();
    boolean valid = report(result);
    terminal.message("Waiting for the verdict of the simulated authority ...");
    return verdict(result, journey.follow(result)) && valid && let;
  }

  private SimulatedAuthority authority(String provider) {
    return switch (provider) {
      case "ksef" ->
          installation.simulateKsef(new KsefOrder(0, null, "", "0s", "0s", true, Map.of()));
      case "xrechnung" -> authority(ServiceOrder.Service.XRECHNUNG);
      case "sdi" -> authority(ServiceOrder.Service.SDI);
      case "facturx" -> authority(ServiceOrder.Service.CHORUSPRO);
      default -> throw new IllegalArgumentException("nothing simulates " + provider);
    };
  }

  private SimulatedAuthority authority(ServiceOrder.Service service) {
    return installation.simulateService(new ServiceOrder(service, 0, null, "", "0s"));
  }

  private boolean report(CountryJourney.Result result) {
    JsonNode invoice = result.invoice();
    // sellers of several countries number alike
    Path file =
        FOLDER.resolve(
            result.provider().path("country").asText()
                + "-"
                + result.submission().path("fileName").asText());
    InputFile.write(file, result.file());
    ValidationReport judged = installation.offlineTools().validate(result.file());
    RuleSetIdentity rules = judged.ruleSet();
    line("Number", invoice.path("number").asText());
    line("Total", invoice.path("total").asText() + " " + invoice.path("currency").asText());
    line("Format", result.provider().path("format").asText());
    line("Rules", rules == null ? "none found" : rules.toString());
    line(
        "Verdict",
        judged.isValid()
            ? terminal.paint(Paint.GOOD, "VALID")
            : terminal.paint(Paint.BAD, "NOT VALID"));
    judged.errors().forEach(finding -> line("", finding.rule() + ": " + finding.message()));
    line("File", "./" + file);
    line("SHA-256", result.submission().path("sha256").asText());
    line("System", result.provider().path("name").asText() + ", simulated");
    return judged.isValid();
  }

  /** Tells what the authority made of it, and where its answer is kept. */
  private boolean verdict(CountryJourney.Result result, JsonNode submission) {
    boolean accepted = submission.path("state").asText().equals("accepted");
    line("Known as", submission.path("externalId").asText("none"));
    line(
        "State",
        terminal.paint(accepted ? Paint.GOOD : Paint.BAD, submission.path("state").asText()));
    submission.path("errors").forEach(error -> line("", error.asText()));
    if (!submission.path("problem").isNull()) {
      line("", submission.path("problem").asText());
    }
    if (submission.path("evidence").isEmpty()) {
      line("Evidence", "none");
    }
    for (JsonNode evidence : submission.path("evidence")) {
      line(
          "Evidence",
          "files/"
              + result.company()
              + "/"
              + evidence.path("path").asText()
              + "  (in the data folder)");
      line("", evidence.path("explanation").asText());
    }
    return accepted;
  }

  private static void folder() {
    try {
      Files.createDirectories(FOLDER);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, "./" + FOLDER + " cannot be made: " + e);
    }
  }

  /** ANAF that judges at once, approves at once, and holds an invoice for the demo's company. */
  private static AnafOrder anaf() {
    return new AnafOrder(
        0,
        null,
        "",
        "0s",
        "0s",
        true,
        true,
        CLIENT_ID,
        UUID.randomUUID().toString(),
        List.of(),
        Map.of(CIF, 1),
        FOLDER.resolve("simulator-anaf.pem"));
  }

  private static Map<String, String> overrides(SimulatedAuthority anaf) {
    Map<String, String> overrides = new LinkedHashMap<>(anaf.settings());
    // Chosen beforehand, because ANAF has to be told where to send the browser back to.
    overrides.putAll(settings(freePort()));
    return overrides;
  }

  private static Map<String, String> settings(int port) {
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("STORNO_PORT", Integer.toString(port));
    overrides.put("STORNO_HOST", "127.0.0.1");
    overrides.put("STORNO_PUBLIC_URL", "http://127.0.0.1:" + port);
    overrides.put("STORNO_LOG_LEVEL", "warn");
    return overrides;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, "No free port on this machine: " + e);
    }
  }

  private MainJob.Result journey(ApiClient api, AnafJourney journey, String password) {
    MainJob job = new MainJob(api);
    JsonNode company = job.signIn(EMAIL, password);
    terminal.message("Authorizing at ANAF as its certificate holder does in a browser ...");
    journey.authorize();
    journey.switchOn(MainJob.id(company), company.path("syncEnabled").asBoolean());
    terminal.message("Creating, issuing and validating an invoice over HTTP ...");
    return job.run(today());
  }

  /** Before ANAF is waited for, so that it judges these invoices together with the first. */
  private static DocumentWalk.Result walk(ApiClient api, MainJob.Result result) {
    String client = result.invoice().path("clientId").asText();
    return new DocumentWalk(api, client, today()).run();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/Bucharest"));
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

  private void report(MainJob.Result result, AnafJourney.Outcome outcome) {
    Path archive = FOLDER.resolve(result.invoice().path("number").asText() + "-anaf.zip");
    InputFile.write(archive, outcome.archive());
    boolean sealed = outcome.seal().filter("VALID"::equals).isPresent();
    line("ANAF", "index " + outcome.index() + ", " + outcome.state());
    line("Seal", terminal.paint(sealed ? Paint.GOOD : Paint.BAD, outcome.seal().orElse("none")));
    line("Archive", "./" + archive);
  }

  /** Tells the documents one by one, and whether ANAF accepted those that go there. */
  private boolean report(DocumentWalk.Result walk, AnafJourney journey) {
    walk.steps().forEach(step -> line(step.name(), step.text()));
    List<AnafJourney.Outcome> outcomes = walk.invoices().stream().map(journey::follow).toList();
    line(
        "ANAF",
        outcomes.stream()
            .map(outcome -> "index " + outcome.index() + ", " + outcome.state())
            .collect(Collectors.joining("; ")));
    return outcomes.stream().allMatch(AnafJourney.Outcome::accepted);
  }

  private void received(JsonNode invoice) {
    line(
        "Received",
        invoice.path("number").asText()
            + " from "
            + invoice.path("senderName").asText()
            + ", "
            + invoice.path("total").asText()
            + " "
            + invoice.path("currency").asText());
  }

  private void rate(JsonNode rates) {
    line(
        "BNR",
        "1 EUR = "
            + rates.path("rates").path("EUR").asText()
            + " RON, published on "
            + rates.path("date").asText());
  }

  private void invite(Server server, SimulatedAuthority anaf, String password) {
    String url = server.address().toString();
    terminal.result("");
    line("Server", url + "  (API documentation: " + url + "/docs)");
    line("Login", EMAIL + "  " + password);
    line("ANAF", anaf.address() + "/simulator/state  (what the simulator saw)");
    terminal.result("");
    terminal.result("Try next, in another terminal:");
    terminal.result("  ./storno validate demo/*.xml");
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
