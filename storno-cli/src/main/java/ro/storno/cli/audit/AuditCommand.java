package ro.storno.cli.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.application.audit.VerifyAudit;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.identity.OrganizationId;

/** {@code storno audit}: who did what from where. */
@Command(name = "audit", description = "Who did what from where.")
public final class AuditCommand {
  private final Installation installation;
  private final Terminal terminal;

  /** A command on an installation. */
  public AuditCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Proves that nothing was changed, taken out or put in. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Proves that nothing was changed, taken out or put in.",
      footer = {
        "",
        "Note the hashes that are printed, somewhere else. Only they show that a whole trail was put",
        "back as it once was, from an older copy, or that it was removed together with its",
        "organization. Exit code 1 if a chain does not hold, or an organization has none."
      })
  public int verify(
      @Parameters(arity = "0..1", paramLabel = "ORGANIZATION", description = "Id; all if missing.")
          @Nullable String organization,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    List<VerifyAudit.Verdict> verdicts;
    try (Administration administration = installation.administer()) {
      verdicts =
          organization == null
              ? administration.audit().verifyAll()
              : List.of(administration.audit().verify(id(organization)));
    }
    if (json) {
      terminal.result(JsonOutput.of(verdicts.stream().map(AuditCommand::fields).toList()));
    } else {
      verdicts.forEach(this::print);
    }
    return verdicts.stream().allMatch(VerifyAudit.Verdict::sound)
        ? ExitCode.OK.code()
        : ExitCode.NEGATIVE.code();
  }

  private void print(VerifyAudit.Verdict verdict) {
    terminal.result(
        verdict.organization()
            + "  "
            + verdict.entries()
            + " entries  "
            + (verdict.sound() ? "ok  " : "BROKEN  ")
            + verdict.hash());
    verdict.problems().forEach(problem -> terminal.result("    " + problem));
  }

  private static Map<String, Object> fields(VerifyAudit.Verdict verdict) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("organization", verdict.organization().toString());
    fields.put("entries", verdict.entries());
    fields.put("hash", verdict.hash());
    fields.put("sound", verdict.sound());
    fields.put("problems", verdict.problems());
    return fields;
  }

  /** Writes the trail of an organization. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes the trail of an organization, one JSON object a line.")
  public int export(
      @Parameters(paramLabel = "ORGANIZATION", description = "Its id.") String organization,
      @Option(names = "--output", description = "Into a file that does not exist yet.")
          @Nullable Path file) {
    OrganizationId id = id(organization);
    try (Administration administration = installation.administer()) {
      if (file == null) {
        administration.audit().export(id, terminal::result);
      } else {
        write(administration, id, file);
        terminal.message("Written to " + file + ".");
      }
    }
    return ExitCode.OK.code();
  }

  private static void write(Administration administration, OrganizationId id, Path file) {
    try (PrintWriter writer =
        new PrintWriter(
            Files.newBufferedWriter(
                file,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE))) {
      administration.audit().export(id, line -> writer.print(line + "\n"));
      if (writer.checkError()) {
        throw new IOException("the disk may be full");
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, "Cannot write " + file + ": " + e.getMessage());
    }
  }

  private static OrganizationId id(String text) {
    try {
      return OrganizationId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "'" + text + "' is no id of an organization");
    }
  }
}
