package ro.storno.cli.einvoice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.LocalizedText;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;

/**
 * What came of one file: a report, or why it could not even be read.
 *
 * @param file as named by the caller; not null
 * @param report or null if the file could not be read
 * @param problem why not, or null
 */
record Judgement(String file, @Nullable ValidationReport report, @Nullable String problem) {
  static final int LONGEST = 64 * 1024 * 1024;

  /** Judges a file; one that cannot be read is a judgement too. */
  static Judgement of(String file, Terminal terminal, Function<byte[], ValidationReport> judge) {
    try {
      return new Judgement(file, judge.apply(InputFile.read(file, terminal, LONGEST)), null);
    } catch (CommandFailure unreadable) {
      return unreadable(file, unreadable);
    }
  }

  static Judgement unreadable(String file, CommandFailure why) {
    return new Judgement(file, null, String.join(" ", why.lines()));
  }

  Verdict verdict() {
    return report == null ? Verdict.NOT_CHECKED : report.verdict();
  }

  List<Finding> findings() {
    return report == null ? List.of() : report.findings();
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", file);
    fields.put("verdict", verdict().name());
    fields.put("problem", problem);
    if (report != null) {
      RuleSetIdentity rules = report.ruleSet();
      fields.put("ruleSet", rules == null ? null : ruleSet(rules));
      fields.put("inputSha256", report.inputSha256());
      fields.put("checkedAt", report.checkedAt().toString());
      fields.put("milliseconds", report.took().toMillis());
    }
    fields.put("findings", findings().stream().map(Judgement::finding).toList());
    return fields;
  }

  private static Map<String, Object> ruleSet(RuleSetIdentity rules) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", rules.name());
    fields.put("version", rules.version());
    fields.put("base", rules.base());
    return fields;
  }

  static Map<String, Object> finding(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rule", finding.rule());
    fields.put("severity", finding.severity().name());
    fields.put("source", finding.source().name());
    fields.put("location", finding.location());
    fields.put("message", finding.message());
    fields.put("terms", finding.terms());
    fields.put("field", finding.field());
    LocalizedText remedy = finding.remedy();
    fields.put("remedy", remedy == null ? null : new TreeMap<>(remedy.texts()));
    return fields;
  }
}
