package ro.storno.domain.einvoice;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing a reader or a rule has to say about a document: which rule, how grave, where, which
 * field of ours caused it, and what to change.
 *
 * @param rule identifier of the rule, for example {@code BR-CO-15}, {@code BR-RO-110}, {@code XSD},
 *     {@code XML-DTD}; not null
 * @param severity how much it weighs; not null
 * @param source which stage found it; not null
 * @param location where in the document, as an XPath with the usual prefixes and positions, for
 *     example {@code /Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity}; null when the finding is
 *     about the document as a whole
 * @param message what is wrong, in the words of the rule set; not null
 * @param terms ids of the business terms and groups touched, for example {@code BT-129}; not null,
 *     may be empty
 * @param field path of the field of our API that caused it, for example {@code lines[1].quantity};
 *     null when no single field did
 * @param remedy what to change; null when we have nothing better to say than the message
 */
public record Finding(
    String rule,
    Severity severity,
    FindingSource source,
    @Nullable String location,
    String message,
    List<String> terms,
    @Nullable String field,
    @Nullable LocalizedText remedy) {

  /** Copies the terms and refuses null where it is not meant. */
  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(message, "message");
    terms = List.copyOf(terms);
  }

  /** A finding about the document as a whole, without location, terms, field or remedy. */
  public static Finding of(String rule, Severity severity, FindingSource source, String message) {
    return new Finding(rule, severity, source, null, message, List.of(), null, null);
  }

  /** This finding at a place in the document. */
  public Finding at(@Nullable String newLocation) {
    return new Finding(rule, severity, source, newLocation, message, terms, field, remedy);
  }

  /** This finding with another severity. */
  public Finding withSeverity(Severity newSeverity) {
    return new Finding(rule, newSeverity, source, location, message, terms, field, remedy);
  }

  /** This finding with the business terms it touches. */
  public Finding touching(List<String> newTerms) {
    return new Finding(rule, severity, source, location, message, newTerms, field, remedy);
  }

  /** This finding traced to a field of our API. */
  public Finding causedBy(@Nullable String newField) {
    return new Finding(rule, severity, source, location, message, terms, newField, remedy);
  }

  /** This finding with advice on what to change. */
  public Finding withRemedy(@Nullable LocalizedText newRemedy) {
    return new Finding(rule, severity, source, location, message, terms, field, newRemedy);
  }
}
