package ro.storno.anaf.efactura;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import ro.storno.anaf.authority.SafeXml;

/**
 * An XML answer of e-Factura: a root {@code header} with attributes, and perhaps {@code Errors}
 * with an {@code errorMessage} each.
 *
 * @param namespace of the root; not null
 * @param attributes of the root; not null
 * @param errors texts, in order; not null
 */
record HeaderXml(String namespace, Map<String, String> attributes, List<String> errors) {

  /**
   * Reads an answer to its end.
   *
   * @throws XMLStreamException if it is no such answer
   */
  static HeaderXml read(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader = SafeXml.reader(new ByteArrayInputStream(xml));
    try {
      SafeXml.toRoot(reader);
      if (!reader.getLocalName().equals("header")) {
        throw new XMLStreamException("the root element is " + reader.getLocalName());
      }
      String namespace = Optional.ofNullable(reader.getNamespaceURI()).orElse("");
      Map<String, String> attributes = new HashMap<>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
      return new HeaderXml(namespace, Map.copyOf(attributes), errors(reader));
    } finally {
      reader.close();
    }
  }

  private static List<String> errors(XMLStreamReader reader) throws XMLStreamException {
    List<String> errors = new ArrayList<>();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().matches("Errors?")) {
        String text = reader.getAttributeValue(null, "errorMessage");
        if (text != null && !text.isBlank()) {
          errors.add(text.strip());
        }
      }
    }
    return List.copyOf(errors);
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
