package ro.storno.cli.einvoice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;
import ro.storno.domain.einvoice.BilingualText;
import ro.storno.domain.einvoice.Finding;
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
  private static final int LONGEST = 64 * 1024 * 1024;
  private static final int MOST_WORKERS = 4;
  private static final int MANY = 10;

  private final Installation installation;
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Documents, folders to search for *.xml and *.p7m, or - for stdin.")
  private List<String> arguments = List.of();

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
    List<Judgement> judgements = judge(files);
    if (json) {
      terminal.result(JsonOutput.of(report(judgements)));
    } else {
      judgements.stream().filter(j -> !quiet || j.verdict() != Verdict.VALID).forEach(this::print);
      if (files.size() > 1) {
        terminal.message(
            count(judgements, Verdict.VALID)
                + " valid, "
                + count(judgements, Verdict.INVALID)
                + " invalid, "
                + count(judgements, Verdict.NOT_CHECKED)
                + " not checked");
      }
    }
    return exit(judgements).code();
  }

  private List<Judgement> judge(List<String> files) throws InterruptedException {
    OfflineTools tools = installation.offlineTools();
    int workers =
        Math.min(files.size(), Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()));
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Judgement>> running = new ArrayList<>();
      for (String file : files) {
        running.add(pool.submit(() -> judge(tools, file)));
      }
      List<Judgement> done = new ArrayList<>();
      for (Future<Judgement> one : running) {
        done.add(one.get());
        if (files.size() >= MANY) {
          terminal.progress("validated " + done.size() + " of " + files.size());
        }
      }
      terminal.progressDone();
      return done;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A document could not be judged", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Judgement judge(OfflineTools tools, String file) {
    try {
      return new Judgement(file, tools.validate(InputFile.read(file, terminal, LONGEST)), null);
    } catch (CommandFailure unreadable) {
      return new Judgement(file, null, String.join(" ", unreadable.lines()));
    }
  }

  private void print(Judgement judgement) {
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
    RuleSetIdentity rules = report.ruleSet();
    terminal.result(
        verdict
            + "  "
            + judgement.file()
            + (rules == null ? "" : terminal.paint(Paint.FAINT, "  by " + rules)));
    report.findings().forEach(this::print);
  }

  private void print(Finding finding) {
    terminal.result(
        "  "
            + terminal.paint(
                finding.severity().invalidates() ? Paint.BAD : Paint.DOUBTFUL,
                finding.severity().name().toLowerCase(java.util.Locale.ROOT))
            + " "
            + finding.rule()
            + (finding.location() == null ? "" : "  at " + finding.location()));
    terminal.result("      " + Terminal.oneLine(finding.message()));
    BilingualText remedy = finding.remedy();
    if (remedy != null) {
      terminal.result("      To do: " + remedy.english());
    }
  }

  private static Map<String, Object> report(List<Judgement> judgements) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("valid", count(judgements, Verdict.VALID));
    summary.put("invalid", count(judgements, Verdict.INVALID));
    summary.put("notChecked", count(judgements, Verdict.NOT_CHECKED));
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("summary", summary);
    report.put("files", judgements.stream().map(Judgement::fields).toList());
    return report;
  }

  private static long count(List<Judgement> judgements, Verdict verdict) {
    return judgements.stream().filter(j -> j.verdict() == verdict).count();
  }

  private static ExitCode exit(List<Judgement> judgements) {
    if (count(judgements, Verdict.INVALID) > 0) {
      return ExitCode.NEGATIVE;
    }
    return count(judgements, Verdict.NOT_CHECKED) > 0 ? ExitCode.USAGE : ExitCode.OK;
  }
}
