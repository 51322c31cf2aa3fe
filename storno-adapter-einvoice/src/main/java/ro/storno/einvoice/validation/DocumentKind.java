package ro.storno.einvoice.validation;

import java.util.Optional;
import ro.storno.application.einvoice.Syntax;
import ro.storno.einvoice.ksef.FaVersion;

/** The documents the engine knows, told apart by their root element. */
enum DocumentKind {
  UBL_INVOICE(Syntax.UBL, "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "Invoice"),
  UBL_CREDIT_NOTE(
      Syntax.UBL, "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "CreditNote"),
  CII(
      Syntax.CII,
      "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
      "CrossIndustryInvoice"),
  FATTURAPA(
      Syntax.FATTURAPA,
      "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2",
      "FatturaElettronica"),
  FA2(Syntax.FA2, FaVersion.FA_2.namespace(), "Faktura"),
  FA3(Syntax.FA3, FaVersion.FA_3.namespace(), "Faktura");

  private final Syntax syntax;
  private final String namespace;
  private final String root;

  DocumentKind(Syntax syntax, String namespace, String root) {
    this.syntax = syntax;
    this.namespace = namespace;
    this.root = root;
  }

  Syntax syntax() {
    return syntax;
  }

  static Optional<DocumentKind> ofRoot(String uri, String localName) {
    for (DocumentKind kind : values()) {
      if (kind.root.equals(localName) && kind.namespace.equals(uri)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
