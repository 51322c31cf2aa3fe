package ro.storno.einvoice.syntax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.finding.Place;
import ro.storno.einvoice.xml.XmlOutput;

/**
 * Writes the leaves of a document and notes, with its place, what is missing, cannot be written or
 * has to be left out.
 *
 * @param <T> the output of the syntax, which the methods return so that calls can be chained
 */
public abstract class TermOutput<T extends TermOutput<T>> implements XmlOutput.Complaints {
  private final XmlOutput xml = new XmlOutput(this);
  private final Explainer explainer;
  private final String rulePrefix;
  private final int lineDepth;
  private final List<Finding> problems = new ArrayList<>();
  private final List<Finding> leftOut = new ArrayList<>();
  private int line;

  /**
   * An empty document.
   *
   * @param explainer tells term, field and remedy of a place
   * @param rulePrefix what the names of the rules begin with, for example {@code UBL-}
   * @param lineDepth how many elements are open around an element that is a line
   */
  protected TermOutput(Explainer explainer, String rulePrefix, int lineDepth) {
    this.explainer = explainer;
    this.rulePrefix = rulePrefix;
    this.lineDepth = lineDepth;
  }

  /** This output as what it is. */
  protected abstract T self();

  /** How the syntax says yes where it has no element for no. */
  protected String yes() {
    return "true";
  }

  /** Whether any term has been found missing or not allowed so far. */
  protected final boolean hasProblems() {
    return !problems.isEmpty();
  }

  /** The document below, for leaves that a syntax writes in its own way. */
  protected final XmlOutput xml() {
    return xml;
  }

  /**
   * The document, when nothing is missing.
   *
   * @throws UnwritableInvoiceException naming everything that is missing or not allowed
   */
  public final Written finish() {
    if (!problems.isEmpty()) {
      throw new UnwritableInvoiceException(problems);
    }
    return new Written(xml.toByteArray(), leftOut);
  }

  /** Says which line is being written, from 1; 0 for the document. */
  public final void line(int number) {
    line = number;
  }

  /** Opens the root with its namespace declarations, given as one text. */
  public final T startRoot(String name, String declarations) {
    xml.startRoot(name, declarations);
    return self();
  }

  /** Opens an element that will hold others. */
  public final T start(String name) {
    xml.start(name);
    return self();
  }

  /** Closes the element opened last. */
  public final T end() {
    xml.end();
    return self();
  }

  /** Writes a leaf; an absent or empty value writes nothing. */
  public final T text(String name, @Nullable String value) {
    xml.leaf(name, value);
    return self();
  }

  /** Writes a leaf with an attribute, which is left out when absent. */
  public final T text(
      String name, @Nullable String value, String attribute, @Nullable String attributeValue) {
    xml.leaf(name, value, attribute, attributeValue);
    return self();
  }

  /** Writes a leaf with two attributes, each left out when absent. */
  public final T text(
      String name,
      @Nullable String value,
      String attribute1,
      @Nullable String value1,
      String attribute2,
      @Nullable String value2) {
    xml.leaf(name, value, attribute1, value1, attribute2, value2);
    return self();
  }

  /**
   * A number with so many decimals; where digits have to go, it is rounded half up and told.
   *
   * @param least decimals that are always written
   * @param most decimals there is room for
   */
  protected final String decimal(String element, BigDecimal value, int least, int most) {
    BigDecimal plain = value.stripTrailingZeros();
    BigDecimal scaled =
        plain.setScale(Math.min(Math.max(plain.scale(), least), most), RoundingMode.HALF_UP);
    if (scaled.compareTo(value) != 0) {
      leaveOut("ROUNDED", element, "%s was rounded to %s.".formatted(value, scaled));
    }
    return scaled.toPlainString();
  }

  /** A text of at most so many letters; what has to go is told. */
  protected final String cut(String element, String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    // A letter of two code units is not cut in half.
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    String kept = text.substring(0, end).strip();
    leaveOut("LENGTH", element, "The text was cut to %d letters: \"%s\".".formatted(length, kept));
    return kept;
  }

  /** Writes a number as it stands. */
  public final T number(String name, @Nullable BigDecimal value) {
    xml.leaf(name, value == null ? null : value.toPlainString());
    return self();
  }

  /** Writes a quantity with its unit. */
  public final T quantity(String name, @Nullable BigDecimal value, @Nullable String unit) {
    xml.leaf(name, value == null ? null : value.toPlainString(), "unitCode", unit);
    return self();
  }

  /** Writes an identifier with its scheme. */
  public final T identifier(String name, @Nullable Identifier identifier) {
    if (identifier != null) {
      xml.leaf(name, identifier.value(), "schemeID", identifier.schemeId());
    }
    return self();
  }

  /**
   * The text of a term in the form an element wants it; noted when something of it gets lost.
   *
   * @param element the element, for the place
   * @param text the term
   * @param format how the syntax wants it, in the words of its own tables; empty when any way will
   *     do
   */
  public String fit(String element, String text, String format) {
    return text;
  }

  /** A group of one element, left out when its content is absent. */
  public final T group(String group, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      start(group).text(name, value).end();
    }
    return self();
  }

  /** A group of one identifier, left out when it is absent. */
  public final T group(String group, String name, @Nullable Identifier identifier) {
    if (identifier != null) {
      start(group).identifier(name, identifier).end();
    }
    return self();
  }

  /** Notes an element that the schema demands and the invoice does not have. */
  public final T require(String name, @Nullable Object value, String what) {
    if (value == null || value instanceof String text && text.isEmpty()) {
      missing(name, what);
    }
    return self();
  }

  /** Notes that an element about to be written has no value. */
  public final void missing(String name, String what) {
    problems.add(finding(rulePrefix + "MISSING", Severity.FATAL, name, what));
  }

  /** Notes something that was assumed because the invoice does not say it. */
  public final void assume(String element, String message) {
    leftOut.add(finding(rulePrefix + "ASSUMED", Severity.INFORMATION, element, message));
  }

  /** Notes something that has to stay out of the document, at the element that would hold it. */
  public final void leaveOut(String rule, String element, String message) {
    leftOut.add(finding(rulePrefix + rule, Severity.WARNING, element, message));
  }

  private Finding finding(String rule, Severity severity, String element, String message) {
    return explainer.explain(rule, severity, FindingSource.INPUT, placeOf(element), message);
  }

  @Override
  public final void illegalCharacter(String element, int codePoint) {
    problems.add(
        finding(
            "XML-CHARACTER",
            Severity.FATAL,
            element,
            "%s holds the character U+%04X, which XML does not allow."
                .formatted(element.substring(element.indexOf(':') + 1), codePoint)));
  }

  private Place placeOf(String element) {
    List<Place.Step> steps = new ArrayList<>();
    for (int i = 0; i < xml.depth(); i++) {
      boolean isLine = i == lineDepth && line > 0;
      steps.add(new Place.Step(xml.openElement(i), isLine ? line : 1));
    }
    for (String name : element.split("/", -1)) {
      steps.add(new Place.Step(name, 1));
    }
    return new Place(steps);
  }
}
