package ro.storno.simulator.anaf.efactura;

/**
 * How a document was handed in.
 *
 * @param cif digits, in whose name; not null
 * @param standard not null
 * @param toConsumer by {@code uploadb2c}
 * @param foreignBuyer {@code extern=DA}
 * @param selfBilled {@code autofactura=DA}
 * @param enforcement {@code executare=DA}
 */
public record Filing(
    String cif,
    Standard standard,
    boolean toConsumer,
    boolean foreignBuyer,
    boolean selfBilled,
    boolean enforcement) {
  /** Returns the filing of an invoice without any flags. */
  public static Filing of(String cif, Standard standard) {
    return new Filing(cif, standard, false, false, false, false);
  }
}
