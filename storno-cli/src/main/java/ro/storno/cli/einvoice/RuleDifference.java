package ro.storno.cli.einvoice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.Verdict;

/**
 * What changes for one document when other rules judge it.
 *
 * @param before judged by the old rules, not null
 * @param after judged by the new rules, not null
 */
record RuleDifference(Judgement before, Judgement after) {

  /** What becomes of a document. */
  enum Kind {
    NEWLY_INVALID("NEWLY INVALID"),
    MORE_ERRORS("MORE ERRORS"),
    NEWLY_VALID("NEWLY VALID"),
    OTHER_FINDINGS("OTHER FINDINGS"),
    SAME("SAME"),
    NOT_COMPARED("NOT COMPARED");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** Judges a file twice; one that cannot be read is a difference nobody can tell. */
  static RuleDifference of(
      String file, Terminal terminal, OfflineTools tools, RuleChoice old, RuleChoice now) {
    try {
      byte[] document = InputFile.read(file, terminal, Judgement.LONGEST);
      return new RuleDifference(
          new Judgement(file, old.judge(tools, document), null),
          new Judgement(file, now.judge(tools, document), null));
    } catch (CommandFailure unreadable) {
      Judgement none = Judgement.unreadable(file, unreadable);
      return new RuleDifference(none, none);
    }
  }

  String file() {
    return after.file();
  }

  Kind kind() {
    if (before.verdict() == Verdict.NOT_CHECKED || after.verdict() == Verdict.NOT_CHECKED) {
      return Kind.NOT_COMPARED;
    }
    if (before.verdict() != after.verdict()) {
      return after.verdict() == Verdict.INVALID ? Kind.NEWLY_INVALID : Kind.NEWLY_VALID;
    }
    if (added().stream().anyMatch(finding -> finding.severity().invalidates())) {
      return Kind.MORE_ERRORS;
    }
    return added().isEmpty() && removed().isEmpty() ? Kind.SAME : Kind.OTHER_FINDINGS;
  }

  /** Findings of rules that found nothing before. */
  List<Finding> added() {
    return newIn(after, before);
  }

  /** Findings of rules that find nothing any more. */
  List<Finding> removed() {
    return newIn(before, after);
  }

  /** The same rule twice in a document is told once; a finding turned into an error counts. */
  private static List<Finding> newIn(Judgement judgement, Judgement other) {
    Set<String> known =
        other.findings().stream().map(RuleDifference::key).collect(Collectors.toSet());
    Set<String> told = new LinkedHashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : judgement.findings()) {
      if (!known.contains(key(finding)) && told.add(key(finding))) {
        findings.add(finding);
      }
    }
    return findings;
  }

  private static String key(Finding finding) {
    return finding.rule() + (finding.severity().invalidates() ? " invalidates" : "");
  }

  /** Names and values for a program. */
  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("file", file());
    fields.put("difference", kind().name());
    fields.put("before", before.verdict().name());
    fields.put("after", after.verdict().name());
    fields.put("added", added().stream().map(Judgement::finding).toList());
    fields.put("removed", removed().stream().map(Judgement::finding).toList());
    return fields;
  }
}
