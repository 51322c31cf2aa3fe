package ro.storno.anaf.authority;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that strangers wrote: no DOCTYPE, no entities but the five, nothing is fetched. */
public final class SafeXml {
  private SafeXml() {}

  /**
   * Returns a reader at the start of the document.
   *
   * @param xml not null
   */
  public static XMLStreamReader reader(InputStream xml) throws XMLStreamException {
    // a factory is not safe to share between threads
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("it refers to something outside itself");
        });
    return factory.createXMLStreamReader(xml);
  }

  /**
   * Goes to the root element.
   *
   * @throws XMLStreamException if a DOCTYPE comes first, or no element
   */
  public static void toRoot(XMLStreamReader reader) throws XMLStreamException {
    int event = reader.getEventType();
    while (event != XMLStreamConstants.START_ELEMENT) {
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("it has a DOCTYPE, which is not accepted");
      }
      event = reader.next();
    }
  }
}
