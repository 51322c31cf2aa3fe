package ro.storno.simulator.anaf.efactura;

import org.jspecify.annotations.Nullable;

/** ANAF's sentences in message lists, the only place that names seller and buyer. */
final class Sentences {
  private Sentences() {}

  static String invoice(long index, @Nullable String seller, @Nullable String buyer) {
    return "Factura cu id_incarcare="
        + index
        + " emisa de cif_emitent="
        + code(seller)
        + " pentru cif_beneficiar="
        + code(buyer);
  }

  /** The spelling and the two spaces are ANAF's. */
  static String selfBilled(long index, String buyer, @Nullable String seller) {
    return "Factura cu id_incarcare="
        + index
        + " transmisa de cif="
        + buyer
        + "  ca autofactutra in numele cif="
        + code(seller);
  }

  static String errors(long index, boolean selfBilled) {
    return "Erori de validare identificate la factura "
        + (selfBilled ? "de tip declarat=AUTOFACTURA, " : "")
        + "transmisa cu id_incarcare="
        + index;
  }

  /** No example of ANAF's is public; the wording is ours, the names of the codes are ANAF's. */
  static String buyerMessage(long index, String about, @Nullable String seller, String buyer) {
    return "Mesaj cu id_incarcare="
        + index
        + " transmis de cif_beneficiar="
        + buyer
        + " pentru factura cu id_incarcare="
        + about
        + " emisa de cif_emitent="
        + code(seller);
  }

  private static String code(@Nullable String code) {
    return code == null ? "" : code;
  }
}
