package ro.storno.domain.invoice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;

/** Collects findings about one document: of each rule a few in full, the rest by their number. */
final class ReceivedFindings {
  private static final int SHOWN = 20;

  private final List<Finding> found = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** A rule of EN 16931 that the document breaks. */
  void broken(String rule, @Nullable String field, String message, String... terms) {
    add(rule, Severity.ERROR, FindingSource.EN_16931, field, message, terms);
  }

  /** Something that differs, but within what the rules tolerate. */
  void differs(String rule, @Nullable String field, String message, String... terms) {
    add(rule, Severity.INFORMATION, FindingSource.EN_16931, field, message, terms);
  }

  /** Something that could not be taken over as it stands. */
  void changed(
      String rule, Severity severity, @Nullable String field, String message, String... terms) {
    add(rule, severity, FindingSource.READER, field, message, terms);
  }

  private void add(
      String rule,
      Severity severity,
      FindingSource source,
      @Nullable String field,
      String message,
      String... terms) {
    int count = counts.merge(rule, 1, Integer::sum);
    if (count <= SHOWN) {
      found.add(
          Finding.of(rule, severity, source, message).touching(List.of(terms)).causedBy(field));
    }
  }

  /** Returns a text that fits, null for none; what had to be cut off is told. */
  @Nullable String clipped(
      @Nullable String text, int longest, @Nullable String field, String term) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String plain = text.strip();
    if (plain.length() <= longest) {
      return plain;
    }
    changed(
        "RECEIVED-LENGTH",
        Severity.WARNING,
        field,
        term
            + " has "
            + plain.length()
            + " characters; the first "
            + longest
            + " are shown, the original holds all.",
        term);
    int end = Character.isHighSurrogate(plain.charAt(longest - 1)) ? longest - 1 : longest;
    return plain.substring(0, end);
  }

  List<Finding> all() {
    List<Finding> all = new ArrayList<>(found);
    counts.forEach(
        (rule, count) -> {
          if (count > SHOWN) {
            all.add(
                Finding.of(
                    rule,
                    Severity.INFORMATION,
                    FindingSource.READER,
                    "The same was found " + (count - SHOWN) + " times more."));
          }
        });
    return all;
  }
}
