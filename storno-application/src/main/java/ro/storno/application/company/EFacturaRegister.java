package ro.storno.application.company;

/**
 * The RO e-Factura register (OUG 120/2021, art. 4). The registry of taxpayers repeats its entries;
 * this is the register itself. Never asked inside a transaction.
 */
public interface EFacturaRegister {
  /**
   * Tells whether a taxpayer is listed today.
   *
   * @param cif digits without RO; not null
   * @throws ro.storno.application.ApplicationException.Unavailable if the register does not answer
   *     or none is configured
   */
  boolean lists(String cif);
}
