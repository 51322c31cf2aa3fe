package ro.storno.cli.einvoice;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.JsonReport;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Verdict;

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

  @Mixin private Listing listing = new Listing();

  /** A command on an installation. */
  public RulesCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Which sets are listed, and how. */
  static final class Listing {
    @Option(
        names = "--on",
        paramLabel = "DATE",
        description = "Only the sets in force on a day, such as 2026-01-31.")
    private @Nullable LocalDate day;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private boolean isAskedFor(RuleSetInfo set) {
      return day == null || set.inForce(day);
    }
  }

  @Override
  public Integer call() {
    return list(listing);
  }

  /** Lists them, as the command alone does. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the rule sets; the same as storno rules alone.")
  int list(@Mixin Listing what) {
    List<RuleSetInfo> sets =
        installation.offlineTools().ruleSets().stream().filter(what::isAskedFor).toList();
    if (what.json) {
      terminal.result(JsonOutput.of(sets.stream().map(RulesCommand::fields).toList()));
    } else {
      sets.forEach(this::print);
    }
    boolean whole = !sets.isEmpty() && sets.stream().allMatch(RuleSetInfo::available);
    return (whole ? ExitCode.OK : ExitCode.NEGATIVE).code();
  }

  /** Compares what two sets say of the same documents. */
  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description = {
        "Tells which documents other rules would judge otherwise.",
        "",
        "OLD and NEW are days, or sets with their version as storno rules lists them. By a day,"
            + " each document is judged by the set it asks for; by a set, every document is judged"
            + " by that one, as on its first day in force."
      },
      footer = {
        "",
        "Exits with 0 if no document becomes invalid or gets more errors, 1 if one does, 2 if",
        "none does but at least one could not be compared. Needs no server or database.",
        "Example: storno rules diff \"CIUS-RO 1.0.8\" \"CIUS-RO 1.0.9\" --on invoices"
      })
  int diff(
      @Parameters(paramLabel = "OLD", description = "A day, or NAME VERSION.") String old,
      @Parameters(paramLabel = "NEW", description = "A day, or NAME VERSION.") String now,
      @Option(
              names = "--on",
              required = true,
              arity = "1..*",
              paramLabel = "FILE",
              description =
                  "Documents, folders to search for *.xml, *.p7m and *.pdf, or - for stdin.")
          List<String> on,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws InterruptedException {
    OfflineTools tools = installation.offlineTools();
    List<RuleSetInfo> sets = tools.ruleSets();
    RuleChoice before = RuleChoice.of(old, sets);
    RuleChoice after = RuleChoice.of(now, sets);
    List<String> files = DocumentFiles.of(on);
    Map<RuleDifference.Kind, Integer> counts = new EnumMap<>(RuleDifference.Kind.class);
    Function<String, RuleDifference> compare =
        file -> RuleDifference.of(file, terminal, tools, before, after);
    if (json) {
      Map<String, Object> compared = new LinkedHashMap<>();
      compared.put("old", before.label());
      compared.put("new", after.label());
      JsonReport report = new JsonReport(terminal, compared, "files");
      compare(files, compare, counts, difference -> report.add(difference.fields()));
      report.end(Map.of("summary", summary(counts)));
    } else {
      compare(files, compare, counts, this::print);
      terminal.message(counts(counts) + ", from " + before.label() + " to " + after.label());
    }
    return exit(counts).code();
  }

  private void compare(
      List<String> files,
      Function<String, RuleDifference> compare,
      Map<RuleDifference.Kind, Integer> counts,
      Consumer<RuleDifference> told)
      throws InterruptedException {
    new FileWork(terminal, "compared")
        .each(
            files,
            compare,
            difference -> {
              counts.merge(difference.kind(), 1, Integer::sum);
              told.accept(difference);
            });
  }

  private void print(RuleDifference difference) {
    switch (difference.kind()) {
      case SAME -> {}
      case NOT_COMPARED -> {
        terminal.result(terminal.paint(Paint.DOUBTFUL, label(difference)) + difference.file());
        why(difference).forEach(line -> terminal.result("      " + Terminal.oneLine(line)));
      }
      default -> {
        boolean worse = isWorse(difference);
        terminal.result(
            terminal.paint(worse ? Paint.BAD : Paint.GOOD, label(difference)) + difference.file());
        difference.added().forEach(finding -> FindingLines.print(finding, "en", terminal));
        difference.removed().forEach(finding -> terminal.result("  no longer " + finding.rule()));
      }
    }
  }

  private static String label(RuleDifference difference) {
    return difference.kind().label() + "  ";
  }

  private static List<String> why(RuleDifference difference) {
    return Stream.of(difference.before(), difference.after())
        .filter(judgement -> judgement.verdict() == Verdict.NOT_CHECKED)
        .flatMap(
            judgement ->
                judgement.problem() != null
                    ? Stream.of(judgement.problem())
                    : judgement.findings().stream()
                        .filter(
                            finding ->
                                finding.source() == FindingSource.ENGINE
                                    || finding.source() == FindingSource.INPUT)
                        .map(Finding::message))
        .distinct()
        .toList();
  }

  private static boolean isWorse(RuleDifference difference) {
    return isWorse(difference.kind());
  }

  private static boolean isWorse(RuleDifference.Kind kind) {
    return kind == RuleDifference.Kind.NEWLY_INVALID || kind == RuleDifference.Kind.MORE_ERRORS;
  }

  private static String counts(Map<RuleDifference.Kind, Integer> counts) {
    return Stream.of(RuleDifference.Kind.values())
        .map(kind -> counts.getOrDefault(kind, 0) + " " + kind.label().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Object> summary(Map<RuleDifference.Kind, Integer> counts) {
    Map<String, Object> summary = new LinkedHashMap<>();
    for (RuleDifference.Kind kind : RuleDifference.Kind.values()) {
      summary.put(kind.name(), counts.getOrDefault(kind, 0));
    }
    return summary;
  }

  private static ExitCode exit(Map<RuleDifference.Kind, Integer> counts) {
    if (counts.keySet().stream().anyMatch(RulesCommand::isWorse)) {
      return ExitCode.NEGATIVE;
    }
    return counts.containsKey(RuleDifference.Kind.NOT_COMPARED) ? ExitCode.USAGE : ExitCode.OK;
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
