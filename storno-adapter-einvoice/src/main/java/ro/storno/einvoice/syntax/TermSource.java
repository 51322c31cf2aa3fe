package ro.storno.einvoice.syntax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Attachment;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.finding.Place;
import ro.storno.einvoice.xml.XmlElement;

/** Takes terms out of the elements of a document and notes what cannot be understood. */
public class TermSource {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})");
  private static final int MAX_FINDINGS = 500;

  private final Explainer explainer;
  private final List<Finding> findings = new ArrayList<>();

  /** A source that has found nothing yet. */
  public TermSource(Explainer explainer) {
    this.explainer = explainer;
  }

  /** What could not be understood so far, in the order it was met. */
  public List<Finding> findings() {
    return findings;
  }

  /** Notes something about an element. */
  public void report(String rule, Severity severity, XmlElement element, String message) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(
          explainer.explain(rule, severity, FindingSource.READER, placeOf(element), message));
    }
  }

  /** The place of an element. */
  public static Place placeOf(XmlElement element) {
    List<Place.Step> steps = new ArrayList<>();
    for (XmlElement e = element; e != null; e = e.parent().orElse(null)) {
      steps.add(
          0,
          new Place.Step(
              Place.prefixed(e.namespace(), e.name(), e.parent().isEmpty()), positionOf(e)));
    }
    return new Place(steps);
  }

  private static int positionOf(XmlElement element) {
    int position = 1;
    for (XmlElement sibling : element.parent().map(XmlElement::children).orElse(List.of())) {
      if (sibling == element) {
        return position;
      }
      if (sibling.name().equals(element.name())) {
        position++;
      }
    }
    return position;
  }

  /** The children of a name, in document order. */
  public List<XmlElement> all(@Nullable XmlElement parent, String name) {
    return parent == null
        ? List.of()
        : parent.children().stream().filter(child -> child.name().equals(name)).toList();
  }

  /** The child at the end of a path of names, the first of each; null when there is none. */
  public @Nullable XmlElement find(@Nullable XmlElement parent, String... path) {
    XmlElement element = parent;
    for (String name : path) {
      element = first(element, name);
    }
    return element;
  }

  private static @Nullable XmlElement first(@Nullable XmlElement parent, String name) {
    if (parent == null) {
      return null;
    }
    for (XmlElement child : parent.children()) {
      if (child.name().equals(name)) {
        return child;
      }
    }
    return null;
  }

  /** The text of the element at the end of a path; null when absent or blank. */
  public @Nullable String text(@Nullable XmlElement parent, String... path) {
    XmlElement element = find(parent, path);
    return element == null ? null : element.text();
  }

  /**
   * Payment terms (BT-20): as {@link #text}, but a line of the form {@code #SKONTO#…#} keeps the
   * line break that XRechnung demands behind it (BR-DE-18).
   */
  public @Nullable String terms(@Nullable XmlElement parent, String... path) {
    XmlElement element = find(parent, path);
    String text = element == null ? null : element.text();
    return element != null && text != null && text.endsWith("#") && element.endsWithLineBreak()
        ? text + "\n"
        : text;
  }

  /** The identifier at the end of a path, with its scheme; null when absent. */
  public @Nullable Identifier identifier(@Nullable XmlElement parent, String... path) {
    XmlElement element = find(parent, path);
    String value = element == null ? null : element.text();
    return element == null || value == null
        ? null
        : new Identifier(value, element.attribute("schemeID"));
  }

  /** The ISO 8601 date at the end of a path; null when absent or none, which is noted. */
  public @Nullable LocalDate date(@Nullable XmlElement parent, String... path) {
    XmlElement element = find(parent, path);
    String value = element == null ? null : element.text();
    if (element == null || value == null) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(value.substring(0, Math.min(10, value.length())));
      if (value.length() > 10) {
        report("READ-DATE", Severity.INFORMATION, element, "Kept of " + value + ": " + date);
      }
      return date;
    } catch (DateTimeParseException e) {
      report("READ-DATE", Severity.WARNING, element, "Not a date: " + shortened(value));
      return null;
    }
  }

  /** The number at the end of a path; null when absent or none, which is noted. */
  public @Nullable BigDecimal number(@Nullable XmlElement parent, String... path) {
    XmlElement element = find(parent, path);
    String value = element == null ? null : element.text();
    if (element == null || value == null) {
      return null;
    }
    if (!DECIMAL.matcher(value).matches()) {
      report("READ-NUMBER", Severity.WARNING, element, "Not a number: " + shortened(value));
      return null;
    }
    return new BigDecimal(value);
  }

  /** An amount, which has to be in the currency given. */
  public @Nullable BigDecimal amount(
      @Nullable String currency, @Nullable XmlElement parent, String... path) {
    BigDecimal amount = number(parent, path);
    XmlElement element = find(parent, path);
    if (element != null) {
      String stated = element.attribute("currencyID");
      if (amount != null && stated != null && !stated.equals(currency)) {
        report(
            "READ-CURRENCY",
            Severity.WARNING,
            element,
            "The amount is in %s, the invoice in %s.".formatted(shortened(stated), currency));
      }
    }
    return amount;
  }

  /** The document embedded in an element as Base64; null when absent or none, which is noted. */
  public @Nullable Attachment attachment(@Nullable XmlElement element) {
    String content = element == null ? null : element.text();
    if (element == null || content == null) {
      return null;
    }
    String mediaType = element.attribute("mimeCode");
    String fileName = element.attribute("filename");
    try {
      return new Attachment(Base64.getMimeDecoder().decode(content), mediaType, fileName);
    } catch (IllegalArgumentException e) {
      report("READ-BASE64", Severity.WARNING, element, "The attachment is not Base64.");
      return null;
    }
  }

  /** Notes what nobody looked at below an element: it did not go into the model. */
  public void reportUnused(XmlElement element) {
    if (element.isEmpty()) {
      return;
    }
    if (!element.isUsed()) {
      report(
          "READ-NOT-KEPT",
          Severity.WARNING,
          element,
          element.name()
              + " has no place in the model or occurs too often; it was not taken over.");
      return;
    }
    for (String attribute : element.unusedAttributes()) {
      if (!isOrnament(attribute)) {
        report(
            "READ-NOT-KEPT",
            Severity.INFORMATION,
            element,
            "Attribute " + attribute + " was not taken over.");
      }
    }
    element.children().forEach(this::reportUnused);
  }

  /** Attributes that say which code list or version is used, which the term itself implies. */
  private static boolean isOrnament(String attribute) {
    return attribute.equals("schemaLocation")
        || attribute.equals("unitCodeListID")
        || attribute.startsWith("list")
        || attribute.startsWith("schemeAgency")
        || attribute.equals("schemeVersionID")
        || attribute.equals("languageID");
  }

  /** A value as a message shows it, cut where it gets long. */
  public static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }

  /** Whether all are absent, empty lists counting as absent. */
  public static boolean allNull(@Nullable Object... values) {
    for (Object value : values) {
      if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
        return false;
      }
    }
    return true;
  }
}
