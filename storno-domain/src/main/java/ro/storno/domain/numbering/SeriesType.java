package ro.storno.domain.numbering;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of document a series numbers. */
public enum SeriesType {
  INVOICE,
  CREDIT_NOTE,
  PROFORMA,
  DELIVERY_NOTE,
  RECEIPT;

  /** Returns the lower-case wire name, such as {@code credit_note}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the type with a wire name, if there is one. */
  public static Optional<SeriesType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(t -> t.wireName().equals(wireName)).findFirst();
  }
}
