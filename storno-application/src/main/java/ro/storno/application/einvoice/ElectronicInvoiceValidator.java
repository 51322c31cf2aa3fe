package ro.storno.application.einvoice;

import java.time.LocalDate;
import ro.storno.domain.einvoice.ValidationReport;

/**
 * Judges an electronic invoice by the rules in force: XML schema, EN 16931 and the national
 * specification the document claims to follow.
 *
 * <p>Whatever the bytes are, the answer is a report, never an exception; rules that are missing
 * fail closed with {@link ro.storno.domain.einvoice.Verdict#NOT_CHECKED}. Implementations are
 * thread-safe.
 */
public interface ElectronicInvoiceValidator {
  /**
   * Judges a document by the rules in force on its own issue date (BT-2).
   *
   * @param document the bytes as received, not null, any content
   */
  ValidationReport validate(byte[] document);

  /**
   * Judges a document by the rules in force on a given day.
   *
   * @param document the bytes as received, not null, any content
   * @param date the day whose rules apply, not null
   */
  ValidationReport validate(byte[] document, LocalDate date);

  /**
   * Judges a document by the rule set of a name, whatever the document claims to follow.
   *
   * @param ruleSet name of the set, for example {@code CIUS-RO}, not null
   * @param document the bytes as received, not null, any content
   * @param date the day whose rules apply, not null
   */
  ValidationReport validateAs(String ruleSet, byte[] document, LocalDate date);

  /**
   * Prepares the rules of the invoices usually seen, so that the first validation is as fast as the
   * later ones. May take a second or two; meant for a background thread at start.
   */
  void warmUp();
}
