package ro.storno.einvoice.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.einvoice.rules.BrokenRule;

/**
 * Picks the failed assertions and successful reports out of a stream of SVRL events.
 *
 * <p>Reading SVRL ourselves keeps output that its own schema would refuse, and costs nothing when
 * no rule is broken.
 */
final class FailedAssertions extends DefaultHandler {
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";

  private final List<Failure> failures = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable Attributes open;
  private boolean inText;

  /**
   * One broken rule as the sheet reports it.
   *
   * @param id the rule; empty when the sheet names none
   * @param flag its weight in the sheet's own words; empty when it names none
   * @param location the place as the sheet writes it
   * @param text what it says
   */
  record Failure(String id, String flag, String location, String text) {
    static Failure of(BrokenRule broken) {
      return new Failure(broken.id(), broken.flag(), broken.location(), broken.text());
    }
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    if (!uri.equals(SVRL)) {
      return;
    }
    switch (localName) {
      case "failed-assert", "successful-report" -> {
        open = new org.xml.sax.helpers.AttributesImpl(attributes);
        text.setLength(0);
      }
      case "text" -> inText = open != null;
      default -> {
        // diagnostics, fired rules, active patterns: no part of a verdict
      }
    }
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    if (!uri.equals(SVRL)) {
      return;
    }
    switch (localName) {
      case "text" -> inText = false;
      case "failed-assert", "successful-report" -> {
        Attributes attributes = open;
        if (attributes != null) {
          failures.add(failure(attributes));
        }
        open = null;
      }
      default -> {
        // see startElement
      }
    }
  }

  private Failure failure(Attributes attributes) {
    String flag = value(attributes, "flag");
    return new Failure(
        value(attributes, "id"),
        flag.isEmpty() ? value(attributes, "role") : flag,
        value(attributes, "location"),
        text.toString().strip().replaceAll("\\s+", " "));
  }

  private static String value(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? "" : value.strip();
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    if (inText) {
      text.append(chars, start, length);
    }
  }
}
