package ro.storno.cli.licensing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.application.licensing.LicenceVerdict;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.licensing.InstallationLicence;

/** {@code storno licence}: what the installation is licensed for. */
@Command(name = "licence", description = "What the installation is licensed for.")
public final class LicenceCommand {
  private static final int LONGEST_FILE = 1024 * 1024;

  /** Three parts in base64url: what cannot be one is a file that is not there. */
  private static final Pattern TOKEN = Pattern.compile("[\\w-]+=*\\.[\\w-]*=*\\.[\\w-]*=*");

  private final Installation installation;
  private final Terminal terminal;

  /** A command on an installation. */
  public LicenceCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Shows the licence that is set. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows the licence of the installation (STORNO_LICENCE_KEY).",
      footer = {
        "",
        "Exits with 0 if it is good or none is set, 1 if it is set but not believed: the",
        "installation is then on the community plan. Needs no server, database or network."
      })
  public int show(@Option(names = "--json", description = "As JSON.") boolean json) {
    Optional<LicenceVerdict> verdict = installation.licences().installed();
    if (verdict.isPresent()) {
      return told(verdict.get(), json);
    }
    if (json) {
      terminal.result(JsonOutput.of(fields("none", Plan.COMMUNITY, null, null)));
    } else {
      terminal.result("plan      " + Plan.COMMUNITY.wireName() + ", without limits");
      terminal.message("No licence is set (STORNO_LICENCE_KEY), and none is needed.");
    }
    return ExitCode.OK.code();
  }

  /** Examines a licence before it is set. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Examines a licence with the key of STORNO_LICENCE_PUBLIC_KEY.",
      footer = {
        "",
        "Exits with 0 if it is good, 1 if not, 2 if it cannot be read or there is no key to",
        "examine it with. Needs no server, database or network."
      })
  public int verify(
      @Parameters(
              paramLabel = "FILE-or-KEY",
              description = "A file with the licence, - for stdin, or the licence itself.")
          String given,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    return told(installation.licences().verify(licence(given)), json);
  }

  private String licence(String given) {
    if (TOKEN.matcher(given).matches() && !Files.exists(Path.of(given))) {
      return given;
    }
    byte[] content = InputFile.read(given, terminal, LONGEST_FILE);
    String licence = new String(content, StandardCharsets.UTF_8).strip();
    if (licence.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, given + ": is empty");
    }
    return licence;
  }

  private int told(LicenceVerdict verdict, boolean json) {
    InstallationLicence licence = verdict.licence();
    if (json) {
      terminal.result(
          JsonOutput.of(
              fields(
                  licence == null ? "refused" : "valid",
                  verdict.plan(),
                  licence,
                  verdict.problem())));
    } else if (licence == null) {
      terminal.result(terminal.paint(Paint.BAD, "refused") + "   " + verdict.problem());
    } else {
      print(licence);
    }
    return (licence == null ? ExitCode.NEGATIVE : ExitCode.OK).code();
  }

  private void print(InstallationLicence licence) {
    String holder = licence.holder();
    terminal.result(terminal.paint(Paint.GOOD, "valid") + "     until " + licence.expiresAt());
    terminal.result("plan      " + licence.plan().wireName());
    if (holder != null) {
      terminal.result("holder    " + Terminal.oneLine(holder));
    }
    licence
        .features()
        .forEach(feature -> terminal.result("feature   " + Terminal.oneLine(feature)));
  }

  private static Map<String, @Nullable Object> fields(
      String state, Plan plan, @Nullable InstallationLicence licence, @Nullable String problem) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("state", state);
    fields.put("plan", plan.wireName());
    fields.put("holder", licence == null ? null : licence.holder());
    fields.put("features", licence == null ? List.of() : licence.features());
    fields.put("expiresAt", licence == null ? null : licence.expiresAt().toString());
    fields.put("problem", problem);
    return fields;
  }
}
