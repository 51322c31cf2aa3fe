package ro.storno.simulator.anaf.efactura;

/** What a message is about; the names are ANAF's. */
public enum MessageKind {
  /** An upload that was refused. */
  ERRORS("ERORI FACTURA", "E"),
  /** An invoice of this taxpayer. */
  SENT("FACTURA TRIMISA", "T"),
  /** An invoice to this taxpayer. */
  RECEIVED("FACTURA PRIMITA", "P"),
  /** A buyer's message to this taxpayer. */
  BUYER_MESSAGE_RECEIVED("MESAJ CUMPARATOR PRIMIT", "R"),
  /** A message of this taxpayer as a buyer. */
  BUYER_MESSAGE_SENT("MESAJ CUMPARATOR TRANSMIS", "R");

  private final String wireName;
  private final String filter;

  MessageKind(String wireName, String filter) {
    this.wireName = wireName;
    this.filter = filter;
  }

  /** Returns the name in lists ({@code tip}). */
  public String wireName() {
    return wireName;
  }

  /** Returns the letter that asks for it ({@code filtru}). */
  public String filter() {
    return filter;
  }
}
