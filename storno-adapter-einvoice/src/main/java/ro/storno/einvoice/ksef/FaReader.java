package ro.storno.einvoice.ksef;

import java.util.List;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.TreeInvoiceReader;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;
import ro.storno.einvoice.xml.XmlLimits;

/**
 * Reads the structured invoices of KSeF in one version, totally: what it cannot take over becomes a
 * finding.
 *
 * <p>The core gets what EN 16931 knows; the rest stands beside it as {@link PolishTerms}. Where the
 * core wants it otherwise than FA states it:
 *
 * <ul>
 *   <li>A correction that lowers the amount (P_15 below zero) becomes a credit note with positive
 *       amounts, any other a corrected invoice (384). Lines as they stood before the correction
 *       count against those after it.
 *   <li>A document without lines gets one for each VAT group.
 *   <li>A line with gross values gets the net values that follow from its rate.
 *   <li>What was paid, and what is charged or deducted beside the invoice, counts as paid (BT-113),
 *       so that the amount due is what remains to be paid.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class FaReader extends TreeInvoiceReader<TrimmedTermSource> {
  private final FaVersion version;
  private final FaCodes codes = new FaCodes();

  /** A reader of a version that looks at documents within limits. */
  public FaReader(FaVersion version, XmlLimits limits) {
    super(version.syntax(), limits);
    this.version = version;
  }

  @Override
  protected boolean recognises(XmlElement root) {
    return root.name().equals("Faktura") && root.namespace().equals(version.namespace());
  }

  @Override
  protected String expectedRoot() {
    return "a KSeF Faktura of " + version.systemCode();
  }

  @Override
  protected TrimmedTermSource source(Explainer explainer) {
    return new TrimmedTermSource(explainer);
  }

  @Override
  protected List<NationalInvoice> invoices(TrimmedTermSource source, XmlElement root) {
    root.markUsed();
    ElectronicInvoice.Builder invoice = ElectronicInvoice.builder();
    PolishTerms.Builder terms = PolishTerms.builder();
    header(source, source.find(root, "Naglowek"), terms);
    new FaPartyReader(source, root).read(invoice, terms);
    new FaBodyReader(source, codes, version, root, invoice, terms).read();
    return List.of(new NationalInvoice(invoice.build(), terms.build()));
  }

  private static void header(
      TrimmedTermSource source,
      @org.jspecify.annotations.Nullable XmlElement header,
      PolishTerms.Builder terms) {
    XmlElement form = source.find(header, "KodFormularza");
    if (form != null) {
      form.markAllUsed();
    }
    source.text(header, "WariantFormularza");
    String createdAt = source.text(header, "DataWytworzeniaFa");
    String system = source.text(header, "SystemInfo");
    if (createdAt != null || system != null) {
      terms.header(new PolishTerms.Header(createdAt, system));
    }
  }
}
