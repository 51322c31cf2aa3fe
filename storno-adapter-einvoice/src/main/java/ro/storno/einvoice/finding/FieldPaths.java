package ro.storno.einvoice.finding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Traces a place in a document, or the business terms of a rule, to a field of our API. */
final class FieldPaths {
  private static final Pattern TERM = Pattern.compile("B[TG]-\\d+(?:-\\d+)?");
  private static final Set<String> LINES =
      Set.of("InvoiceLine", "CreditNoteLine", "IncludedSupplyChainTradeLineItem");
  private static final Set<String> CHARGES =
      Set.of("AllowanceCharge", "SpecifiedTradeAllowanceCharge");
  private static final Set<String> DOCUMENTS =
      Set.of("AdditionalDocumentReference", "AdditionalReferencedDocument");
  private static final Set<String> ATTRIBUTES =
      Set.of("AdditionalItemProperty", "ApplicableProductCharacteristic");

  private final Map<String, String> fieldOfTerm = Texts.load("field-paths.properties");
  private final Map<String, String> termOfElement = Texts.load("ubl-terms.properties");

  /** The business terms a message names, in the order it names them, each once. */
  List<String> termsIn(String message) {
    Matcher matcher = TERM.matcher(message);
    return matcher.results().map(java.util.regex.MatchResult::group).distinct().toList();
  }

  /** The business term a UBL element holds; null when it holds none. */
  @Nullable String termAt(Place place) {
    String names =
        place
            .names()
            .replaceFirst("^(Invoice|CreditNote)Line", "Line")
            .replaceFirst("^Line/(Invoiced|Credited)Quantity", "Line/Quantity");
    return termOfElement.get(names);
  }

  /**
   * The field behind a finding: that of the element itself, else that of the first term the rule
   * names which comes from a field.
   */
  @Nullable String field(Place place, List<String> terms) {
    String here = termAt(place);
    if (here != null && here.startsWith("BT") && fieldOfTerm.containsKey(here)) {
      return fill(fieldOfTerm.getOrDefault(here, ""), place);
    }
    for (String term : terms) {
      String field = fieldOfTerm.get(term);
      if (field != null) {
        return fill(field, place);
      }
    }
    return here == null || !fieldOfTerm.containsKey(here)
        ? null
        : fill(fieldOfTerm.getOrDefault(here, ""), place);
  }

  /** Puts the positions of the place into a path; what has no position ends the path before it. */
  private static String fill(String path, Place place) {
    String filled = fill(path, "line", place.indexOf(LINES));
    filled = fill(filled, "charge", place.indexOf(CHARGES));
    filled = fill(filled, "document", place.indexOf(DOCUMENTS));
    return fill(filled, "attribute", place.indexOf(ATTRIBUTES));
  }

  private static String fill(String path, String name, int position) {
    int start = path.indexOf("[{" + name + "}]");
    if (start < 0) {
      return path;
    }
    return position == 0
        ? path.substring(0, start)
        : path.replace("{" + name + "}", String.valueOf(position - 1));
  }
}
