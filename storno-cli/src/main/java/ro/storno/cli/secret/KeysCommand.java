package ro.storno.cli.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.application.secret.ResealSecrets;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;

/** {@code storno keys}: the keys that seal secrets at rest. */
@Command(name = "keys", description = "The keys that seal secrets at rest.")
public final class KeysCommand {
  private final Installation installation;
  private final Terminal terminal;

  /** A command on an installation. */
  public KeysCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Lists the keys and what they seal. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the keys by name, and how many secrets each has sealed.",
      footer = {"", "Exit code 1 if secrets are sealed with a key that is not here."})
  public int list(@Option(names = "--json", description = "As JSON.") boolean json) {
    ResealSecrets.Survey survey;
    try (Administration administration = installation.administer()) {
      survey = administration.keys().survey();
    }
    List<String> names =
        Stream.concat(survey.known().stream(), survey.counts().keySet().stream().sorted())
            .distinct()
            .toList();
    if (json) {
      List<Map<String, Object>> keys = new ArrayList<>();
      names.forEach(name -> keys.add(fields(survey, name)));
      terminal.result(JsonOutput.of(keys));
    } else {
      names.forEach(
          name ->
              terminal.result(
                  name + "  " + state(survey, name) + "  " + survey.of(name) + " secrets"));
    }
    return survey.lost() == 0 ? ExitCode.OK.code() : ExitCode.NEGATIVE.code();
  }

  private static Map<String, Object> fields(ResealSecrets.Survey survey, String name) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", name);
    fields.put("state", state(survey, name));
    fields.put("secrets", survey.of(name));
    return fields;
  }

  private static String state(ResealSecrets.Survey survey, String name) {
    if (name.equals(survey.present())) {
      return "seals";
    }
    return survey.known().contains(name) ? "opens" : "MISSING";
  }

  /** Changes the key. */
  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = "Seals with a new key from now on, and seals anew what older ones sealed.",
      footer = {
        "",
        "Servers may run on. Broken off, the same command goes on where it was. The older keys stay",
        "in the file and go on opening, until 'storno keys drop' takes them out. Back the file up.",
        "Where keys come from STORNO_ENCRYPTION_KEY, the operator puts a new one in front himself,",
        "first behind the present one on every node; see docs/security.md.",
        "Exit code 1 if something could not be opened, or is still sealed with an older key."
      })
  public int rotate() {
    try (Administration administration = installation.administer()) {
      ResealSecrets.Outcome outcome = administration.keys().rotate(terminal::message);
      outcome.problems().forEach(terminal::message);
      ResealSecrets.Survey after = administration.keys().survey();
      terminal.result(
          outcome.resealed()
              + " secrets were sealed anew with key "
              + after.present()
              + "; "
              + after.older()
              + " are still sealed with older ones, "
              + outcome.unreadable()
              + " cannot be opened.");
      return after.older() == 0 && outcome.unreadable() == 0
          ? ExitCode.OK.code()
          : ExitCode.NEGATIVE.code();
    }
  }

  /** Gives an older key up. */
  @Command(
      name = "drop",
      mixinStandardHelpOptions = true,
      description = "Takes an older key out of the file, if nothing is sealed with it any more.",
      footer = {
        "",
        "Backups of the database from before the change need it still, and so do the links by which",
        "readers of mails sent before unsubscribe: wait as long as these should work. Links to reset",
        "a password or confirm an address that still wait as jobs are sealed too: let these jobs run",
        "first (storno jobs list)."
      })
  public int drop(
      @Parameters(paramLabel = "KEY", description = "Its name, as listed.") String name) {
    try (Administration administration = installation.administer()) {
      administration.keys().drop(name);
    }
    terminal.message("Key " + name + " is gone.");
    return ExitCode.OK.code();
  }
}
