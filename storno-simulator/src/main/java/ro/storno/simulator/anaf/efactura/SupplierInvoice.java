package ro.storno.simulator.anaf.efactura;

/**
 * A made-up invoice of a supplier.
 *
 * @param seller digits; not null
 * @param number not null
 * @param creditNote whether it is a credit note
 * @param xml UBL by the rules of CIUS-RO; not null
 */
public record SupplierInvoice(String seller, String number, boolean creditNote, byte[] xml) {}
