package ro.storno.cli.installation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;

/** {@code storno config}: every setting with meaning, default and present value. */
@Command(
    name = "config",
    description = "Lists every setting with its meaning, default and present value.",
    footer = {
      "",
      "Settings come from the environment, or from a file of KEY = value lines: the one",
      "STORNO_CONFIG names, else ./storno.conf, else storno.conf in the data folder.",
      "Secrets are masked. Exits with 3 if a setting has a mistake."
    })
public final class ConfigCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  /** A command on an installation. */
  public ConfigCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<SettingValue> settings = installation.settings();
    if (json) {
      terminal.result(JsonOutput.of(settings.stream().map(ConfigCommand::fields).toList()));
    } else {
      settings.forEach(this::print);
    }
    boolean mistaken = settings.stream().anyMatch(s -> s.mistake() != null);
    return (mistaken ? ExitCode.CONFIGURATION : ExitCode.OK).code();
  }

  private void print(SettingValue setting) {
    terminal.result(
        terminal.paint(Paint.STRONG, setting.key())
            + " = "
            + Objects.requireNonNullElse(setting.value(), "(not set)")
            + terminal.paint(Paint.FAINT, "  [" + setting.origin() + "]"));
    terminal.result("    " + setting.meaning());
    if (setting.defaultValue() != null && !"default".equals(setting.origin())) {
      terminal.result("    Default: " + setting.defaultValue());
    }
    String mistake = setting.mistake();
    if (mistake != null) {
      terminal.result("    " + terminal.paint(Paint.BAD, "Mistake: " + mistake));
    }
  }

  private static Map<String, Object> fields(SettingValue setting) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", setting.key());
    fields.put("meaning", setting.meaning());
    fields.put("default", setting.defaultValue());
    fields.put("value", setting.value());
    fields.put("origin", setting.origin());
    fields.put("mistake", setting.mistake());
    return fields;
  }
}
