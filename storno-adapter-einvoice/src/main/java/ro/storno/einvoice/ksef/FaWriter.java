package ro.storno.einvoice.ksef;

import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.CarryingWriter;
import ro.storno.einvoice.syntax.Written;

/**
 * Writes the structured invoices of KSeF in one version, in the order of the schema.
 *
 * <p>Terms of Poland stand beside the core ({@link PolishTerms}) and go first where both say
 * something. What they do not say follows from the core: the kind of the document and the sign of
 * its amounts from BT-3, the sum a VAT group belongs to from its category and rate, annotations
 * from categories and exemption reasons, the VAT in PLN from BT-111; what had to be assumed is
 * told. A credit note is a correction (KOR) whose amounts are negative differences. Thread-safe.
 */
public final class FaWriter implements CarryingWriter {
  private final Explainer explainer = new Explainer();
  private final FaCodes codes = new FaCodes();
  private final FaVersion version;

  /** A writer of a version. */
  public FaWriter(FaVersion version) {
    this.version = version;
  }

  @Override
  public Syntax syntax() {
    return version.syntax();
  }

  @Override
  public Written carry(ElectronicInvoice invoice) {
    return carryOne(NationalInvoice.of(invoice));
  }

  @Override
  public Written carryOne(NationalInvoice document) {
    FaOutput out = new FaOutput(explainer);
    ElectronicInvoice invoice = document.invoice();
    PolishTerms terms =
        document.terms() instanceof PolishTerms polish ? polish : PolishTerms.builder().build();
    out.startRoot("Faktura", " xmlns=\"" + version.namespace() + "\"");
    header(out, invoice, terms);
    new FaParties(out, version, invoice, terms).write();
    new FaBody(out, codes, version, invoice, terms).write();
    foot(out, invoice, terms);
    out.end();
    return out.finish();
  }

  private void header(FaOutput out, ElectronicInvoice invoice, PolishTerms terms) {
    PolishTerms.Header header = terms.header();
    String createdAt = header == null ? null : header.createdAt();
    if (createdAt == null && invoice.issueDate() != null) {
      createdAt = invoice.issueDate() + "T00:00:00Z";
      out.assume("Naglowek/DataWytworzeniaFa", "The document was taken to be made on its date.");
    }
    out.start("Naglowek")
        .text("KodFormularza", "FA", "kodSystemowy", version.systemCode(), "wersjaSchemy", "1-0E")
        .text("WariantFormularza", version.variant())
        .require("DataWytworzeniaFa", createdAt, "It is not said when the document was made.")
        .text("DataWytworzeniaFa", createdAt)
        .fitted("SystemInfo", header == null ? null : header.system(), "t256")
        .end();
  }

  private static void foot(FaOutput out, ElectronicInvoice invoice, PolishTerms terms) {
    if (invoice.notes().isEmpty() && terms.registers().isEmpty()) {
      return;
    }
    out.start("Stopka");
    for (int i = 0; i < invoice.notes().size(); i++) {
      if (i < 3) {
        out.start("Informacje")
            .fitted("StopkaFaktury", invoice.notes().get(i).text(), "t3500")
            .end();
        out.leftOutOf("BT-21", invoice.notes().get(i).subjectCode(), "Stopka");
      } else {
        out.leftOutOf("BG-1", invoice.notes().get(i), "Stopka");
      }
    }
    for (PolishTerms.Register register : terms.registers()) {
      FaShapes.REGISTER.write(out, "Rejestry", register);
    }
    out.end();
  }
}
