package ro.storno.simulator.anaf.efactura;

import java.util.Arrays;
import java.util.Optional;

/** What kind of document an upload says it is. */
public enum Standard {
  /** UBL invoice. */
  UBL("Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
  /** UBL credit note. */
  CN("CreditNote", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"),
  /** Cross Industry Invoice. */
  CII("CrossIndustryInvoice", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"),
  /** A buyer's message. */
  RASP("header", "mfp:anaf:dgti:spv:reqMesaj:v1");

  private final String root;
  private final String namespace;

  Standard(String root, String namespace) {
    this.root = root;
    this.namespace = namespace;
  }

  String root() {
    return root;
  }

  String namespace() {
    return namespace;
  }

  static Optional<Standard> of(String name) {
    return Arrays.stream(values()).filter(s -> s.name().equals(name)).findFirst();
  }
}
