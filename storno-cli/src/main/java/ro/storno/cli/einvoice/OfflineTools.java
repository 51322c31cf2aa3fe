package ro.storno.cli.einvoice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.Format;
import ro.storno.application.einvoice.HybridPdfs;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.domain.einvoice.ValidationReport;

/** What can be done with documents in files, without a server or a database. Thread-safe. */
public interface OfflineTools {
  /** Judges a document of any syntax, whatever the bytes are. */
  ValidationReport validate(byte[] document);

  /** Judges a document of any syntax by the rules of a day. */
  ValidationReport validate(byte[] document, LocalDate day);

  /** Judges a document of any syntax by the set of a name that was in force on a day. */
  ValidationReport validateAs(String ruleSet, byte[] document, LocalDate day);

  /** Reads a document of any syntax, whatever the bytes are. */
  ReadResult read(byte[] document);

  /** Tells what format a document that was read is in; empty for one nobody knows. */
  Optional<Format> formatOf(ReadResult read);

  /** Returns every format a document can be converted to. */
  List<Format> formats();

  /**
   * Writes a document anew, whatever the bytes are.
   *
   * @param format name of one of {@link #formats()}
   */
  Conversion convert(byte[] document, String format);

  /** Returns every rule set known, with the days it is in force. */
  List<RuleSetInfo> ruleSets();

  /**
   * Writes the UBL of an invoice described in a file.
   *
   * @throws ro.storno.cli.terminal.CommandFailure if it cannot be written
   */
  byte[] xml(InvoiceDescription invoice);

  /**
   * Draws the PDF of an invoice described in a file.
   *
   * @throws ro.storno.cli.terminal.CommandFailure if it cannot be printed
   */
  byte[] pdf(InvoiceDescription invoice);

  /**
   * Draws the PDF of an invoice described in a file and puts the invoice into it (Factur-X).
   *
   * @throws ro.storno.cli.terminal.CommandFailure if it cannot be printed or written as CII
   */
  byte[] hybridPdf(InvoiceDescription invoice);

  /**
   * Puts a CII document into a PDF (Factur-X).
   *
   * @param pdf PDF/A without invoice
   * @throws ro.storno.cli.terminal.CommandFailure if the PDF cannot be made to conform or the
   *     document is none that goes into a PDF
   */
  byte[] embed(byte[] pdf, byte[] invoice);

  /**
   * Draws sample documents in every design, kind and language.
   *
   * @param wall takes each page: its name, such as {@code bold/invoice-ro-1.png}, and the PNG
   */
  void gallery(BiConsumer<String, byte[]> wall);

  /** Takes the invoice out of a PDF, whatever the bytes are. */
  HybridPdfs.Extraction extract(byte[] pdf);
}
