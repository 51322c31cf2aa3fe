package ro.storno.simulator.anaf.etransport;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads declarations of version 2, in one pass and without ever looking outside. */
final class DeclarationReader {
  private static final String NAMESPACE = "mfp:anaf:dgti:eTransport:declaratie:v2";

  /** What a notification cannot be without. */
  private static final List<String> PARTS =
      List.of(
          "bunuriTransportate",
          "partenerComercial",
          "dateTransport",
          "locStartTraseuRutier",
          "locFinalTraseuRutier",
          "documenteTransport");

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  DeclarationReader() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /** Returns what it says, or empty if it is no declaration. */
  Optional<DeclarationFacts> read(byte[] xml) {
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      try {
        return Optional.ofNullable(facts(reader));
      } finally {
        reader.close();
      }
    } catch (XMLStreamException malformed) {
      return Optional.empty();
    }
  }

  private static @Nullable DeclarationFacts facts(XMLStreamReader xml) throws XMLStreamException {
    String declarant = null;
    String reference = null;
    String type = null;
    String uit = null;
    String operation = null;
    String vehicle = null;
    String date = null;
    Set<String> seen = new HashSet<>();
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      String name = xml.getLocalName();
      if (!NAMESPACE.equals(xml.getNamespaceURI())) {
        return null;
      }
      seen.add(name);
      switch (name) {
        case "eTransport" -> {
          declarant = xml.getAttributeValue(null, "codDeclarant");
          reference = xml.getAttributeValue(null, "refDeclarant");
        }
        case "notificare" -> {
          type = "NOT";
          operation = xml.getAttributeValue(null, "codTipOperatiune");
        }
        case "corectie", "stergere", "confirmare", "modifVehicul" -> {
          type = type(name);
          uit = xml.getAttributeValue(null, "uit");
          vehicle = xml.getAttributeValue(null, "nrVehicul");
        }
        case "dateTransport" -> {
          vehicle = xml.getAttributeValue(null, "nrVehicul");
          date = xml.getAttributeValue(null, "dataTransport");
        }
        default -> {
          // the rest is not listed
        }
      }
    }
    boolean whole = operation == null || seen.containsAll(PARTS);
    return declarant == null || type == null || !whole
        ? null
        : new DeclarationFacts(declarant, reference, type, uit, operation, vehicle, date);
  }

  private static String type(String element) {
    return switch (element) {
      case "corectie" -> "COR";
      case "stergere" -> "DEL";
      case "confirmare" -> "CON";
      default -> "MVH";
    };
  }
}
