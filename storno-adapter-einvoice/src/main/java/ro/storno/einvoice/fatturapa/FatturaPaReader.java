package ro.storno.einvoice.fatturapa;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.CodeTable;
import ro.storno.einvoice.syntax.TreeInvoiceReader;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;
import ro.storno.einvoice.xml.XmlLimits;

/**
 * Reads FatturaPA files (FPA12, FPR12) with one body or several, totally: what it cannot take over
 * becomes a finding.
 *
 * <p>The core gets what EN 16931 knows; the rest stands beside it as {@link ItalianTerms}. Where
 * the core wants more than FatturaPA states, it is derived:
 *
 * <ul>
 *   <li>A line without a quantity counts as one; a negative price becomes a negative quantity.
 *   <li>Discounts of a unit become allowances of the line, pension funds and ancillary costs
 *       charges of the document.
 *   <li>Totals FatturaPA does not state are the sums of its VAT groups and lines.
 *   <li>Taxes withheld and VAT under split payment count as paid (BT-113), so that the amount due
 *       is what the seller gets.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class FatturaPaReader extends TreeInvoiceReader<TrimmedTermSource> {
  private static final String ROOT = "FatturaElettronica";
  private static final String NAMESPACE = "/fattur";

  private final CodeTable codes = FatturaPaWriter.codes();

  /** A reader that looks at documents within limits. */
  public FatturaPaReader(XmlLimits limits) {
    super(Syntax.FATTURAPA, limits);
  }

  @Override
  protected boolean recognises(XmlElement root) {
    // versions differ in the end of the namespace only
    return root.name().equals(ROOT) && root.namespace().contains(NAMESPACE);
  }

  @Override
  protected String expectedRoot() {
    return "a FatturaPA FatturaElettronica";
  }

  @Override
  protected TrimmedTermSource source(Explainer explainer) {
    return new TrimmedTermSource(explainer);
  }

  @Override
  protected List<NationalInvoice> invoices(TrimmedTermSource source, XmlElement root) {
    root.attribute("versione");
    root.attribute("SistemaEmittente");
    root.markUsed();
    // a signature inside belongs to the file, which is kept as it came
    source.all(root, "Signature").forEach(XmlElement::markAllUsed);
    XmlElement header = source.find(root, "FatturaElettronicaHeader");
    List<NationalInvoice> invoices = new ArrayList<>();
    for (XmlElement body : source.all(root, "FatturaElettronicaBody")) {
      invoices.add(invoice(source, header, body));
    }
    if (invoices.isEmpty()) {
      ElectronicInvoice.Builder invoice = ElectronicInvoice.builder();
      ItalianTerms.Builder terms = ItalianTerms.builder();
      header(source, header, invoice, terms);
      invoices.add(new NationalInvoice(invoice.build(), terms.build()));
    }
    return invoices;
  }

  private NationalInvoice invoice(
      TrimmedTermSource source, @Nullable XmlElement header, XmlElement body) {
    ElectronicInvoice.Builder invoice = ElectronicInvoice.builder();
    ItalianTerms.Builder terms = ItalianTerms.builder();
    header(source, header, invoice, terms);
    new FatturaPaBodyReader(source, codes, body, invoice, terms).read();
    return new NationalInvoice(invoice.build(), terms.build());
  }

  private static void header(
      TrimmedTermSource source,
      @Nullable XmlElement header,
      ElectronicInvoice.Builder invoice,
      ItalianTerms.Builder terms) {
    FatturaPaPartyReader parties = new FatturaPaPartyReader(source);
    XmlElement seller = source.find(header, "CedentePrestatore");
    XmlElement buyer = source.find(header, "CessionarioCommittente");
    XmlElement representative = source.find(header, "RappresentanteFiscale");
    ItalianTerms.Transmission transmission =
        transmission(source, source.find(header, "DatiTrasmissione"));
    invoice
        .seller(parties.seller(seller))
        .buyer(parties.buyer(buyer, transmission))
        .taxRepresentative(parties.taxRepresentative(representative))
        .buyerAccountingReference(source.text(seller, "RiferimentoAmministrazione"));
    terms
        .transmission(transmission)
        .seller(parties.sellerTerms(seller))
        .buyer(parties.buyerTerms(buyer))
        .representative(parties.representative(source.find(representative, "DatiAnagrafici")))
        .intermediary(
            parties.representative(
                source.find(header, "TerzoIntermediarioOSoggettoEmittente", "DatiAnagrafici")))
        .issuer(source.text(header, "SoggettoEmittente"));
  }

  private static ItalianTerms.@Nullable Transmission transmission(
      TrimmedTermSource source, @Nullable XmlElement element) {
    return element == null
        ? null
        : new ItalianTerms.Transmission(
            source.text(element, "IdTrasmittente", "IdPaese"),
            source.text(element, "IdTrasmittente", "IdCodice"),
            source.text(element, "ProgressivoInvio"),
            source.text(element, "FormatoTrasmissione"),
            source.text(element, "CodiceDestinatario"),
            source.text(element, "ContattiTrasmittente", "Telefono"),
            source.text(element, "ContattiTrasmittente", "Email"),
            source.text(element, "PECDestinatario"));
  }
}
