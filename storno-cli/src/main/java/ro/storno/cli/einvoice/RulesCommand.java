package ro.storno.cli.einvoice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;

/** {@code storno rules}: which rules judge documents, and since when. */
@Command(
    name = "rules",
    description = {
      "Lists the rule sets that judge electronic invoices, with version and days in force.",
      "",
      "A document is judged by the set of the specification it names that was in force on its own"
          + " date, so that sets which ended are still at hand."
    },
    footer = {
      "",
      "Exits with 0 if every set listed is at hand, 1 if one is missing or none is in force then.",
      "Needs no server or database. Example: storno rules --on 2026-01-31"
    })
public final class RulesCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description = "Only the sets in force on a day, such as 2026-01-31.")
  private @Nullable LocalDate day;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  /** A command on an installation. */
  public RulesCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<RuleSetInfo> sets =
        installation.offlineTools().ruleSets().stream().filter(this::isAskedFor).toList();
    if (json) {
      terminal.result(JsonOutput.of(sets.stream().map(RulesCommand::fields).toList()));
    } else {
      sets.forEach(this::print);
    }
    boolean whole = !sets.isEmpty() && sets.stream().allMatch(RuleSetInfo::available);
    return (whole ? ExitCode.OK : ExitCode.NEGATIVE).code();
  }

  private boolean isAskedFor(RuleSetInfo set) {
    return day == null
        || !day.isBefore(set.validFrom()) && (set.validTo() == null || !day.isAfter(set.validTo()));
  }

  private void print(RuleSetInfo set) {
    String end = set.validTo() == null ? "" : set.validTo().toString();
    terminal.result(
        "%-10s - %-10s  %s  %s%s"
            .formatted(
                set.validFrom(),
                end,
                set.identity(),
                terminal.paint(Paint.FAINT, set.documents()),
                set.available() ? "" : "  " + terminal.paint(Paint.BAD, "MISSING")));
  }

  private static Map<String, @Nullable Object> fields(RuleSetInfo set) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", set.identity().name());
    fields.put("version", set.identity().version());
    fields.put("base", set.identity().base());
    fields.put("documents", set.documents());
    fields.put("specification", set.customization());
    fields.put("validFrom", set.validFrom().toString());
    fields.put("validTo", set.validTo() == null ? null : set.validTo().toString());
    fields.put("published", set.published().toString());
    fields.put("source", set.source());
    fields.put("available", set.available());
    return fields;
  }
}
