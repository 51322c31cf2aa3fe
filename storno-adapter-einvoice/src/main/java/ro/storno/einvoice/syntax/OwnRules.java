package ro.storno.einvoice.syntax;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import ro.storno.domain.einvoice.Finding;
import ro.storno.einvoice.xml.XmlElement;

/**
 * Checks an authority makes beyond its schema and publishes as a list of codes, written by us and
 * numbered as the authority numbers them.
 *
 * <p>Implementations are thread-safe and total for schema-valid documents.
 */
public interface OwnRules {
  /** The name by which rule sets refer to them. */
  String name();

  /** Where the authority sits whose rules these are: by its calendar a day is in the future. */
  ZoneId place();

  /**
   * What they find in a document that satisfies its schema.
   *
   * @param document the bytes it is written in
   * @param root the document
   * @param day the day whose rules apply
   * @param today the day it is, before which documents cannot be dated
   */
  List<Finding> check(byte[] document, XmlElement root, LocalDate day, LocalDate today);
}
