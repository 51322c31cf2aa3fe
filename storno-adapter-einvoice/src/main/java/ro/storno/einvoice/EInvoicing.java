package ro.storno.einvoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.application.einvoice.Format;
import ro.storno.application.einvoice.NationalInvoiceWriter;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.RuleSets;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.einvoice.cii.CiiReader;
import ro.storno.einvoice.cii.CiiWriter;
import ro.storno.einvoice.conversion.InvoiceConverter;
import ro.storno.einvoice.fatturapa.FatturaPaReader;
import ro.storno.einvoice.fatturapa.FatturaPaWriter;
import ro.storno.einvoice.ksef.FaReader;
import ro.storno.einvoice.ksef.FaVersion;
import ro.storno.einvoice.ksef.FaWriter;
import ro.storno.einvoice.profile.Profile;
import ro.storno.einvoice.profile.Profiles;
import ro.storno.einvoice.syntax.AnyInvoiceReader;
import ro.storno.einvoice.syntax.CarryingWriter;
import ro.storno.einvoice.ubl.CheckedUblWriter;
import ro.storno.einvoice.ubl.UblReader;
import ro.storno.einvoice.ubl.UblWriter;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/**
 * Everything needed to tell, read, write, judge and convert electronic invoices, offline and
 * without a server. This is the class to begin with.
 *
 * <pre>{@code
 * EInvoicing einvoicing = EInvoicing.standard();
 * byte[] received = Files.readAllBytes(file);
 *
 * String format = einvoicing.detect(received).map(Format::title).orElse("no known format");
 * ElectronicInvoice invoice = einvoicing.read(received).invoice().orElseThrow();
 * ValidationReport report = einvoicing.validate(received);
 * Conversion xrechnung = einvoicing.convert(received, "xrechnung");
 * byte[] peppol = einvoicing.write(invoice, "peppol");
 * }</pre>
 *
 * <p>Whatever the bytes are, detecting, reading, validating and converting answer with a value,
 * never with an exception. Immutable and thread-safe. Compiled rules belong to the instance, so
 * keep one.
 */
public final class EInvoicing {
  private final RuleSetRegistry ruleSets;
  private final InvoiceValidator validator;
  private final ElectronicInvoiceReader reader;
  private final UblWriter writer = new UblWriter();
  private final CiiWriter ciiWriter = new CiiWriter();
  private final FatturaPaWriter fatturaPaWriter = new FatturaPaWriter();
  private final FaWriter fa3Writer = new FaWriter(FaVersion.FA_3);
  private final FaWriter fa2Writer = new FaWriter(FaVersion.FA_2);

  private final Profiles profiles = Profiles.standard();
  private final InvoiceConverter converter;
  private final Map<Syntax, CarryingWriter> writers;

  private EInvoicing(RuleSetRegistry ruleSets, XmlLimits limits, Clock clock) {
    this.ruleSets = ruleSets;
    this.validator = new InvoiceValidator(ruleSets, limits, clock);
    this.reader =
        new AnyInvoiceReader(
            limits,
            List.of(
                new UblReader(limits),
                new CiiReader(limits),
                new FatturaPaReader(limits),
                new FaReader(FaVersion.FA_3, limits),
                new FaReader(FaVersion.FA_2, limits)));
    this.writers =
        Map.of(
            Syntax.UBL, writer,
            Syntax.CII, ciiWriter,
            Syntax.FATTURAPA, fatturaPaWriter,
            Syntax.FA2, fa2Writer,
            Syntax.FA3, fa3Writer);
    this.converter = new InvoiceConverter(reader, writers);
  }

  /** With the rule sets that come with Storno, the usual limits and the clock of the system. */
  public static EInvoicing standard() {
    return with(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());
  }

  /** With rule sets, limits and clock of one's own. */
  public static EInvoicing with(RuleSetRegistry ruleSets, XmlLimits limits, Clock clock) {
    return new EInvoicing(ruleSets, limits, clock);
  }

  /** Every format that can be written, in the order people look for them. */
  public List<Format> formats() {
    return profiles.all().stream().map(Profile::format).toList();
  }

  /**
   * What format a document is in, as its root and its specification identifier (BT-24) say.
   *
   * @param document any bytes, not null
   * @return the format; empty when the document is no invoice, or follows a specification that no
   *     format of ours is for ({@link #read} then still tells its syntax)
   */
  public Optional<Format> detect(byte[] document) {
    return formatOf(read(document));
  }

  /**
   * What format a document that was read is in.
   *
   * @param read what a reader made of it, not null
   */
  public Optional<Format> formatOf(ReadResult read) {
    String customization =
        read.invoice().map(invoice -> invoice.processControl().customizationId()).orElse(null);
    return read.syntax().flatMap(syntax -> profiles.of(syntax, customization)).map(Profile::format);
  }

  /**
   * Reads a document of any syntax, also out of a signed file.
   *
   * @param document any bytes, not null
   * @return the invoice as far as it could be understood, and what could not
   */
  public ReadResult read(byte[] document) {
    return reader.read(document);
  }

  /**
   * Writes an invoice strictly in a format.
   *
   * @param invoice what to write, not null
   * @param format name of the format, not null
   * @throws IllegalArgumentException if there is no format of that name
   * @throws ro.storno.application.einvoice.UnwritableInvoiceException if the format cannot carry
   *     the whole invoice; it names every term
   */
  public byte[] write(ElectronicInvoice invoice, String format) {
    Profile profile = profile(format);
    return Objects.requireNonNull(writers.get(profile.syntax())).write(profile.applyTo(invoice));
  }

  /**
   * Judges a document by the rules in force on its date.
   *
   * @param document any bytes, not null
   */
  public ValidationReport validate(byte[] document) {
    return validator.validate(document);
  }

  /**
   * Judges a document by the rules in force on a day of one's own choice.
   *
   * @param document any bytes, not null
   * @param day not null
   */
  public ValidationReport validate(byte[] document, LocalDate day) {
    return validator.validate(document, day);
  }

  /**
   * Judges a document by a rule set of one's own choice.
   *
   * @param ruleSet name of the set as {@link #ruleSets()} gives it, not null
   * @param document any bytes, not null
   * @param day which version of the set: the one in force then; not null
   */
  public ValidationReport validateAs(String ruleSet, byte[] document, LocalDate day) {
    return validator.validateAs(ruleSet, document, day);
  }

  /**
   * Reads a document and writes it anew in a format, telling every term that did not survive.
   *
   * @param document any bytes, not null
   * @param format name of the format, not null
   * @return the new document, or why there is none
   * @throws IllegalArgumentException if there is no format of that name
   */
  public Conversion convert(byte[] document, String format) {
    return converter.convert(document, profile(format));
  }

  private Profile profile(String name) {
    return profiles
        .named(name)
        .orElseThrow(() -> new IllegalArgumentException("There is no format " + name));
  }

  /** Writes UBL, fast, as strictly as the model allows to tell. */
  public ElectronicInvoiceWriter writer() {
    return writer;
  }

  /** Writes UBL and has ph-ubl read it back against the schema before it is handed out. */
  public ElectronicInvoiceWriter checkedWriter() {
    return new CheckedUblWriter(writer);
  }

  /** Writes invoices with what their country adds, and judges them by its rules. */
  public NationalInvoiceWriter nationalWriter() {
    return new NationalWriter(profiles, writers, validator);
  }

  /** Writes CII D16B; the specification identifier (BT-24) decides the profile. */
  public ElectronicInvoiceWriter ciiWriter() {
    return ciiWriter;
  }

  /** Writes FatturaPA, with the Italian terms beside each invoice. */
  public CarryingWriter fatturaPaWriter() {
    return fatturaPaWriter;
  }

  /** Writes invoices for KSeF in a version, with the Polish terms beside each invoice. */
  public CarryingWriter ksefWriter(FaVersion version) {
    return version == FaVersion.FA_3 ? fa3Writer : fa2Writer;
  }

  /** Reads UBL, CII, FatturaPA and FA, whatever the bytes, also out of signed files. */
  public ElectronicInvoiceReader reader() {
    return reader;
  }

  /** Judges UBL, CII, FatturaPA and FA by the rules in force. */
  public ElectronicInvoiceValidator validator() {
    return validator;
  }

  /** Which rules are at hand, and since when. */
  public RuleSets ruleSets() {
    return ruleSets;
  }
}
