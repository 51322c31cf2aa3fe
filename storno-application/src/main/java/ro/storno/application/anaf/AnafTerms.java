package ro.storno.application.anaf;

import java.util.LinkedHashMap;
import java.util.Map;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Cnp;
import ro.storno.domain.party.Party;

/**
 * How an invoice is handed to ANAF, in the words of its upload operation (external-apis.md, section
 * 2). Kept with the bytes, so that a repetition says the same.
 */
public final class AnafTerms {
  private static final String STANDARD = "standard";
  private static final String TO_CONSUMER = "uploadb2c";
  private static final String FOREIGN_BUYER = "extern";
  private static final String SELF_BILLED = "autofactura";
  private static final String ENFORCEMENT = "executare";
  private static final String YES = "DA";

  /** UNTDID 1001 code of a self-billed invoice, which the buyer files for the seller. */
  private static final String SELF_BILLED_TYPE = "389";

  private AnafTerms() {}

  /**
   * Returns the terms of an invoice. A Romanian buyer without a CIF, or with a CNP, is a consumer;
   * a buyer elsewhere is foreign, and a consumer too if he has no identifier at all.
   *
   * @param invoice not null
   * @param creditNote whether its XML is a UBL CreditNote
   */
  public static Map<String, String> of(Invoice invoice, boolean creditNote) {
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put(STANDARD, (creditNote ? EFactura.Standard.CN : EFactura.Standard.UBL).name());
    Party buyer = invoice.content().buyer();
    if (buyer != null) {
      flag(terms, FOREIGN_BUYER, foreign(buyer));
      flag(terms, TO_CONSUMER, consumer(buyer));
    }
    flag(terms, SELF_BILLED, invoice.content().typeCode().equals(SELF_BILLED_TYPE));
    return terms;
  }

  private static void flag(Map<String, String> terms, String name, boolean set) {
    if (set) {
      terms.put(name, YES);
    }
  }

  private static boolean foreign(Party buyer) {
    String country = buyer.address().country();
    return country != null && !country.equalsIgnoreCase("RO");
  }

  private static boolean consumer(Party buyer) {
    String code = buyer.taxCode();
    if (code == null || code.isBlank()) {
      return true;
    }
    return !foreign(buyer) && Cnp.parse(code).isPresent();
  }

  /** Returns the upload with some terms. */
  static EFactura.Upload upload(Cif filer, Map<String, String> terms, byte[] xml) {
    return new EFactura.Upload(
        filer,
        EFactura.Standard.valueOf(terms.getOrDefault(STANDARD, EFactura.Standard.UBL.name())),
        YES.equals(terms.get(TO_CONSUMER)),
        YES.equals(terms.get(FOREIGN_BUYER)),
        YES.equals(terms.get(SELF_BILLED)),
        YES.equals(terms.get(ENFORCEMENT)),
        xml);
  }
}
