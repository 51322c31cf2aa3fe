package ro.storno.einvoice.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document, as steps from the root; written as an XPath people can read.
 *
 * <p>Schematron compilers spell the same place in several ways, all of them long; this one form is
 * what findings carry: {@code /Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity}.
 */
public record Place(List<Step> steps) {
  private static final Map<String, String> PREFIXES =
      Map.of(
          "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2", "cac:",
          "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2", "cbc:",
          "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2", "ext:",
          "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "rsm:",
          "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
              "ram:",
          "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100", "udt:",
          "urn:un:unece:uncefact:data:standard:QualifiedDataType:100", "qdt:");

  /** Elements that usually occur several times, whose number is worth writing even when it is 1. */
  private static final Set<String> REPEATED =
      Set.of(
          "InvoiceLine",
          "CreditNoteLine",
          "SubInvoiceLine",
          "AllowanceCharge",
          "TaxSubtotal",
          "TaxTotal",
          "PaymentMeans",
          "AdditionalDocumentReference",
          "AdditionalItemProperty",
          "BillingReference",
          "IncludedSupplyChainTradeLineItem",
          "SpecifiedTradeAllowanceCharge",
          "ApplicableTradeTax",
          "FatturaElettronicaBody",
          "DettaglioLinee",
          "DatiRiepilogo",
          "DatiRitenuta",
          "DatiCassaPrevidenziale",
          "DettaglioPagamento",
          "FaWiersz",
          "Podmiot3",
          "DaneFaKorygowanej",
          "FakturaZaliczkowa");

  private static final Pattern STEP =
      Pattern.compile(
          "/(?<attribute>@)?(?:(?:\\*|[\\w.-]+):|Q\\{(?<clark>[^}]*)})?(?<name>[\\w.-]+|\\*)"
              + "(?:\\[local-name\\(\\)='(?<local>[^']*)'(?: and namespace-uri\\(\\)='[^']*')?])?"
              + "(?:\\[namespace-uri\\(\\)='(?<uri>[^']*)'])?(?:\\[(?<index>\\d+)])?");

  /**
   * One step.
   *
   * @param name name with its usual prefix, or {@code @name} for an attribute
   * @param index position among siblings of the name, from 1
   */
  public record Step(String name, int index) {
    /** The name without prefix. */
    public String local() {
      return name.substring(name.indexOf(':') + 1);
    }
  }

  /** Copies the steps. */
  public Place {
    steps = List.copyOf(steps);
  }

  /** A name with its usual prefix; UBL roots have none. */
  public static String prefixed(String uri, String localName, boolean root) {
    return root && !uri.endsWith("CrossIndustryInvoice:100")
        ? localName
        : PREFIXES.getOrDefault(uri, "") + localName;
  }

  /** A place nobody knows. */
  public static final Place UNKNOWN = new Place(List.of());

  /** Reads the location a sheet writes; an unknown spelling gives no steps. */
  public static Place parse(String location) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(location);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      steps.add(step(matcher, steps.isEmpty()));
    }
    return new Place(end == location.length() ? steps : List.of());
  }

  private static Step step(Matcher matcher, boolean root) {
    String local = matcher.group("local");
    String name = local != null ? local : matcher.group("name");
    if (matcher.group("attribute") != null) {
      return new Step("@" + name, 1);
    }
    String uri = matcher.group("clark") != null ? matcher.group("clark") : matcher.group("uri");
    String index = matcher.group("index");
    return new Step(
        uri == null ? name : prefixed(uri, name, root),
        index == null ? 1 : Integer.parseInt(index));
  }

  /** The position of the first step of one of the names, from 1; 0 when there is none. */
  int indexOf(Set<String> localNames) {
    return steps.stream()
        .filter(step -> localNames.contains(step.local()))
        .mapToInt(Step::index)
        .findFirst()
        .orElse(0);
  }

  /** The names below the root without prefixes and positions, for example {@code Item/Name}. */
  String names() {
    StringBuilder names = new StringBuilder();
    for (Step step : steps.subList(Math.min(1, steps.size()), steps.size())) {
      names.append(names.isEmpty() ? "" : "/").append(step.local());
    }
    return names.toString();
  }

  /** The XPath; null for a place unknown. */
  public @Nullable String xpath() {
    if (steps.isEmpty()) {
      return null;
    }
    StringBuilder path = new StringBuilder();
    for (Step step : steps) {
      path.append('/').append(step.name());
      if (step.index() > 1 || REPEATED.contains(step.local())) {
        path.append('[').append(step.index()).append(']');
      }
    }
    return path.toString();
  }
}
