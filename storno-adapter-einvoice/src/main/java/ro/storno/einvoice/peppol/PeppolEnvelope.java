package ro.storno.einvoice.peppol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PeppolParticipant;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.xml.XmlOutput;

/**
 * The envelope in which access points carry a document: the Standard Business Document Header of
 * UN/CEFACT, version 1.3, as the Peppol Business Message Envelope uses it. It names sender and
 * receiver, the kind of document, the process, and the country that the sender is in.
 */
public final class PeppolEnvelope {
  private static final String NAMESPACE =
      "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
  private static final String PARTICIPANTS = "iso6523-actorid-upis";
  private static final String DOCUMENTS = "busdox-docid-qns";
  private static final String PROCESSES = "cenbii-procid-ubl";
  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
  private static final String UBL_VERSION = "2.1";

  private PeppolEnvelope() {}

  /**
   * What distinguishes one sending from another.
   *
   * @param id never used for another; not null
   * @param createdAt not null
   */
  public record Message(UUID id, Instant createdAt) {
    /** Checks that nothing is missing. */
    public Message {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(createdAt, "createdAt");
    }
  }

  /**
   * Returns why an invoice cannot be put into an envelope; empty if it can.
   *
   * @param invoice that the document holds; not null
   */
  public static List<Finding> obstacles(ElectronicInvoice invoice) {
    List<Finding> obstacles = new ArrayList<>();
    if (participant(invoice.seller()) == null) {
      obstacles.add(
          missing(
              "BT-34",
              "The seller has no Peppol address (BT-34): an identifier in a scheme of four digits,"
                  + " such as 9947 for a Romanian VAT identifier."));
    }
    if (participant(invoice.buyer()) == null) {
      obstacles.add(
          missing(
              "BT-49",
              "The buyer has no Peppol address (BT-49): an identifier in a scheme of four digits;"
                  + " give it in einvoiceIdentifiers.peppol of the client."));
    }
    if (country(invoice.seller()) == null) {
      obstacles.add(missing("BT-40", "The seller's address names no country (BT-40)."));
    }
    if (invoice.processControl().customizationId() == null
        || invoice.processControl().profileId() == null) {
      obstacles.add(
          missing(
              "BT-24", "The document does not name its specification and process (BT-24, BT-23)."));
    }
    return obstacles;
  }

  private static Finding missing(String term, String message) {
    return new Finding(
        "STORNO-SBDH-1",
        Severity.ERROR,
        FindingSource.INPUT,
        null,
        message,
        List.of(term),
        null,
        null);
  }

  /**
   * Puts a document into an envelope.
   *
   * @param invoice that the document holds, without {@link #obstacles}; not null
   * @param ubl the document, in UTF-8 as we write it; it is not changed; not null
   * @param message not null
   * @throws IllegalArgumentException if there is an obstacle
   */
  public static byte[] wrap(ElectronicInvoice invoice, byte[] ubl, Message message) {
    List<Finding> obstacles = obstacles(invoice);
    if (!obstacles.isEmpty()) {
      throw new IllegalArgumentException(obstacles.get(0).message());
    }
    String type = invoice.isCreditNote() ? "CreditNote" : "Invoice";
    XmlOutput out =
        new XmlOutput(
            (element, codePoint) -> {
              throw new IllegalArgumentException(element + " holds what XML cannot");
            });
    out.startRoot("StandardBusinessDocument", " xmlns=\"" + NAMESPACE + "\"");
    out.start("StandardBusinessDocumentHeader");
    out.leaf("HeaderVersion", "1.0");
    partner(out, "Sender", Objects.requireNonNull(participant(invoice.seller())));
    partner(out, "Receiver", Objects.requireNonNull(participant(invoice.buyer())));
    out.start("DocumentIdentification");
    out.leaf("Standard", UBL + type + "-2");
    out.leaf("TypeVersion", UBL_VERSION);
    out.leaf("InstanceIdentifier", message.id().toString());
    out.leaf("Type", type);
    out.leaf("CreationDateAndTime", message.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
    out.end();
    out.start("BusinessScope");
    String customization = Objects.requireNonNull(invoice.processControl().customizationId());
    scope(
        out,
        "DOCUMENTID",
        UBL + type + "-2::" + type + "##" + customization + "::" + UBL_VERSION,
        DOCUMENTS);
    scope(
        out, "PROCESSID", Objects.requireNonNull(invoice.processControl().profileId()), PROCESSES);
    scope(out, "COUNTRY_C1", Objects.requireNonNull(country(invoice.seller())), null);
    out.end();
    out.end();
    out.end();
    return joined(out.toByteArray(), ubl);
  }

  private static void partner(XmlOutput out, String role, Identifier participant) {
    out.start(role);
    out.leaf(
        "Identifier",
        participant.schemeId() + ":" + participant.value(),
        "Authority",
        PARTICIPANTS);
    out.end();
  }

  private static void scope(XmlOutput out, String type, String value, @Nullable String scheme) {
    out.start("Scope");
    out.leaf("Type", type);
    out.leaf("InstanceIdentifier", value);
    if (scheme != null) {
      out.leaf("Identifier", scheme);
    }
    out.end();
  }

  /** The document stands before the end of the envelope, without its XML declaration. */
  private static byte[] joined(byte[] envelope, byte[] ubl) {
    String text = new String(envelope, StandardCharsets.UTF_8);
    int end = text.lastIndexOf("</StandardBusinessDocument>");
    String document = new String(ubl, StandardCharsets.UTF_8);
    int begin = document.startsWith("<?xml") ? document.indexOf("?>") + 2 : 0;
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(text.substring(0, end).getBytes(StandardCharsets.UTF_8));
    whole.writeBytes(document.substring(begin).strip().getBytes(StandardCharsets.UTF_8));
    whole.write('\n');
    whole.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }

  private static @Nullable Identifier participant(@Nullable Party party) {
    Identifier address = party == null ? null : party.electronicAddress();
    return PeppolParticipant.is(address) ? address : null;
  }

  private static @Nullable String country(@Nullable Party party) {
    return party == null || party.address() == null ? null : party.address().countryCode();
  }
}
