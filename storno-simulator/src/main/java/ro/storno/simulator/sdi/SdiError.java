package ro.storno.simulator.sdi;

/**
 * Why SDI discards a file.
 *
 * @param code five digits, such as {@code 00404}; not null
 * @param description not null
 */
public record SdiError(String code, String description) {
  static final SdiError DUPLICATE_NAME = new SdiError("00002", "Nome file duplicato");
  static final SdiError DUPLICATE_INVOICE = new SdiError("00404", "Fattura duplicata");
}
