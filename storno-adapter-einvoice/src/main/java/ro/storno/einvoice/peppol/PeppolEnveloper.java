package ro.storno.einvoice.peppol;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.Format;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PeppolParticipant;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.EInvoicing;

/**
 * Makes any document ready for an access point: written in Peppol BIS Billing 3.0, with the Peppol
 * addresses of both sides, in its {@link PeppolEnvelope}. Thread-safe.
 */
public final class PeppolEnveloper {
  /** What comes of it. */
  public static final Format FORMAT =
      new Format(
          "peppol-sbdh",
          "Peppol BIS Billing 3.0 in its envelope (SBDH)",
          Syntax.UBL,
          LocalDate.of(2018, 4, 1),
          null);

  private static final String PEPPOL = "peppol";

  private final EInvoicing einvoicing;

  /** Makes documents with what reads and writes them; not null. */
  public PeppolEnveloper(EInvoicing einvoicing) {
    this.einvoicing = einvoicing;
  }

  /**
   * Converts a document. Where an address is missing, that of the VAT identifier is assumed, and
   * told.
   *
   * @param document any bytes, not null
   * @param message what distinguishes this sending; not null
   * @return the envelope with the document, or why there is none
   */
  public Conversion convert(byte[] document, PeppolEnvelope.Message message) {
    Conversion plain = einvoicing.convert(document, PEPPOL);
    Optional<ElectronicInvoice> told =
        plain.document().flatMap(written -> einvoicing.read(written).invoice());
    if (told.isEmpty()) {
      return Conversion.refused(FORMAT, plain.refusal());
    }
    ElectronicInvoice addressed =
        told.get().toBuilder()
            .seller(PeppolParticipant.addressed(told.get().seller()))
            .buyer(PeppolParticipant.addressed(told.get().buyer()))
            .build();
    List<Finding> obstacles = PeppolEnvelope.obstacles(addressed);
    if (!obstacles.isEmpty()) {
      return Conversion.refused(FORMAT, obstacles);
    }
    List<Finding> assumptions = new ArrayList<>(plain.assumptions());
    assume("BT-34", "seller", told.get().seller(), addressed.seller(), assumptions);
    assume("BT-49", "buyer", told.get().buyer(), addressed.buyer(), assumptions);
    byte[] ubl = einvoicing.write(addressed, PEPPOL);
    return Conversion.of(
        FORMAT, PeppolEnvelope.wrap(addressed, ubl, message), plain.losses(), assumptions);
  }

  private static void assume(
      String term, String who, Party before, Party after, List<Finding> assumptions) {
    Identifier address = after.electronicAddress();
    if (address != null && !address.equals(before.electronicAddress())) {
      assumptions.add(
          new Finding(
              "STORNO-SBDH-2",
              Severity.WARNING,
              FindingSource.INPUT,
              null,
              "The Peppol address of the "
                  + who
                  + " ("
                  + term
                  + ") is taken from the VAT identifier: "
                  + address.schemeId()
                  + ":"
                  + address.value(),
              List.of(term),
              null,
              null));
    }
  }
}
