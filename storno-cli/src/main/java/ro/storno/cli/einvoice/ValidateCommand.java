package ro.storno.cli.einvoice;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonReport;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;

/** {@code storno validate}: judges documents in files by the official rules. */
@Command(
    name = "validate",
    description = {
      "Judges electronic invoices by the official rules in force on their date.",
      "",
      "Knows UBL, CII, FatturaPA and KSeF FA(2) and FA(3), also inside signed files (p7m). The rules"
          + " are those of the specification the document names; see storno rules."
    },
    footer = {
      "",
      "Exits with 0 if every document is valid, 1 if at least one is invalid, 2 if none is",
      "invalid but at least one could not be checked. Needs no server or database."
    })
public final class ValidateCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Documents, folders to search for *.xml, *.p7m and *.pdf, or - for stdin.")
  private List<String> arguments = List.of();

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      description =
          "A day, or NAME VERSION of a set: judges by the rules of that day, or by that set, whatever"
              + " the document's date. Unset, by the rules in force on its date.")
  private @Nullable String rules;

  @Mixin private AdviceLanguage language = new AdviceLanguage();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only documents that are not valid.")
  private boolean quiet;

  /** A command on an installation. */
  public ValidateCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> files = DocumentFiles.of(arguments);
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    if (json) {
      JsonReport report = new JsonReport(terminal, Map.of(), "files");
      judge(files, counts, judgement -> report.add(judgement.fields()));
      report.end(Map.of("summary", summary(counts)));
    } else {
      judge(files, counts, this::print);
      if (files.size() > 1) {
        terminal.message(
            count(counts, Verdict.VALID)
                + " valid, "
                + count(counts, Verdict.INVALID)
                + " invalid, "
                + count(counts, Verdict.NOT_CHECKED)
                + " not checked");
      }
    }
    return exit(counts).code();
  }

  private void judge(List<String> files, Map<Verdict, Integer> counts, Consumer<Judgement> told)
      throws InterruptedException {
    OfflineTools tools = installation.offlineTools();
    RuleChoice chosen = rules == null ? null : RuleChoice.of(rules, tools.ruleSets());
    Function<byte[], ValidationReport> judge =
        chosen == null ? tools::validate : document -> chosen.judge(tools, document);
    new FileWork(terminal, "validated")
        .each(
            files,
            file -> Judgement.of(file, terminal, judge),
            judgement -> {
              counts.merge(judgement.verdict(), 1, Integer::sum);
              told.accept(judgement);
            });
  }

  private void print(Judgement judgement) {
    if (quiet && judgement.verdict() == Verdict.VALID) {
      return;
    }
    ValidationReport report = judgement.report();
    if (report == null) {
      terminal.result(terminal.paint(Paint.DOUBTFUL, "NOT CHECKED") + "  " + judgement.problem());
      return;
    }
    String verdict =
        switch (judgement.verdict()) {
          case VALID -> terminal.paint(Paint.GOOD, "VALID");
          case INVALID -> terminal.paint(Paint.BAD, "INVALID");
          case NOT_CHECKED -> terminal.paint(Paint.DOUBTFUL, "NOT CHECKED");
        };
    RuleSetIdentity set = report.ruleSet();
    terminal.result(
        verdict
            + "  "
            + judgement.file()
            + (set == null ? "" : terminal.paint(Paint.FAINT, "  by " + set)));
    report.findings().forEach(finding -> FindingLines.print(finding, language.code(), terminal));
  }

  private static Map<String, Object> summary(Map<Verdict, Integer> counts) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("valid", count(counts, Verdict.VALID));
    summary.put("invalid", count(counts, Verdict.INVALID));
    summary.put("notChecked", count(counts, Verdict.NOT_CHECKED));
    return summary;
  }

  private static int count(Map<Verdict, Integer> counts, Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  private static ExitCode exit(Map<Verdict, Integer> counts) {
    if (count(counts, Verdict.INVALID) > 0) {
      return ExitCode.NEGATIVE;
    }
    return count(counts, Verdict.NOT_CHECKED) > 0 ? ExitCode.USAGE : ExitCode.OK;
  }
}
