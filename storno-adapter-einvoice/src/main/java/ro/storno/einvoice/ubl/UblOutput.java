package ro.storno.einvoice.ubl;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.finding.Place;
import ro.storno.einvoice.xml.XmlOutput;

/** Writes UBL leaves and notes what is missing or cannot be written, with its place. */
final class UblOutput implements XmlOutput.Complaints {
  private final XmlOutput xml = new XmlOutput(this);
  private final Explainer explainer;
  private final String currency;
  private final List<Finding> problems = new ArrayList<>();
  private int line;

  UblOutput(Explainer explainer, @Nullable String currency) {
    this.explainer = explainer;
    this.currency = currency == null ? "" : currency;
  }

  List<Finding> problems() {
    return problems;
  }

  byte[] toByteArray() {
    return xml.toByteArray();
  }

  /** Says which line is being written, from 1; 0 for the document. */
  void line(int number) {
    line = number;
  }

  UblOutput startRoot(String name, String declarations) {
    xml.startRoot(name, declarations);
    return this;
  }

  UblOutput start(String name) {
    xml.start(name);
    return this;
  }

  UblOutput end() {
    xml.end();
    return this;
  }

  UblOutput text(String name, @Nullable String value) {
    xml.leaf(name, value);
    return this;
  }

  UblOutput text(
      String name, @Nullable String value, String attribute, @Nullable String attributeValue) {
    xml.leaf(name, value, attribute, attributeValue);
    return this;
  }

  UblOutput text(
      String name,
      @Nullable String value,
      String attribute1,
      @Nullable String value1,
      String attribute2,
      @Nullable String value2) {
    xml.leaf(name, value, attribute1, value1, attribute2, value2);
    return this;
  }

  UblOutput date(String name, @Nullable LocalDate value) {
    xml.leaf(name, value == null ? null : value.toString());
    return this;
  }

  UblOutput number(String name, @Nullable BigDecimal value) {
    xml.leaf(name, value == null ? null : value.toPlainString());
    return this;
  }

  /** An amount in the invoice currency. */
  UblOutput amount(String name, @Nullable BigDecimal value) {
    return amount(name, value, currency);
  }

  UblOutput amount(String name, @Nullable BigDecimal value, @Nullable String amountCurrency) {
    if (value != null) {
      if (amountCurrency == null || amountCurrency.isEmpty()) {
        missing(name + "/@currencyID", "The invoice has no currency (BT-5).");
      }
      xml.leaf(name, value.toPlainString(), "currencyID", amountCurrency);
    }
    return this;
  }

  UblOutput quantity(String name, @Nullable BigDecimal value, @Nullable String unit) {
    xml.leaf(name, value == null ? null : value.toPlainString(), "unitCode", unit);
    return this;
  }

  UblOutput identifier(String name, @Nullable Identifier identifier) {
    if (identifier != null) {
      xml.leaf(name, identifier.value(), "schemeID", identifier.schemeId());
    }
    return this;
  }

  /** A group of one element, left out when its content is absent. */
  UblOutput group(String group, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      start(group).text(name, value).end();
    }
    return this;
  }

  UblOutput group(String group, String name, @Nullable Identifier identifier) {
    if (identifier != null) {
      start(group).identifier(name, identifier).end();
    }
    return this;
  }

  /** Notes an element that the schema demands and the invoice does not have. */
  UblOutput require(String name, @Nullable Object value, String what) {
    if (value == null || value instanceof String text && text.isEmpty()) {
      missing(name, what);
    }
    return this;
  }

  private void missing(String name, String what) {
    report("UBL-MISSING", name, what);
  }

  /** Notes something UBL cannot carry, at an element about to be written. */
  void report(String rule, String element, String message) {
    problems.add(
        explainer.explain(rule, Severity.FATAL, FindingSource.INPUT, placeOf(element), message));
  }

  @Override
  public void illegalCharacter(String element, int codePoint) {
    report(
        "XML-CHARACTER",
        element,
        "%s holds the character U+%04X, which XML does not allow."
            .formatted(element.substring(element.indexOf(':') + 1), codePoint));
  }

  private Place placeOf(String element) {
    List<Place.Step> steps = new ArrayList<>();
    for (int i = 0; i < xml.depth(); i++) {
      String name = xml.openElement(i);
      boolean isLine = i == 1 && name.endsWith("Line");
      steps.add(new Place.Step(name, isLine ? Math.max(1, line) : 1));
    }
    for (String name : element.split("/")) {
      steps.add(new Place.Step(name, 1));
    }
    return new Place(steps);
  }
}
