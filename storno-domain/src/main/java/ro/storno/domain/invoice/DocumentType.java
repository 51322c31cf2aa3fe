package ro.storno.domain.invoice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ro.storno.domain.numbering.SeriesType;

/** Invoice or credit note: two kinds of one document. */
public enum DocumentType {
  INVOICE(SeriesType.INVOICE, "380"),
  CREDIT_NOTE(SeriesType.CREDIT_NOTE, "381");

  private final SeriesType seriesType;
  private final String defaultTypeCode;

  DocumentType(SeriesType seriesType, String defaultTypeCode) {
    this.seriesType = seriesType;
    this.defaultTypeCode = defaultTypeCode;
  }

  /** Returns the kind of series that numbers it. */
  public SeriesType seriesType() {
    return seriesType;
  }

  /** Returns the UNTDID 1001 code taken when none is given (BT-3). */
  public String defaultTypeCode() {
    return defaultTypeCode;
  }

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the type with a wire name, if there is one. */
  public static Optional<DocumentType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(t -> t.wireName().equals(wireName)).findFirst();
  }
}
