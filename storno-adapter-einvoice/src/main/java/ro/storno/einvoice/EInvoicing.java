package ro.storno.einvoice;

import java.time.Clock;
import java.util.List;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.application.einvoice.RuleSets;
import ro.storno.einvoice.cii.CiiReader;
import ro.storno.einvoice.cii.CiiWriter;
import ro.storno.einvoice.fatturapa.FatturaPaReader;
import ro.storno.einvoice.fatturapa.FatturaPaWriter;
import ro.storno.einvoice.syntax.AnyInvoiceReader;
import ro.storno.einvoice.syntax.CarryingWriter;
import ro.storno.einvoice.ubl.CheckedUblWriter;
import ro.storno.einvoice.ubl.UblReader;
import ro.storno.einvoice.ubl.UblWriter;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/**
 * Everything needed to write, read and judge electronic invoices, offline and without a server.
 *
 * <pre>{@code
 * EInvoicing einvoicing = EInvoicing.standard();
 * ValidationReport report = einvoicing.validator().validate(Files.readAllBytes(file));
 * }</pre>
 *
 * <p>Immutable and thread-safe. Compiled rules belong to the instance, so keep one.
 */
public final class EInvoicing {
  private final RuleSetRegistry ruleSets;
  private final InvoiceValidator validator;
  private final ElectronicInvoiceReader reader;
  private final UblWriter writer = new UblWriter();
  private final CiiWriter ciiWriter = new CiiWriter();
  private final FatturaPaWriter fatturaPaWriter = new FatturaPaWriter();

  private EInvoicing(RuleSetRegistry ruleSets, XmlLimits limits, Clock clock) {
    this.ruleSets = ruleSets;
    this.validator = new InvoiceValidator(ruleSets, limits, clock);
    this.reader =
        new AnyInvoiceReader(
            limits,
            List.of(new UblReader(limits), new CiiReader(limits), new FatturaPaReader(limits)));
  }

  /** With the rule sets that come with Storno, the usual limits and the clock of the system. */
  public static EInvoicing standard() {
    return with(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());
  }

  /** With rule sets, limits and clock of one's own. */
  public static EInvoicing with(RuleSetRegistry ruleSets, XmlLimits limits, Clock clock) {
    return new EInvoicing(ruleSets, limits, clock);
  }

  /** Writes UBL, fast, as strictly as the model allows to tell. */
  public ElectronicInvoiceWriter writer() {
    return writer;
  }

  /** Writes UBL and has ph-ubl read it back against the schema before it is handed out. */
  public ElectronicInvoiceWriter checkedWriter() {
    return new CheckedUblWriter(writer);
  }

  /** Writes CII D16B; the specification identifier (BT-24) decides the profile. */
  public ElectronicInvoiceWriter ciiWriter() {
    return ciiWriter;
  }

  /** Writes FatturaPA, with the Italian terms beside each invoice. */
  public CarryingWriter fatturaPaWriter() {
    return fatturaPaWriter;
  }

  /** Reads UBL, CII and FatturaPA, whatever the bytes, also out of signed files. */
  public ElectronicInvoiceReader reader() {
    return reader;
  }

  /** Judges UBL, CII and FatturaPA by the rules in force. */
  public ElectronicInvoiceValidator validator() {
    return validator;
  }

  /** Which rules are at hand, and since when. */
  public RuleSets ruleSets() {
    return ruleSets;
  }
}
