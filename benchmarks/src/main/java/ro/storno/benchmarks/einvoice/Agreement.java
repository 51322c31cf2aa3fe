package ro.storno.benchmarks.einvoice;

import com.helger.phive.api.result.ValidationResultList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.einvoice.EInvoicing;

/**
 * Whether our engine and phive say the same of every document: the verdict, and which rules are
 * broken.
 *
 * @param documents how many were judged
 * @param invalid how many of them phive finds invalid
 * @param differences what they do not agree on, in words; empty when they agree
 */
record Agreement(int documents, int invalid, List<String> differences) {

  /** Judges every document with both engines. */
  static Agreement over(Map<String, byte[]> documents) {
    ElectronicInvoiceValidator ours = EInvoicing.standard().validator();
    Phive phive = new Phive();
    List<String> differences = new ArrayList<>();
    int invalid = 0;
    for (Map.Entry<String, byte[]> document : documents.entrySet()) {
      ValidationReport report =
          ours.validateAs("CIUS-RO", document.getValue(), java.time.LocalDate.of(2026, 11, 21));
      ValidationResultList results = phive.judge(document.getValue());
      invalid += Phive.valid(results) ? 0 : 1;
      if (report.isValid() != Phive.valid(results)
          || !brokenRules(report).equals(Phive.brokenRules(results))) {
        differences.add(
            "%s: ours %s %s, phive %s %s"
                .formatted(
                    document.getKey(),
                    report.verdict(),
                    brokenRules(report),
                    Phive.valid(results) ? "valid" : "invalid",
                    Phive.brokenRules(results)));
      }
    }
    return new Agreement(documents.size(), invalid, List.copyOf(differences));
  }

  private static Set<String> brokenRules(ValidationReport report) {
    return report.errors().stream()
        .filter(finding -> finding.source() != FindingSource.SCHEMA)
        .map(Finding::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
