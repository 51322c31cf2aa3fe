package ro.storno.authority.efactura;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import ro.storno.authority.call.SafeXml;

/**
 * What ANAF says in XML: a root {@code header} with attributes, and perhaps elements {@code Error}
 * or {@code Errors} with an {@code errorMessage} each.
 *
 * @param namespace of the root; not null
 * @param attributes of the root; not null
 * @param errors texts, in order; not null
 */
public record HeaderXml(String namespace, Map<String, String> attributes, List<String> errors) {
  /** Local name of the root. */
  public static final String ROOT = "header";

  /**
   * Reads a document to its end.
   *
   * @param xml not null
   * @throws SAXException if it is no such document
   */
  public static HeaderXml read(byte[] xml) throws SAXException {
    List<String> root = new ArrayList<>();
    Map<String, String> attributes = new HashMap<>();
    List<String> errors = new ArrayList<>();
    SafeXml.read(
        xml,
        (namespace, name, given, depth) -> {
          if (depth == 1) {
            root.addAll(List.of(name, namespace));
            for (int i = 0; i < given.getLength(); i++) {
              attributes.put(given.getLocalName(i), given.getValue(i));
            }
          } else if (name.equals("Error") || name.equals("Errors")) {
            addIfTold(errors, given.getValue("errorMessage"));
          }
          return true;
        });
    if (!root.get(0).equals(ROOT)) {
      throw new SAXException("the root element is not " + ROOT);
    }
    return new HeaderXml(root.get(1), Map.copyOf(attributes), List.copyOf(errors));
  }

  private static void addIfTold(List<String> errors, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      errors.add(text.strip());
    }
  }

  /**
   * Returns an attribute of the root, if it is there and not blank.
   *
   * @param name not null
   */
  public Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
