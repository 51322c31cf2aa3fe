package ro.storno.domain.numbering;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of document a series numbers. */
public enum SeriesType {
  INVOICE("FACT"),
  CREDIT_NOTE("CN"),
  PROFORMA("PRO"),
  DELIVERY_NOTE("AVIZ"),
  RECEIPT("BON");

  private final String defaultPrefix;

  SeriesType(String defaultPrefix) {
    this.defaultPrefix = defaultPrefix;
  }

  /** Returns the prefix of the series that a new company starts with. */
  public String defaultPrefix() {
    return defaultPrefix;
  }

  /** Returns the lower-case wire name, such as {@code credit_note}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the type with a wire name, if there is one. */
  public static Optional<SeriesType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(t -> t.wireName().equals(wireName)).findFirst();
  }
}
