package ro.storno.authority.transport;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import ro.storno.application.transport.DeclarationXml;
import ro.storno.domain.transport.Declaration;
import ro.storno.domain.transport.Goods;
import ro.storno.domain.transport.Organizer;
import ro.storno.domain.transport.RouteEnd;
import ro.storno.domain.transport.Vehicle;

/** Writes declarations of RO e-Transport, data schema version 2 (schema_ETR_v2). Thread-safe. */
public final class XmlDeclarations implements DeclarationXml {
  static final String NAMESPACE = "mfp:anaf:dgti:eTransport:declaratie:v2";

  /** Aviz de însoţire a mărfii. */
  private static final int DELIVERY_NOTE = 30;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

  @Override
  public byte[] write(Declaration declaration) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = factory.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new Document(xml).write(declaration);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Memory can always be written to", e);
    }
    return bytes.toByteArray();
  }

  /** One document being written. */
  private static final class Document {
    private final XMLStreamWriter xml;

    Document(XMLStreamWriter xml) {
      this.xml = xml;
    }

    void write(Declaration declaration) throws XMLStreamException {
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("eTransport");
      xml.writeDefaultNamespace(NAMESPACE);
      attribute("codDeclarant", declaration.declarant());
      attribute("refDeclarant", declaration.reference());
      attribute("declPostAvarie", declaration.postIncident() ? "D" : null);
      Declaration.Statement statement = declaration.statement();
      if (statement instanceof Declaration.Notification notification) {
        notification(notification);
      } else if (statement instanceof Declaration.Deletion deletion) {
        xml.writeEmptyElement("stergere");
        attribute("uit", deletion.uit().value());
      } else if (statement instanceof Declaration.Confirmation confirmation) {
        xml.writeEmptyElement("confirmare");
        attribute("uit", confirmation.uit().value());
        attribute("tipConfirmare", confirmation.type().code());
        attribute("observatii", confirmation.remarks());
      } else if (statement instanceof Declaration.VehicleChange change) {
        xml.writeEmptyElement("modifVehicul");
        attribute("uit", change.uit().value());
        vehicle(change.vehicle());
        attribute("dataModificare", change.changedAt().format(MOMENT));
        attribute("observatii", change.remarks());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    }

    private void notification(Declaration.Notification n) throws XMLStreamException {
      xml.writeStartElement("notificare");
      attribute("codTipOperatiune", Objects.requireNonNull(n.operation()).code());
      if (n.corrects() != null) {
        xml.writeEmptyElement("corectie");
        attribute("uit", n.corrects().value());
      }
      for (Goods goods : n.goods()) {
        goods(goods);
      }
      xml.writeEmptyElement("partenerComercial");
      attribute("codTara", n.partner().country());
      attribute("cod", n.partner().code());
      attribute("denumire", n.partner().name());
      transport(n);
      end("locStartTraseuRutier", n.start());
      end("locFinalTraseuRutier", n.end());
      xml.writeEmptyElement("documenteTransport");
      attribute("tipDocument", DELIVERY_NOTE);
      attribute("numarDocument", n.noteNumber());
      attribute("dataDocument", n.noteDate());
      xml.writeEndElement();
    }

    private void goods(Goods goods) throws XMLStreamException {
      xml.writeEmptyElement("bunuriTransportate");
      attribute("codScopOperatiune", goods.purpose());
      attribute("codTarifar", goods.tariffCode());
      attribute("denumireMarfa", goods.name());
      attribute("cantitate", decimal(goods.quantity()));
      attribute("codUnitateMasura", goods.unitCode());
      attribute("greutateNeta", decimal(goods.netWeight()));
      attribute("greutateBruta", decimal(goods.grossWeight()));
      attribute("valoareLeiFaraTva", decimal(goods.value()));
    }

    private void transport(Declaration.Notification n) throws XMLStreamException {
      Organizer organizer = n.organizer();
      xml.writeEmptyElement("dateTransport");
      vehicle(n.vehicle());
      attribute("codTaraOrgTransport", organizer.country());
      attribute("codOrgTransport", organizer.code());
      attribute("denumireOrgTransport", organizer.name());
      attribute("dataTransport", n.date());
    }

    private void vehicle(Vehicle vehicle) throws XMLStreamException {
      attribute("nrVehicul", vehicle.number());
      attribute("nrRemorca1", vehicle.trailer1());
      attribute("nrRemorca2", vehicle.trailer2());
    }

    private void end(String element, RouteEnd end) throws XMLStreamException {
      xml.writeStartElement(element);
      attribute("codPtf", end.borderPoint());
      attribute("codBirouVamal", end.customsOffice());
      if (end.placed()) {
        xml.writeEmptyElement("locatie");
        attribute("codJudet", end.county());
        attribute("denumireLocalitate", end.locality());
        attribute("denumireStrada", end.street());
        attribute("numar", end.number());
        attribute("alteInfo", end.otherInfo());
        attribute("codPostal", end.postalCode());
      }
      xml.writeEndElement();
    }

    private void attribute(String name, @Nullable Object value) throws XMLStreamException {
      if (value != null) {
        xml.writeAttribute(name, plain(value.toString()));
      }
    }

    /** The schema's texts are tokens: their blanks would be collapsed anyway. */
    private static String plain(String text) {
      if (!text.codePoints().allMatch(Document::isXmlCharacter)) {
        throw new IllegalArgumentException("The text holds a character that XML cannot hold.");
      }
      return text.replaceAll("[ \\t\\r\\n]+", " ").strip();
    }

    /** XML 1.0, production 2. */
    private static boolean isXmlCharacter(int c) {
      return c == '\t'
          || c == '\n'
          || c == '\r'
          || (c >= 0x20 && c <= 0xD7FF)
          || (c >= 0xE000 && c <= 0xFFFD)
          || c >= 0x10000;
    }

    private static @Nullable String decimal(@Nullable BigDecimal amount) {
      if (amount == null) {
        return null;
      }
      BigDecimal plain = amount.stripTrailingZeros();
      return plain.setScale(Math.max(2, plain.scale())).toPlainString();
    }
  }
}
