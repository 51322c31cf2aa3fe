package ro.storno.authority.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import ro.storno.authority.call.SafeXml;
import ro.storno.domain.DomainException;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.DailyRates;

/**
 * Reads the bank's XML: {@code DataSet/Body/Cube[@date]/Rate[@currency][@multiplier]} in the
 * namespace {@code http://www.bnr.ro/xsd}. Rates of gold and of special drawing rights are left
 * out: nobody invoices in them. Half a file is none: whatever is wrong with it makes it unreadable.
 */
final class BnrXml implements SafeXml.Receiver {
  private static final String NAMESPACE = "http://www.bnr.ro/xsd";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final int DEEPEST = 16;

  private final List<DailyRates> publications = new ArrayList<>();
  private final Map<String, BigDecimal> rates = new HashMap<>();
  private @Nullable LocalDate published;
  private @Nullable String currency;
  private String multiplier = "1";
  private @Nullable String wrong;

  private BnrXml() {}

  /** What was sent is not what the bank sends. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Returns the publications by day; at least one. */
  static List<DailyRates> read(byte[] document) throws Unreadable {
    BnrXml reading = new BnrXml();
    try {
      SafeXml.read(document, reading);
    } catch (SAXException e) {
      throw new Unreadable("it is no XML, or has a DOCTYPE", e);
    }
    if (reading.wrong != null) {
      throw new Unreadable(reading.wrong, null);
    }
    if (reading.publications.isEmpty()) {
      throw new Unreadable("there are no rates in it", null);
    }
    reading.publications.sort(Comparator.comparing(DailyRates::published));
    return reading.publications;
  }

  @Override
  public boolean element(String namespace, String name, Attributes attributes, int depth) {
    require(depth <= DEEPEST, "it is nested too deeply");
    require(namespace.equals(NAMESPACE), "an element of another namespace");
    switch (name) {
      case "Cube" -> {
        published = date(attributes.getValue("date"));
        rates.clear();
      }
      case "Rate" -> {
        currency = attributes.getValue("currency");
        String factor = attributes.getValue("multiplier");
        multiplier = factor == null ? "1" : factor.strip();
        require(currency != null && published != null, "a rate without currency or day");
      }
      default -> {
        // headings
      }
    }
    return wrong == null;
  }

  @Override
  public void end(String name, String text) {
    switch (name) {
      case "OrigCurrency" ->
          require(text.strip().equals(Currency.RON.code()), "rates in another currency than RON");
      case "Rate" -> rate(text.strip());
      case "Cube" -> publication();
      default -> {
        // headings
      }
    }
  }

  private void rate(String text) {
    String code = currency;
    if (code == null || text.equals("-") || !isMoney(code)) {
      return; // not quoted on that day, or nothing that is invoiced in
    }
    if (require(isNumber(text) && isNumber(multiplier), "a rate that is no positive number")) {
      rates.put(
          code, new BigDecimal(text).divide(new BigDecimal(multiplier), MathContext.DECIMAL64));
    }
  }

  private void publication() {
    LocalDate day = published;
    if (require(day != null && !rates.isEmpty(), "a day without rates") && day != null) {
      publications.add(new DailyRates(day, rates));
    }
    published = null;
  }

  /** Notes what is wrong first; nothing after that counts. */
  private boolean require(boolean right, String otherwise) {
    if (!right && wrong == null) {
      wrong = otherwise;
    }
    return right;
  }

  private static boolean isMoney(String code) {
    try {
      return !Currency.of(code).equals(Currency.RON);
    } catch (DomainException.InvalidValue goldOrSpecialDrawingRights) {
      return false;
    }
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() && new BigDecimal(text).signum() > 0;
  }

  private @Nullable LocalDate date(@Nullable String text) {
    try {
      return LocalDate.parse(text == null ? "" : text);
    } catch (DateTimeParseException e) {
      require(false, "a day that is no date");
      return null;
    }
  }
}
