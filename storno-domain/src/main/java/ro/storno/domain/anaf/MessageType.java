package ro.storno.domain.anaf;

import java.util.Arrays;
import java.util.Optional;

/** What a message in the SPV is about; the names on the wire are ANAF's, field {@code tip}. */
public enum MessageType {
  /** An invoice that a supplier sent to this taxpayer. */
  INVOICE_RECEIVED("FACTURA PRIMITA"),
  /** An invoice of this taxpayer that was accepted. */
  INVOICE_SENT("FACTURA TRIMISA"),
  /** An upload of this taxpayer that was refused; the download says why. */
  ERRORS("ERORI FACTURA"),
  /** A buyer's message (RASP) about an invoice of this taxpayer. */
  BUYER_MESSAGE_RECEIVED("MESAJ CUMPARATOR PRIMIT"),
  /** This taxpayer's own message as a buyer. */
  BUYER_MESSAGE_SENT("MESAJ CUMPARATOR TRANSMIS");

  private final String wireName;

  MessageType(String wireName) {
    this.wireName = wireName;
  }

  /** Returns ANAF's name, such as {@code FACTURA PRIMITA}. */
  public String wireName() {
    return wireName;
  }

  /**
   * Returns the type with ANAF's name, if it is known.
   *
   * @param wireName in any case and spacing; not null
   */
  public static Optional<MessageType> ofWireName(String wireName) {
    String plain = wireName.strip().replaceAll("\\s+", " ");
    return Arrays.stream(values()).filter(t -> t.wireName.equalsIgnoreCase(plain)).findFirst();
  }
}
