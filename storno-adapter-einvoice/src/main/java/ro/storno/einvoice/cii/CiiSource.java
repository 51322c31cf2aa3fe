package ro.storno.einvoice.cii;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Takes terms out of CII elements, whose dates stand in groups and say their own format. */
final class CiiSource extends TermSource {
  private static final String MINUTE_FORMAT = "203";
  private static final String SECOND_FORMAT = "204";

  CiiSource(Explainer explainer) {
    super(explainer);
  }

  /** The date in the group at the end of a path; null when absent or none, which is noted. */
  @Nullable LocalDate day(@Nullable XmlElement parent, String... path) {
    XmlElement group = find(parent, path);
    if (group == null || group.children().isEmpty()) {
      return null;
    }
    XmlElement element = group.children().get(0);
    String value = element.text();
    String format = element.attribute("format");
    if (value == null) {
      return null;
    }
    try {
      return parsed(value, format, element);
    } catch (DateTimeParseException e) {
      report("READ-DATE", Severity.WARNING, element, "Not a date: " + shortened(value));
      return null;
    }
  }

  private LocalDate parsed(String value, @Nullable String format, XmlElement element) {
    boolean plain = value.length() == 8 && value.indexOf('-') < 0;
    if (plain) {
      return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
    }
    boolean withTime = MINUTE_FORMAT.equals(format) || SECOND_FORMAT.equals(format);
    LocalDate date =
        withTime && value.length() > 8
            ? LocalDate.parse(value.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE)
            : LocalDate.parse(value.substring(0, Math.min(10, value.length())));
    if (value.length() > 10) {
      report(
          "READ-DATE", Severity.INFORMATION, element, "Kept of " + shortened(value) + ": " + date);
    }
    return date;
  }

  @Nullable Period period(@Nullable XmlElement parent) {
    XmlElement element = find(parent, "BillingSpecifiedPeriod");
    Period period = new Period(day(element, "StartDateTime"), day(element, "EndDateTime"));
    return allNull(period.start(), period.end()) ? null : period;
  }

  /** An object invoiced (BT-18, BT-128): a referenced document of type 130. */
  static boolean isObject(@Nullable String typeCode) {
    return CiiLines.OBJECT_TYPE.equals(typeCode);
  }

  @Nullable Identifier object(XmlElement document) {
    String id = text(document, "IssuerAssignedID");
    return id == null ? null : new Identifier(id, text(document, "ReferenceTypeCode"));
  }

  boolean isCharge(XmlElement element) {
    String indicator = text(element, "ChargeIndicator", "Indicator");
    if (indicator == null) {
      indicator = text(element, "ChargeIndicator", "IndicatorString");
    }
    return "true".equals(indicator) || "1".equals(indicator);
  }

  /** Looks at what every tax group says about itself: that it is VAT. */
  void markVat(@Nullable XmlElement element) {
    text(element, "TypeCode");
  }
}
