package ro.storno.rest.invoice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.FlatJson;
import ro.storno.application.invoice.InvoiceFiles;
import ro.storno.rest.openapi.Described;

/**
 * What was found when a document made elsewhere was read: what could not be taken over as it
 * stands, and where our arithmetic differs from what it declares.
 *
 * @param verdict VALID if nothing is wrong, else INVALID
 * @param inputSha256 digest of the original
 * @param checkedAt when it was read
 * @param findings each with its rule and place
 */
public record FindingsView(
    String verdict, String inputSha256, Instant checkedAt, List<FindingView> findings) {

  /** One finding. */
  public record FindingView(
      @Described(example = "BR-CO-15") String rule,
      @Described("FATAL, ERROR, WARNING or INFORMATION") String severity,
      String message,
      @Nullable String location,
      @Nullable String field,
      List<String> terms) {
    static FindingView of(Map<String, String> entries) {
      String terms = entries.getOrDefault("terms", "");
      return new FindingView(
          entries.getOrDefault("rule", ""),
          entries.getOrDefault("severity", ""),
          entries.getOrDefault("message", ""),
          entries.get("location"),
          entries.get("field"),
          terms.isBlank() ? List.of() : List.of(terms.split(" ")));
    }
  }

  static @Nullable FindingsView of(InvoiceFiles.@Nullable Evidence reading) {
    return reading == null
        ? null
        : new FindingsView(
            reading.verdict(),
            reading.inputSha256(),
            reading.checkedAt(),
            FlatJson.readAll(reading.findingsJson()).stream().map(FindingView::of).toList());
  }
}
