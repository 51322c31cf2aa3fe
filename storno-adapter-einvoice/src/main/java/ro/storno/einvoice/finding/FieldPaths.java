package ro.storno.einvoice.finding;

import java.util.ArrayList;
import java.util.Comparator;
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
      Set.of(
          "InvoiceLine",
          "CreditNoteLine",
          "IncludedSupplyChainTradeLineItem",
          "DettaglioLinee",
          "FaWiersz");
  private static final Set<String> CHARGES =
      Set.of("AllowanceCharge", "SpecifiedTradeAllowanceCharge");
  private static final Set<String> DOCUMENTS =
      Set.of("AdditionalDocumentReference", "AdditionalReferencedDocument");
  private static final Set<String> ATTRIBUTES =
      Set.of("AdditionalItemProperty", "ApplicableProductCharacteristic");

  private final Map<String, String> fieldOfTerm = Texts.load("field-paths.properties");
  private final Map<String, String> termOfElement =
      Texts.load(
          "ubl-terms.properties",
          "cii-terms.properties",
          "fatturapa-terms.properties",
          "ksef-terms.properties");

  /** The business terms a message names, in the order it names them, each once. */
  List<String> termsIn(String message) {
    Matcher matcher = TERM.matcher(message);
    return matcher.results().map(java.util.regex.MatchResult::group).distinct().toList();
  }

  /** The business term an element of any syntax holds; null when it holds none. */
  @Nullable String termAt(Place place) {
    String names =
        place
            .names()
            .replaceFirst("^(Invoice|CreditNote)Line", "Line")
            .replaceFirst("^Line/(Invoiced|Credited)Quantity", "Line/Quantity");
    return termOfElement.get(names);
  }

  /**
   * The field behind a finding: that of the element itself, else that of the first term the message
   * demands something of, else that of the first term it names.
   *
   * <p>Messages read "if A (BT-1) and B (BT-2), then C (BT-3) …": what follows "then" (in Romanian
   * "atunci") is what has to change. Single terms go before the groups that hold them.
   */
  @Nullable String field(Place place, String message) {
    String here = termAt(place);
    if (here != null && here.startsWith("BT") && fieldOfTerm.containsKey(here)) {
      return fill(fieldOfTerm.getOrDefault(here, ""), place);
    }
    List<String> candidates = new ArrayList<>(termsIn(conclusionOf(message)));
    candidates.addAll(termsIn(message));
    if (here != null) {
      candidates.add(here);
    }
    candidates.sort(Comparator.comparing((String term) -> term.startsWith("BG")));
    return candidates.stream()
        .filter(fieldOfTerm::containsKey)
        .findFirst()
        .map(term -> fill(fieldOfTerm.getOrDefault(term, ""), place))
        .orElse(null);
  }

  private static String conclusionOf(String message) {
    int translation = message.indexOf('#');
    String original = translation > 0 ? message.substring(0, translation) : message;
    int conclusion = Math.max(original.lastIndexOf("atunci "), original.lastIndexOf(" then "));
    return conclusion < 0 ? original : original.substring(conclusion);
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
