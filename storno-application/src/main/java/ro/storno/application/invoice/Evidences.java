package ro.storno.application.invoice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.application.FlatJson;
import ro.storno.application.Sha256;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.LocalizedText;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;

/** Turns reports of the official rules, and of our own reading, into evidence to keep. */
public final class Evidences {
  /** Name and version of what compares a received document with our arithmetic. */
  public static final String RECEIVING = "Storno receiving 1";

  private static final String NO_INPUT = Sha256.of(new byte[0]);

  private Evidences() {}

  static InvoiceFiles.Evidence of(ValidationReport report) {
    RuleSetIdentity rules = report.ruleSet();
    return new InvoiceFiles.Evidence(
        rules == null ? null : rules.name() + " " + rules.version(),
        rules == null ? null : rules.base(),
        report.inputSha256(),
        report.verdict().name(),
        json(report.findings()),
        report.checkedAt());
  }

  /**
   * How a received document was read, and where our arithmetic differs from what it declares.
   *
   * @param sha256 of the document as received; not null
   */
  public static InvoiceFiles.Evidence ofReading(
      List<Finding> findings, String sha256, Instant now) {
    boolean broken = findings.stream().anyMatch(finding -> finding.severity().invalidates());
    Verdict verdict = broken ? Verdict.INVALID : Verdict.VALID;
    return new InvoiceFiles.Evidence(RECEIVING, null, sha256, verdict.name(), json(findings), now);
  }

  /** Nothing was written, so nothing was judged: the findings say why. */
  static InvoiceFiles.Evidence unwritten(List<Finding> findings, Instant now) {
    return new InvoiceFiles.Evidence(
        null, null, NO_INPUT, Verdict.NOT_CHECKED.name(), json(findings), now);
  }

  /** Whether two verdicts say the same about the same bytes by the same rules. */
  static boolean same(InvoiceFiles.Evidence one, InvoiceFiles.Evidence other) {
    return one.inputSha256().equals(other.inputSha256())
        && Objects.equals(one.ruleSet(), other.ruleSet())
        && Objects.equals(one.base(), other.base())
        && one.verdict().equals(other.verdict());
  }

  static String verdict(ValidationReport report) {
    RuleSetIdentity rules = report.ruleSet();
    String verdict = report.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return rules == null ? verdict : verdict + " by " + rules;
  }

  private static String json(List<Finding> findings) {
    return FlatJson.writeAll(findings.stream().map(Evidences::entries).toList());
  }

  private static Map<String, @Nullable String> entries(Finding finding) {
    Map<String, @Nullable String> entries = new LinkedHashMap<>();
    entries.put("rule", finding.rule());
    entries.put("severity", finding.severity().name());
    entries.put("source", finding.source().name());
    entries.put("location", finding.location());
    entries.put("message", finding.message());
    entries.put("terms", String.join(" ", finding.terms()));
    entries.put("field", finding.field());
    LocalizedText remedy = finding.remedy();
    entries.put("remedy", remedy == null ? null : remedy.english());
    return entries;
  }
}
